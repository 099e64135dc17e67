// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>

namespace topfive {

// "pt 2", "part ii", "vol 2" within a folded title written one way: "part 2"; a Roman numeral at its end in digits.
[[nodiscard]] std::string with_plain_parts(std::string_view folded);

// A folded title for comparing: its parts written one way, without a leading "the".
[[nodiscard]] std::string title_core(std::string_view folded);

// Is this word of a folded text one that counts: part, vol, chapter?
[[nodiscard]] bool counts_parts(std::string_view word);

}
