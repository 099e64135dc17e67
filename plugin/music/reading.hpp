// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/music/comparison.hpp"
#include "plugin/music/credits.hpp"
#include "plugin/music/recording.hpp"
#include "plugin/music/version.hpp"
#include <chrono>
#include <string>
#include <vector>

namespace topfive {

// One way to understand the tags of a recording. A title such as "Stan - Live" or "Eminem - Stan" has several.
struct Reading {
    Credit credit;                  // an empty whole: it does not say
    std::string core;               // the title without notes, folded
    std::vector<std::string> loose; // subtitles and tails: of the title, the album, the artist or the label
    std::vector<std::string> again; // the title once more in another script, folded
    Versions versions;              // what the title says, but for
    Versions album_versions;        // what it repeats from the album's title, and what that says itself
    std::string album;              // folded, without notes
    std::chrono::milliseconds length{0};
    bool loose_notes = false; // loose holds what looks like a note: it has to be explained
    int neutral_notes = 0;
    double strain = 0; // how far-fetched this way is
};

// An album's title for comparing: folded, without "Deluxe Edition" and the like; and the versions that it names.
struct AlbumTitle {
    std::string core;
    Versions versions;
};
[[nodiscard]] AlbumTitle read_album(std::string_view raw);

// The plainest first; none when the title is blank.
[[nodiscard]] std::vector<Reading> readings(const Recording&);

// The plainest alone, from parts that were read before. Blank when the title is.
[[nodiscard]] Reading plain_reading(std::string_view title, const Credit&, std::string_view album, const AlbumTitle&);

[[nodiscard]] Compared compare(const Reading&, const Reading&, Tags);
// The pair that fits best.
[[nodiscard]] Compared compare(const std::vector<Reading>&, const std::vector<Reading>&, Tags);

}
