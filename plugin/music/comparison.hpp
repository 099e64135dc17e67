// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/music/recording.hpp"
#include <cstddef>
#include <string>
#include <vector>

namespace topfive {

// The one comparison (CONTRACT 10). same: differs at most in neutral notes (feat., remaster, mono and stereo,
// explicit and clean, radio, single and album edit). other_version: live, remix, acoustic, ... other_song: the rest.
enum class Likeness { same, other_version, other_song };

// What the titles of two recordings that are `same` do not share: spelling, or words that only one of them has.
enum class Forgiven { nothing, spelling, words };

struct Compared {
    Likeness likeness = Likeness::other_song;
    double score = 0; // 0 to 1: how sure the words are; neutral notes cost points, never the match
    Forgiven forgiven = Forgiven::nothing;
    std::string why; // "the title says live", "another artist", ... in words for a person
};

// Where the tags come from. tidy: services, which spell titles alike; there a song of the same album and length with a
// similar title is another song. spoilt: people's files, where album and length make up for a title that is badly
// spelt.
enum class Tags { tidy, spoilt };

[[nodiscard]] Compared compare(const Recording&, const Recording&, Tags = Tags::tidy);

// Texts that are equal for recordings that are `same` without typing errors, one for each credited artist: two
// recordings are one when they share a key. Fit for a UNIQUE column.
[[nodiscard]] std::vector<std::string> identity_keys(const Recording&);

// The first `count` places of a chart in its order: same and other version of one song fold into one place, represented
// by the version without marks if the chart has one.
[[nodiscard]] std::vector<Recording> fold_chart(std::vector<Recording>, std::size_t count);

}
