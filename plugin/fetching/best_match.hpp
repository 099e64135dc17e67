// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/candidate.hpp"
#include "plugin/music/recording.hpp"
#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace topfive {

// What one candidate is worth for one wanted recording.
struct Judged {
    std::size_t index = 0; // into the candidates
    bool good = false;     // may be fetched: says same, in its tier's duration band, above the floor
    bool doubtful = false; // the titles do not agree in full: taken only when nothing else is offered
    int tier = 0;          // 0 is the best
    double score = 0;      // 0 to 1
    std::string why;       // why (not), in words for a person
    std::vector<std::pair<std::string, std::string>> figures; // title, artist, length difference, tier, views, ...
};

// Every candidate judged, the good ones first, best first. `siblings` are other songs of the artist: a candidate that
// fits one of them better is that song. When the best and the second differ too little and are not the same recording,
// none is good. Of candidates that differ in nothing the first offered comes first. Of each text the first longest_text
// signs are read (raw_title.hpp), of artists the first 50, so that time grows with the number of candidates alone.
[[nodiscard]] std::vector<Judged> judge(const Recording& wanted, std::span<const Candidate>,
                                        std::span<const Recording> siblings = {});

}
