// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/music/note.hpp"
#include "plugin/music/version.hpp"
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

// A title taken apart at its dashes. "Eminem - Stan (Live at Leeds) [feat. Dido] - 2001 Remaster" has three segments;
// the second has the version live (leeds) and the featured Dido, the third is a neutral note.
struct Title {
    struct Segment {
        std::string raw;  // without brackets
        std::string text; // the same folded
        Note note;        // what the text is when it stands behind a dash: a note, or other

        // From its brackets.
        Versions versions;
        Versions album_versions;            // in a bracket that repeats the album's title
        std::vector<std::string> subtitles; // no note, folded
        std::vector<std::string> again;     // the text once more in another script, folded: 사랑 (Love)
        std::vector<std::string> featured;  // as written
        int neutral_notes = 0;
    };
    std::vector<Segment> segments; // one for most titles, none for a blank one
};

// The first longest_text signs of both (raw_title.hpp).
// `album`: the album's title, which untidy tags repeat in brackets behind the song's.
[[nodiscard]] Title read_title(std::string_view raw, std::string_view album = {});

}
