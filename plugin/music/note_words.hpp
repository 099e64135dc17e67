// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/music/version.hpp"
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace topfive {

// The vocabulary of notes, folded.

// Words that name a version wherever they stand in a note. `length` is how many words the phrase has.
struct VersionPhrase {
    VersionKind kind{};
    std::size_t length = 0;
};
[[nodiscard]] std::optional<VersionPhrase> version_phrase(std::span<const std::string_view> words);

// Phrases of other languages than English; longer ones stand before their beginnings.
struct KnownPhrase {
    std::string_view text; // folded
    VersionKind kind{};
};
[[nodiscard]] std::span<const KnownPhrase> phrases_abroad();
// is_clear_word() in other languages than English.
[[nodiscard]] bool is_clear_abroad(std::string_view word);

// Instruments and who plays them together: alone in a note they tell an arrangement.
[[nodiscard]] bool is_instrument(std::string_view word);

// Words that change nothing: remastered, mono, official, video, 2011, ...
[[nodiscard]] bool is_neutral_word(std::string_view word);

// Words that only a note holds: official, video, lyrics, HD. Beside them no other word counts.
[[nodiscard]] bool is_clear_word(std::string_view word);

// "mix", "edit", "version": the words before them tell which.
enum class Suffix { none, remix, mix, edit, version };
[[nodiscard]] Suffix suffix(std::string_view word);

// The language that a word names, in English; empty: none.
[[nodiscard]] std::string_view language(std::string_view word);

}
