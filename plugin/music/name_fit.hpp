// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

// How well a text fits an artist's name, both folded, 0 to 1: 1 the same words; down to 0.9 the same but for order,
// binding words or typing errors; below that one holds the other, gives initials or resembles it, which is right more
// often than not. A beginning is not a name: "emi" is not Eminem.
[[nodiscard]] double fit_of_name(std::string_view text, std::string_view name);

// A name of signs alone as people say it: "+/-" is "plus minus", "!!!" "chk chk chk"; others as they are.
[[nodiscard]] std::string spoken(std::string_view folded);

// The three-letter pieces of each word, hashed and sorted: what two names that resemble each other share.
[[nodiscard]] std::vector<std::uint32_t> trigrams(std::string_view folded);

}
