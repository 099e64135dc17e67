// SPDX-License-Identifier: MIT
#include "tests/eval/report_peers.hpp"

#include "plugin/music/edit_distance.hpp"
#include "plugin/music/fold.hpp"
#include "plugin/music/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string>
#include <string_view>
#include <vector>

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

std::optional<std::size_t> weighted_likeness(const Recording& wanted, std::span<const Candidate> candidates)
{
    constexpr std::array<std::string_view, 6> versions{"live",         "remix",   "acoustic",
                                                       "instrumental", "karaoke", "unplugged"};
    const auto title = fold(wanted.title);
    const auto artist = fold(wanted.main_artist());
    return highest(candidates, 0.58, [&](const Candidate& candidate) {
        const auto offered = fold(candidate.title);
        if (std::any_of(versions.begin(), versions.end(), [&](std::string_view version) {
                return contains_words(offered, version) && !contains_words(title, version);
            }))
            return 0.0;
        const auto titles = std::max(likeness(title, offered), likeness(artist + ' ' + title, offered)) / 100;
        const auto artists =
            std::max(likeness(artist, offered_artist(candidate)), contains_words(offered, artist) ? 100.0 : 0.0) / 100;
        if (artists < 0.15)
            return 0.0;
        const auto longer = std::chrono::duration<double>(std::max(wanted.length, candidate.length)).count();
        const auto apart = seconds_apart(wanted, candidate);
        const bool known = wanted.length.count() > 0 && candidate.length.count() > 0;
        const auto time = !known ? 0.5 : apart <= 5 ? 1.0 : std::max(0.0, 1 - 5 * apart / longer);
        return 0.6 * titles + 0.2 * artists + 0.2 * time;
    });
}

bool near_in_fields(const Recording& a, const Recording& b)
{
    double distance = 3 * (1 - likeness(fold(a.title), fold(b.title)) / 100) +
                      2 * (1 - likeness(fold_artist(a.main_artist()), fold_artist(b.main_artist())) / 100);
    double weight = 5;
    if (a.length.count() > 0 && b.length.count() > 0) {
        const auto apart = std::abs(std::chrono::duration<double>(a.length - b.length).count());
        distance += 2 * std::clamp((apart - 10) / 30, 0.0, 1.0);
        weight += 2;
    }
    return distance / weight <= 0.25;
}

std::optional<std::size_t> most_trigrams(std::string_view text, std::span<const Artist> artists)
{
    const auto trigrams = [](std::string_view name) {
        const auto padded = "  " + fold(name) + ' ';
        std::set<std::string> all;
        for (std::size_t i = 0; i + 3 <= padded.size(); ++i)
            all.insert(padded.substr(i, 3));
        return all;
    };
    const auto asked = trigrams(text);
    std::optional<std::size_t> best;
    double most = 0.3;
    for (std::size_t i = 0; i < artists.size(); ++i) {
        const auto offered = trigrams(artists[i].name);
        const auto shared = std::count_if(asked.begin(), asked.end(),
                                          [&](const std::string& three) { return offered.contains(three); });
        const auto all = asked.size() + offered.size() - static_cast<std::size_t>(shared);
        if (const auto share = static_cast<double>(shared) / static_cast<double>(all); share > most) {
            most = share;
            best = i;
        }
    }
    return best;
}

std::optional<std::size_t> likeness_and_time(const Recording& wanted, std::span<const Candidate> candidates)
{
    constexpr std::array<std::string_view, 11> forbidden{"bassboosted", "remix",        "remaster", "reverb",
                                                         "live",        "acoustic",     "8daudio",  "concert",
                                                         "slowed",      "instrumental", "cover"};
    const auto title = fold(wanted.title);
    const auto artist = fold(wanted.main_artist());
    const auto score = [&](const Candidate& candidate) {
        const auto offered = fold(candidate.title);
        const auto their_artist = offered_artist(candidate);
        auto name = likeness(title, offered);
        if (name <= 75)
            name = std::max({name, likeness(artist + ' ' + title, offered), likeness(title + ' ' + artist, offered),
                             likeness(artist + ' ' + title, their_artist + ' ' + offered)});
        for (const auto word : forbidden)
            if (offered.find(word) != std::string::npos && title.find(word) == std::string::npos)
                name -= 15;
        auto artists = likeness(artist, their_artist);
        if (artists < 70 && contains_words(offered, artist))
            artists = 100;
        const bool known = wanted.length.count() > 0 && candidate.length.count() > 0;
        const auto time = known ? 100 * std::exp(-0.1 * seconds_apart(wanted, candidate)) : 50;
        auto mean = (artists + name) / 2;
        if (name <= 60 || artists < 70 || time < 25 || (time < 50 && mean < 75))
            return 0.0;
        return mean <= 85 ? (mean + time) / 2 : mean;
    };
    std::vector<double> scores;
    for (const auto& candidate : candidates)
        scores.push_back(score(candidate));
    const auto best = scores.empty() ? 0 : *std::max_element(scores.begin(), scores.end());
    std::uint64_t most = 1;
    for (std::size_t i = 0; i < scores.size(); ++i)
        if (scores[i] > 0 && scores[i] >= best - 8)
            most = std::max(most, candidates[i].views);
    std::size_t at = 0;
    return highest(candidates, 1, [&](const Candidate& candidate) {
        const auto own = scores[at++];
        if (own <= 0 || own < best - 8)
            return 0.0;
        return own + 15 * static_cast<double>(candidate.views) / static_cast<double>(most);
    });
}

}
