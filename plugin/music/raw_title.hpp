// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

// Titles as people and programs write them, before anything is folded.

// Signs of a title, an album's title or a name that are read; what stands behind them is not looked at. No real one is
// longer, and so time does not grow with what a tag or a service holds.
inline constexpr std::size_t longest_text = 300;
// Parts at dashes and brackets of a title that are told apart; the last part holds the rest.
inline constexpr std::size_t most_parts = 8;

// No bracket, dash, "feat." or track number can stand in it: nothing to take apart. Most titles.
[[nodiscard]] bool is_plain_title(std::string_view raw);

// "Iris_-_Rock_and_Roll" and "Paul-Glass---Lady" with blanks.
[[nodiscard]] std::string spaced(std::string_view raw);

// Parted at " - ", " | ", " // " and the like; also "A -B" and "A- B". At most most_parts.
[[nodiscard]] std::vector<std::string> parted_at_dashes(std::string_view raw);

// How many signs a track number in front takes: "005-", "0A3-", "019This"; 0: none.
[[nodiscard]] std::size_t track_number(std::string_view raw);
// What may be one as well as a word of the title: "13. Stan", "99 - Toto", "A1 - Stan".
[[nodiscard]] std::size_t perhaps_track_number(std::string_view raw);

}
