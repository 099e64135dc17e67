// SPDX-License-Identifier: MIT
#pragma once
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

// What makes a recording another version of a song.
enum class VersionKind : std::uint8_t {
    live,
    remix,
    acoustic,
    instrumental,
    karaoke,
    cover,
    demo,
    sped_up,
    slowed,
    effect, // 8D, bass boosted, reverb, lo-fi
    extended,
    cut,         // a part only: TV size, snippet, teaser
    language,    // detail: which
    arrangement, // orchestral, piano, "Taylor's Version": detail tells
    take,        // alternate take, outtake, rehearsal
    talk,        // reaction, lesson, interview: about the song
};

struct Version {
    VersionKind kind{};
    std::string detail; // folded: who remixed, where it was played, which language; empty: it does not say

    auto operator<=>(const Version&) const = default; // NOLINT(modernize-use-nullptr): clang-tidy 14 errs
};

using Versions = std::vector<Version>; // sorted, each kind and detail once

[[nodiscard]] std::string_view name(VersionKind);

// How two sets of versions stand to each other. vague: of the same kinds, but one says more (Live; Live at Wembley).
enum class VersionsLikeness { equal, vague, different };
[[nodiscard]] VersionsLikeness compare(const Versions&, const Versions&);

// For a person: "live", "remix by armand van helden"; "plain" when there is none.
[[nodiscard]] std::string describe(const Versions&);

void add(Versions&, Version);

}
