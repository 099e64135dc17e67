// SPDX-License-Identifier: MIT
#include "plugin/fetching/soundness.hpp"

#include "plugin/music/fold.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <optional>

namespace topfive {

namespace {

using std::chrono::milliseconds;
using namespace std::chrono_literals;

constexpr double least_decoded = 0.85; // of what the container tells
constexpr double most_silent = 0.5;
constexpr double most_noisy = 0.5;
constexpr auto exact = 3s; // labels' lengths and services' lengths differ by rounding and a fade

double seconds(milliseconds length)
{
    return static_cast<double>(length.count()) / 1000;
}

// A video may hold an intro that the chart's recording has not: the band of the loosest tier (best_match.hpp).
milliseconds band(milliseconds length)
{
    return std::max<milliseconds>(15s, length / 20);
}

// A header may promise a little more than there is, encoders' padding; a decoder that complains has lost something.
bool cut_off(const Sound& sound)
{
    const auto lacking = sound.told - sound.length;
    return sound.length < std::chrono::duration_cast<milliseconds>(sound.told * least_decoded) ||
           (!sound.complaint.empty() && lacking > 1s);
}

// Rain and white noise are music to those who search for them.
bool is_meant_to_be_noise(const Recording& wanted)
{
    const auto words = " " + fold(wanted.title + " " + wanted.main_artist() + " " + wanted.album) + " ";
    return words.find(" noise ") != std::string::npos || words.find(" rain ") != std::string::npos;
}

std::optional<std::string> fault(const Recording& wanted, const Candidate& candidate, const Sound& sound)
{
    if (sound.length <= 0ms)
        return "the file holds no sound";
    if (cut_off(sound))
        return fmt::format("the file is cut off: {:.1f} s of {:.1f} s can be decoded{}{}", seconds(sound.length),
                           seconds(sound.told), sound.complaint.empty() ? "" : ": ", sound.complaint);
    if (candidate.length > 0ms && sound.length + std::max<milliseconds>(3s, candidate.length / 50) < candidate.length)
        return fmt::format("the file is cut off: {:.1f} s of {:.1f} s", seconds(sound.length),
                           seconds(candidate.length));
    if (wanted.length > 0ms && std::chrono::abs(sound.length - wanted.length) > band(wanted.length))
        return fmt::format("the file is {:.1f} s long, the recording {:.1f} s", seconds(sound.length),
                           seconds(wanted.length));
    if (sound.silent > most_silent)
        return fmt::format("{:.0f} % of it are silence", sound.silent * 100);
    if (sound.noisy > most_noisy && !is_meant_to_be_noise(wanted))
        return fmt::format("{:.0f} % of it are noise", sound.noisy * 100);
    return {};
}

Figures figures_of(const Sound& sound)
{
    Figures figures{{"codec", sound.codec},
                    {"length_ms", fmt::format("{}", sound.length.count())},
                    {"container_ms", fmt::format("{}", sound.told.count())},
                    {"silence", fmt::format("{:.2f}", sound.silent)},
                    {"noise", fmt::format("{:.2f}", sound.noisy)},
                    {"peak", fmt::format("{:.3f}", sound.peak)}};
    if (sound.loudness)
        figures.emplace_back("lufs", fmt::format("{:.1f}", *sound.loudness));
    return figures;
}

}

Opinion judge_soundness(const Recording& wanted, const Candidate& candidate, const Sound& sound)
{
    Opinion opinion{Opinion::Outcome::unknown, "", figures_of(sound)};
    if (auto against = fault(wanted, candidate, sound)) {
        opinion.outcome = Opinion::Outcome::failed;
        opinion.why = std::move(*against);
        return opinion;
    }
    opinion.why = fmt::format("decodes to its end: {}, {:.1f} s", sound.codec, seconds(sound.length));
    if (wanted.length <= 0ms || std::chrono::abs(sound.length - wanted.length) > exact)
        return opinion;
    if (candidate.kind == Candidate::Kind::label_audio)
        opinion.why += ", as long as the chart says, the label's own track";
    else if (candidate.by_isrc)
        opinion.why += ", as long as the chart says, found by its ISRC";
    else
        return opinion;
    opinion.outcome = Opinion::Outcome::passed;
    return opinion;
}

}
