// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

// The names in a credit, folded as artists. `whole` is the first name up to a clear separator (feat., vs., with, ;);
// `parts` also parts at &, "and", commas and x, which may belong to a name: Simon & Garfunkel.
struct Credit {
    std::string whole;
    std::vector<std::string> parts; // the main one first; holds `whole` too
};

[[nodiscard]] Credit read_credit(std::string_view raw);
[[nodiscard]] Credit read_credits(const std::vector<std::string>& raw);

// Names as written, parted at the clear separators alone.
[[nodiscard]] std::vector<std::string> clear_parts(std::string_view raw);
// Names as written, parted at every separator.
[[nodiscard]] std::vector<std::string> all_parts(std::string_view raw);

// How alike two credits are: 1 the same main artist, less when one is only among the other's names or mistyped, 0 not.
[[nodiscard]] double credits_alike(const Credit&, const Credit&);

// Plays the songs of others: "Tribute to Daft Punk", "Daft Punk's Karaoke Band", "Made famous by Daft Punk".
[[nodiscard]] bool plays_others(std::string_view folded);

// Nobody in particular: Various Artists, [unknown], empty.
[[nodiscard]] bool names_nobody(std::string_view folded);

}
