// SPDX-License-Identifier: MIT
#include "plugin/fetching/best_match.hpp"

#include "plugin/fetching/candidate_length.hpp"
#include "plugin/fetching/candidate_tier.hpp"
#include "plugin/fetching/candidate_words.hpp"
#include "plugin/music/fold.hpp"
#include "plugin/music/likeness.hpp"
#include "plugin/music/raw_title.hpp"
#include "plugin/music/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace topfive {

namespace {

// Less than this is none.
constexpr double floor_of_score = 0.55;
// Two candidates of one tier that differ less are told apart by what follows: their views.
constexpr double even_score = 0.02;

double album_closeness(const Recording& wanted, const Candidate& candidate)
{
    if (wanted.album.empty() || candidate.album.empty())
        return 0.5;
    return names_alike(read_album(wanted.album).core, read_album(candidate.album).core);
}

double lyrics_closeness(const Recording& wanted, const Candidate& candidate)
{
    if (!wanted.explicit_lyrics || !candidate.explicit_lyrics)
        return 0.5;
    return *wanted.explicit_lyrics == *candidate.explicit_lyrics ? 1 : 0;
}

// Names that only one of the two credits: "bad guy" with and without Justin Bieber. A label says who sings.
double foreign_company(const Sought& wanted, const Candidate& candidate, const std::vector<Reading>& offered)
{
    if (candidate.kind != Candidate::Kind::label_audio || offered.empty())
        return 0;
    const auto lack = [](const std::vector<std::string>& some, const std::vector<std::string>& others) {
        return std::any_of(some.begin(), some.end(), [&](const std::string& name) {
            return std::none_of(others.begin(), others.end(), [&](const std::string& other) {
                return contains_words(other, name) || contains_words(name, other);
            });
        });
    };
    const auto& names = offered.front().credit.parts;
    return (lack(wanted.names, names) ? 0.025 : 0) + (lack(names, wanted.names) ? 0.025 : 0);
}

// Among uploads by anybody the plain song of a known channel comes before lyrics and pictures by others.
double upload_flaws(const Candidate& candidate, Tier tier)
{
    if (tier != Tier::rest)
        return 0;
    const auto title = fold(candidate.title);
    const bool words =
        contains_words(title, "lyrics") || contains_words(title, "lyric") || contains_words(title, "letra");
    return (words ? 0.04 : 0) + (contains_words(title, "unofficial") ? 0.04 : 0) + (candidate.verified ? 0 : 0.03);
}

std::string difference(std::chrono::milliseconds wanted, std::chrono::milliseconds offered)
{
    if (wanted.count() <= 0 || offered.count() <= 0)
        return "unknown";
    return fmt::format("{:+.1f} s", std::chrono::duration<double>(offered - wanted).count());
}

// The sibling that fits the candidate better than the wanted recording does; empty: none.
std::string better_sibling(const Compared& own, const std::vector<Reading>& offered,
                           std::span<const Recording> siblings, const std::vector<std::vector<Reading>>& ways)
{
    for (std::size_t i = 0; i < siblings.size(); ++i) {
        const auto compared = compare(ways[i], offered, Tags::tidy);
        if (compared.likeness == Likeness::same && compared.forgiven < own.forgiven)
            return siblings[i].title;
    }
    return {};
}

void shorten(std::string& text)
{
    text.resize(first_signs(text, longest_text).size());
}

void shorten(std::vector<std::string>& names)
{
    if (names.size() > 50)
        names.resize(50);
    for (auto& name : names)
        shorten(name);
}

// A title longer than any is judged by its beginning, so that time stays linear in the number of candidates.
Candidate bounded(Candidate candidate)
{
    for (auto* text : {&candidate.title, &candidate.channel, &candidate.album})
        shorten(*text);
    shorten(candidate.artists);
    return candidate;
}

Recording bounded(Recording recording)
{
    shorten(recording.title);
    shorten(recording.album);
    shorten(recording.artists);
    return recording;
}

class Judge {
public:
    Judge(const Recording& wanted, std::span<const Candidate> candidates, std::span<const Recording> siblings)
        : recording_(bounded(wanted)), wanted_(recording_), candidates_(candidates), siblings_(siblings)
    {
        for (const auto& sibling : siblings)
            sibling_ways_.push_back(readings(bounded(sibling)));
    }

    std::vector<Judged> run()
    {
        std::vector<Judged> all;
        all.reserve(candidates_.size());
        for (std::size_t i = 0; i < candidates_.size(); ++i)
            all.push_back(one(i));
        std::stable_sort(all.begin(), all.end(), [](const Judged& a, const Judged& b) {
            if (a.good != b.good)
                return a.good;
            if (a.good && a.doubtful != b.doubtful)
                return b.doubtful;
            if (a.good && a.tier != b.tier)
                return a.tier < b.tier;
            return a.score > b.score;
        });
        views_decide(all);
        demand_margin(all);
        return all;
    }

private:
    Judged one(std::size_t index) const
    {
        const auto candidate = bounded(candidates_[index]);
        const auto& wanted = wanted_.recording;
        Judged judged;
        judged.index = index;
        const auto offered = candidate_readings(candidate, wanted.artists);
        const auto words = judge_words(wanted_, candidate, offered);
        const auto level = tier(wanted_, candidate);
        const auto forgiven = words.compared.forgiven;
        const auto length = judge_length(wanted.length, candidate.length, level, forgiven != Forgiven::nothing);
        judged.tier = static_cast<int>(level);
        judged.doubtful = forgiven != Forgiven::nothing;
        judged.score = 0.5 * words.compared.score + 0.3 * length.closeness + 0.12 * album_closeness(wanted, candidate) +
                       0.08 * lyrics_closeness(wanted, candidate) - upload_flaws(candidate, level) -
                       foreign_company(wanted_, candidate, offered);
        auto obstacle = words.obstacle;
        if (obstacle.empty() && candidate.live)
            obstacle = "a broadcast";
        if (obstacle.empty() && level == Tier::rest && forgiven == Forgiven::words)
            obstacle = words.compared.why;
        if (obstacle.empty())
            obstacle = length.obstacle;
        if (obstacle.empty())
            if (const auto sibling = better_sibling(words.compared, offered, siblings_, sibling_ways_);
                !sibling.empty())
                obstacle = fmt::format("it is rather \"{}\"", sibling);
        if (obstacle.empty() && judged.score < floor_of_score)
            obstacle = fmt::format("too little speaks for it ({})", words.compared.why);
        judged.good = obstacle.empty();
        judged.why = judged.good ? fmt::format("{}, {}", name(level), words.compared.why) : obstacle;
        judged.figures = {{"title", candidate.title},
                          {"artist", candidate.artists.empty() ? candidate.channel : candidate.artists.front()},
                          {"words", fmt::format("{:.2f}", words.compared.score)},
                          {"length difference", difference(wanted.length, candidate.length)},
                          {"tier", std::string(name(level))},
                          {"views", std::to_string(candidate.views)},
                          {"score", fmt::format("{:.3f}", judged.score)}};
        return judged;
    }

    // Among the good ones of the best tier that score about evenly the most viewed comes first.
    void views_decide(std::vector<Judged>& all) const
    {
        if (all.empty() || !all.front().good)
            return;
        const auto& best = all.front();
        const auto end = std::find_if(all.begin(), all.end(), [&](const Judged& one) {
            return !one.good || one.doubtful != best.doubtful || one.tier != best.tier ||
                   best.score - one.score > even_score;
        });
        std::stable_sort(all.begin(), end, [&](const Judged& a, const Judged& b) {
            return candidates_[a.index].views > candidates_[b.index].views;
        });
    }

    void demand_margin(std::vector<Judged>& all) const
    {
        if (all.size() < 2 || !all[1].good || all[0].tier != all[1].tier ||
            std::abs(all[0].score - all[1].score) > even_score)
            return;
        const auto& first = candidates_[all[0].index];
        const auto& second = candidates_[all[1].index];
        const auto& artists = wanted_.recording.artists;
        const auto compared =
            compare(candidate_readings(first, artists), candidate_readings(second, artists), Tags::tidy);
        if (compared.likeness == Likeness::same)
            return;
        for (auto& judged : all)
            if (judged.good) {
                judged.good = false;
                judged.why =
                    fmt::format("\"{}\" and \"{}\" fit equally well and are not the same", first.title, second.title);
            }
    }

    const Recording recording_;
    Sought wanted_;
    std::span<const Candidate> candidates_;
    std::span<const Recording> siblings_;
    std::vector<std::vector<Reading>> sibling_ways_;
};

}

std::vector<Judged> judge(const Recording& wanted, std::span<const Candidate> candidates,
                          std::span<const Recording> siblings)
{
    return Judge(wanted, candidates, siblings).run();
}

}
