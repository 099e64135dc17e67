// SPDX-License-Identifier: MIT
#include "tests/eval/report_peers.hpp"

#include "plugin/music/edit_distance.hpp"
#include "plugin/music/fold.hpp"
#include "plugin/music/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>

namespace topfive {

namespace {

double seconds_apart(const Recording& wanted, const Candidate& candidate)
{
    return std::abs(std::chrono::duration<double>(wanted.length - candidate.length).count());
}

// 100 for equal texts, 0 for texts without a common letter.
double likeness(std::string_view a, std::string_view b)
{
    const auto longer = std::max(a.size(), b.size());
    if (longer == 0)
        return 0;
    return 100.0 * (1 - static_cast<double>(edit_distance(a, b, longer)) / static_cast<double>(longer));
}

std::string offered_artist(const Candidate& candidate)
{
    return fold(candidate.artists.empty() ? candidate.channel : candidate.artists.front());
}

// The index with the highest score of at least `least`.
template <typename Score>
std::optional<std::size_t> highest(std::span<const Candidate> candidates, double least, Score score)
{
    std::optional<std::size_t> best;
    double most = least;
    for (std::size_t i = 0; i < candidates.size(); ++i)
        if (const double one = score(candidates[i]); one > most || (!best && one >= most)) {
            most = one;
            best = i;
        }
    return best;
}

}

std::optional<std::size_t> first_offered(const Recording&, std::span<const Candidate> candidates)
{
    return candidates.empty() ? std::nullopt : std::optional<std::size_t>(0);
}

std::optional<std::size_t> closest_length(const Recording& wanted, std::span<const Candidate> candidates)
{
    return highest(candidates.first(std::min<std::size_t>(5, candidates.size())), -1e9,
                   [&](const Candidate& candidate) { return -seconds_apart(wanted, candidate); });
}

std::optional<std::size_t> words_and_views(const Recording& wanted, std::span<const Candidate> candidates)
{
    std::uint64_t most_views = 1;
    for (const auto& candidate : candidates)
        most_views = std::max(most_views, candidate.views);
    const auto asked = fold(wanted.title + ' ' + wanted.main_artist());
    return highest(candidates, 80, [&](const Candidate& candidate) {
        const auto text = fold(candidate.title + ' ' + candidate.channel) + ' ' + offered_artist(candidate);
        const auto words = words_of(asked);
        const auto found = std::count_if(words.begin(), words.end(),
                                         [&](std::string_view word) { return contains_words(text, word); });
        const auto share = 100.0 * static_cast<double>(found) / static_cast<double>(words.size());
        if (share <= 65)
            return 0.0;
        const auto length = std::max(1.0, std::chrono::duration<double>(wanted.length).count());
        auto score = share - 100 * seconds_apart(wanted, candidate) / length;
        score += (100 - score) * (candidate.kind == Candidate::Kind::label_audio ? 0.5 : 0.25);
        return score + (100 - score) * 0.8 * static_cast<double>(candidate.views) / static_cast<double>(most_views);
    });
}

std::optional<std::size_t> likeness_and_time(const Recording& wanted, std::span<const Candidate> candidates)
{
    constexpr std::array<std::string_view, 11> forbidden{"bassboosted", "remix",        "remaster", "reverb",
                                                         "live",        "acoustic",     "8daudio",  "concert",
                                                         "slowed",      "instrumental", "cover"};
    const auto title = fold(wanted.title);
    return highest(candidates, 60, [&](const Candidate& candidate) {
        const auto offered = fold(candidate.title);
        auto name = std::max(likeness(title, offered), likeness(fold(wanted.main_artist()) + ' ' + title, offered));
        for (const auto word : forbidden)
            if (offered.find(word) != std::string::npos && title.find(word) == std::string::npos)
                name -= 15;
        const auto artist = likeness(fold(wanted.main_artist()), offered_artist(candidate));
        const auto time = 100 * std::exp(-0.1 * seconds_apart(wanted, candidate));
        if (name <= 60 || time < 25 || (artist < 70 && offered.find(fold(wanted.main_artist())) == std::string::npos))
            return 0.0;
        return (std::max(artist, 70.0) + name) / 2;
    });
}

}
