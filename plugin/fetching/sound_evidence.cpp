// SPDX-License-Identifier: MIT
#include "plugin/fetching/sound_evidence.hpp"

#include "plugin/music/comparison.hpp"
#include "plugin/music/credits.hpp"
#include "plugin/music/edit_distance.hpp"
#include "plugin/music/fold.hpp"
#include "plugin/music/likeness.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace topfive {

namespace {

using Outcome = Opinion::Outcome;

constexpr double fits_well = 0.80;   // AcoustID's score
constexpr double title_right = 0.70; // of two titles
constexpr double artist_right = 0.60;
constexpr double clearly_other = 0.30;
// Bits that differ between a clip and the same place of the song. The same sound at any bitrate: below 0.15; other
// sound at its best place: 0.30 and more.
constexpr double same_sound = 0.20;
constexpr double other_sound = 0.28;

std::size_t signs(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xc0) != 0x80; }));
}

// The share of signs that two folded texts need not change to become one.
double alike(const std::string& left, const std::string& right)
{
    const auto longer = std::max(signs(left), signs(right));
    if (longer == 0)
        return 0;
    const auto errors = edit_distance(left, right, longer);
    return 1 - static_cast<double>(std::min(errors, longer)) / static_cast<double>(longer);
}

double titles_alike(const std::string& left, const std::string& right)
{
    return alike(fold(left), fold(right));
}

double artists_alike(const Recording& wanted, const KnownSound& known)
{
    double best = credits_alike(read_credits(wanted.artists), read_credits(known.artists));
    for (const auto& left : wanted.artists)
        for (const auto& right : known.artists)
            best = std::max({best, names_alike(fold_artist(left), fold_artist(right)),
                             alike(fold_artist(left), fold_artist(right))});
    return best;
}

bool written_otherwise(const Recording& wanted, const KnownSound& known)
{
    return other_script(fold(wanted.title), fold(known.title)) ||
           std::ranges::all_of(known.artists,
                               [&](const auto& name) { return other_script(fold(wanted.main_artist()), fold(name)); });
}

Recording recording_of(const KnownSound& known)
{
    Recording recording;
    recording.title = known.title;
    recording.artists = known.artists;
    return recording;
}

Outcome judge_one(const Recording& wanted, const KnownSound& known)
{
    if (!wanted.mbid.empty() && wanted.mbid == known.mbid)
        return Outcome::passed;
    const auto likeness = compare(wanted, recording_of(known)).likeness;
    if (likeness == Likeness::same)
        return Outcome::passed;
    if (likeness == Likeness::other_version)
        return Outcome::failed;
    const double title = titles_alike(wanted.title, known.title);
    const double artist = artists_alike(wanted, known);
    if (title >= title_right && artist >= artist_right)
        return Outcome::passed;
    if (written_otherwise(wanted, known))
        return Outcome::unknown;
    return title < clearly_other || artist < clearly_other ? Outcome::failed : Outcome::unknown;
}

std::string naming(const KnownSound& known)
{
    return fmt::format("“{}” by {}", known.title, fmt::join(known.artists, ", "));
}

}

Opinion judge_known_sound(const Recording& wanted, std::span<const KnownSound> known)
{
    std::vector<KnownSound> fit;
    for (const KnownSound& one : known)
        if (one.score >= fits_well && !one.title.empty() && !one.artists.empty())
            fit.push_back(one);
    if (fit.empty())
        return {Outcome::unknown,
                "AcoustID does not know this sound",
                {{"acoustid_known", fmt::format("{}", known.size())}}};
    std::ranges::stable_sort(fit, std::ranges::greater(), &KnownSound::score);
    Figures figures{{"acoustid_score", fmt::format("{:.2f}", fit.front().score)},
                    {"acoustid_known", fmt::format("{}", known.size())}};
    bool all_other = true;
    for (const KnownSound& one : fit) {
        const auto outcome = judge_one(wanted, one);
        if (outcome == Outcome::passed)
            return {Outcome::passed, fmt::format("AcoustID knows the sound as {}", naming(one)), std::move(figures)};
        all_other &= outcome == Outcome::failed;
    }
    if (all_other)
        return {Outcome::failed, fmt::format("by its sound it is {} (AcoustID)", naming(fit.front())),
                std::move(figures)};
    return {Outcome::unknown, fmt::format("AcoustID knows the sound as {}, which says little", naming(fit.front())),
            std::move(figures)};
}

Opinion judge_clip(std::span<const std::uint32_t> clip, std::span<const std::uint32_t> song)
{
    const auto place = align(clip, song);
    if (!place)
        return {Outcome::unknown, "the chart's clip is too short to compare", {}};
    Figures figures{{"clip_errors", fmt::format("{:.3f}", place->errors)},
                    {"clip_at_ms", fmt::format("{}", place->at.count())}};
    if (place->errors <= same_sound)
        return {Outcome::passed, "the chart's clip is heard in it", std::move(figures)};
    if (place->errors >= other_sound)
        return {Outcome::failed, "the chart's clip is not heard in it", std::move(figures)};
    return {Outcome::unknown, "the chart's clip is heard in it, perhaps", std::move(figures)};
}

}
