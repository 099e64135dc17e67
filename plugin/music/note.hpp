// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/music/version.hpp"
#include <string>
#include <string_view>

namespace topfive {

// What a text in brackets or behind a dash says about a title.
struct Note {
    // version: another version. credit: who else takes part. neutral: nothing that changes the recording (remaster,
    // mono, radio edit, official video, year). part: which part of a work. other: words of the title itself.
    enum class Kind { version, credit, neutral, part, other };
    Kind kind = Kind::other;
    Versions versions;
    bool pure = false; // version: no word besides
    std::string text;  // credit: the names as written; part: "part 2"; other: folded
};

[[nodiscard]] Note read_note(std::string_view raw);

// The note that the last words of a folded title may be when it stands without brackets: "stan live", "moments slowed
// reverb", "hello official video" (no versions). `core` is what remains before them; empty when there is none.
struct BareNote {
    std::string core;
    Versions versions;
};
[[nodiscard]] BareNote read_bare_note(std::string_view folded);

}
