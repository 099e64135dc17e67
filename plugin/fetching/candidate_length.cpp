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

Band band(Tier tier, double wanted, bool doubtful)
{
    // What the artist uploads may be a video, with a tail that is none of the words' fault.
    if (doubtful)
        return {2.5, tier == Tier::official_video || tier == Tier::artist_channel ? 4.0 : 2.5};
    switch (tier) {
    case Tier::official_video:
        return {6, std::max(12.0, 0.05 * wanted)};
    case Tier::rest:
        return {5, 6};
    default:
        return {std::max(8.0, 0.04 * wanted), std::max(8.0, 0.04 * wanted)};
    }
}

// Of a song; for uploads where nothing else tells.
constexpr auto shortest = 60s;
constexpr auto longest = 900s;

LengthVerdict of_unknown_length(std::chrono::milliseconds offered, Tier tier, bool doubtful)
{
    LengthVerdict verdict;
    if (doubtful && tier > Tier::label_audio)
        verdict.obstacle = "the length is unknown, and the words do not agree in full";
    else if (tier == Tier::rest && offered <= 0ms)
        verdict.obstacle = "its length is unknown"; // as a broadcast's
    else if (tier > Tier::label_audio && offered > 0ms && (offered < shortest || offered > longest))
        verdict.obstacle =
            fmt::format("{:.0f} s is no length of a song", std::chrono::duration<double>(offered).count());
    return verdict;
}

}

LengthVerdict judge_length(std::chrono::milliseconds wanted, std::chrono::milliseconds offered, Tier tier,
                           bool doubtful)
{
    if (wanted <= 0ms || offered <= 0ms)
        return of_unknown_length(offered, tier, doubtful);
    LengthVerdict verdict;
    const auto seconds = std::chrono::duration<double>(wanted).count();
    const auto apart = std::chrono::duration<double>(offered - wanted).count();
    const auto [shorter, longer] = band(tier, seconds, doubtful);
    if (apart > longer || -apart > shorter)
        verdict.obstacle = fmt::format("{:.0f} s {}", std::abs(apart), apart > 0 ? "longer" : "shorter");
    const auto most = apart > 0 ? longer : shorter;
    verdict.closeness = std::clamp(1 - std::max(0.0, std::abs(apart) - 1) / most, 0.0, 1.0);
    return verdict;
}

}
