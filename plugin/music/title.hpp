// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/music/note.hpp"
#include "plugin/music/version.hpp"
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

// A title taken apart. "Eminem - Stan (Live at Leeds) [feat. Dido] (2001 Remaster)": segments Eminem and Stan,
// version live (leeds), featured Dido, one neutral note.
struct Title {
    // What stands between two dashes. A version or neutral note behind a dash is a segment too: it may be the song.
    struct Segment {
        std::string raw;
        std::string text; // folded, without notes
        Note::Kind kind = Note::Kind::other;
        Versions versions;
    };
    std::vector<Segment> segments;      // one for most titles, none for a blank one; the first is of kind other
    std::vector<std::string> subtitles; // texts in brackets at an end that are no note, folded
    Versions versions;                  // in brackets
    Versions album_versions;            // in brackets that repeat the album's title
    std::vector<std::string> featured;  // as written
    int neutral_notes = 0;
};

// `album`: the album's title, which untidy tags repeat in brackets behind the song's.
[[nodiscard]] Title read_title(std::string_view raw, std::string_view album = {});

}
