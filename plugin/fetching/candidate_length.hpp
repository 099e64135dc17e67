// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/candidate_tier.hpp"
#include <chrono>
#include <string>

namespace topfive {

// How a candidate's length stands to the wanted one.
struct LengthVerdict {
    double closeness = 0.5; // 1 equal to the second, 0 at the end of the band; 0.5 where a length is unknown
    std::string obstacle;   // why its length rules it out; empty: it does not
};

// `doubtful`: the words do not agree in full, so the lengths have to.
[[nodiscard]] LengthVerdict judge_length(std::chrono::milliseconds wanted, std::chrono::milliseconds offered, Tier,
                                         bool doubtful);

}
