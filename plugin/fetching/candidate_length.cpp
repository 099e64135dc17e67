// SPDX-License-Identifier: MIT
#include "plugin/fetching/candidate_length.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace topfive {

namespace {

using namespace std::chrono_literals;

// Seconds that a candidate may be shorter or longer. A video may have a head and a tail; an upload by anybody must fit.
struct Band {
    double shorter, longer;
};

Band band(Tier tier, double wanted)
{
    switch (tier) {
    case Tier::official_video:
        return {6, std::max(12.0, 0.05 * wanted)};
    case Tier::rest:
        return {5, 6};
    default:
        return {std::max(8.0, 0.04 * wanted), std::max(8.0, 0.04 * wanted)};
    }
}

}

LengthVerdict judge_length(std::chrono::milliseconds wanted, std::chrono::milliseconds offered, Tier tier)
{
    LengthVerdict verdict;
    if (wanted <= 0ms || offered <= 0ms) {
        if (tier > Tier::label_audio && offered <= 0ms)
            verdict.obstacle = "its length is unknown";
        else if (tier > Tier::official_audio)
            verdict.obstacle = "the length of the recording is unknown, and a video may have any";
        return verdict;
    }
    const auto seconds = std::chrono::duration<double>(wanted).count();
    const auto apart = std::chrono::duration<double>(offered - wanted).count();
    const auto [shorter, longer] = band(tier, seconds);
    if (apart > longer || -apart > shorter)
        verdict.obstacle = fmt::format("{:.0f} s {}", std::abs(apart), apart > 0 ? "longer" : "shorter");
    const auto most = apart > 0 ? longer : shorter;
    verdict.closeness = std::clamp(1 - std::max(0.0, std::abs(apart) - 1) / most, 0.0, 1.0);
    return verdict;
}

}
