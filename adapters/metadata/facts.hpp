// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/music/recording.hpp"
#include <string>

namespace topfive {

// What is known of a recording beyond its name. One bit each, so that a provider can say which it is able to tell.
namespace facts {
inline constexpr unsigned length = 1, isrc = 2, album = 4, mbid = 8, cover = 16, date = 32;
}

[[nodiscard]] unsigned missing_facts(const Recording&);

// In words: "length, ISRC".
[[nodiscard]] std::string facts_words(unsigned facts);

// Adds to a recording what it lacks and another account of the same recording tells. Nothing that is there changes.
void add_facts(Recording& to, const Recording& from);

}
