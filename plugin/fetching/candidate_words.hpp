// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/candidate.hpp"
#include "plugin/music/comparison.hpp"
#include "plugin/music/reading.hpp"
#include <string>
#include <vector>

namespace topfive {

// The recording that candidates are sought for, read once for all of them.
struct Sought {
    const Recording& recording;
    std::vector<Reading> ways;
    std::vector<std::string> names; // every credited artist, folded
    std::string known_words;        // title, artists and album, folded: words that say nothing against a candidate
    std::string further_words;      // the same without the title itself and the names

    explicit Sought(const Recording&);
};

// What the words of a candidate say about the wanted recording.
struct WordsVerdict {
    Compared compared;
    std::string obstacle; // why it is not this recording; empty: nothing speaks against it
};

[[nodiscard]] WordsVerdict judge_words(const Sought&, const Candidate&, const std::vector<Reading>& offered);

// The candidate as readings: its artists may stand in fields, in the title or in the channel's name; the names
// `sought` are looked for at both ends of its title.
[[nodiscard]] std::vector<Reading> candidate_readings(const Candidate&, const std::vector<std::string>& sought);

// A channel's name without " - Topic", "VEVO", "Official".
[[nodiscard]] std::string channel_artist(const std::string& channel);

}
