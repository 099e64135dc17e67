// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace topfive {

// Bytes of the well-formed UTF-8 sign that the text begins with; 0 when there is none.
[[nodiscard]] std::size_t utf8_sign(std::string_view);

[[nodiscard]] bool is_utf8(std::string_view);

// Signs from which on a text says something: fewer where a sign is a syllable or a word.
struct Shortest {
    std::size_t letters = 3;
    std::size_t ideographs = 2; // Han, Kana, Hangul
};

[[nodiscard]] bool long_enough(std::string_view text, const Shortest&);

// What a regular expression looks for when it is a plain text after all: anchors, leading and trailing ".*" and a case
// flag fall away, escapes are undone. Nothing when signs with a meaning of their own remain.
[[nodiscard]] std::optional<std::string> plain_text(std::string_view expression);

}
