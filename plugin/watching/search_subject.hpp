// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/watching/mpd_filter.hpp"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

// What a filter looks for, in the words of a SearchIntent.
struct Subject {
    std::string text;  // never empty, UTF-8
    std::string field; // "artist" and its like, "any", "title", "album", ...
    std::string title; // beside an artist
};

// How much a field says about an artist.
enum class FieldRank { album, title, any, artist };

// Nothing for a field that names no artist, song or album: file, base, genre, date, ...
[[nodiscard]] std::optional<FieldRank> rank_of(std::string_view field);

// The strongest thing that a filter asks for; nothing when it asks only for what is not something's name, or for the
// absence of something. Words given one by one (one (any contains 'x') each) are one text.
[[nodiscard]] std::optional<Subject> subject_of(const std::vector<Leaf>&);

}
