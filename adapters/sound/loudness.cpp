// SPDX-License-Identifier: MIT
#include "adapters/sound/loudness.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace topfive {

namespace {

constexpr std::size_t steps_a_second = 10;
constexpr std::size_t steps_a_block = 4;
constexpr double least = 1e-30; // of a filter's state: less is silence, and numbers that processors are slow with

double lufs(double energy)
{
    return -0.691 + 10 * std::log10(energy);
}

double energy(double lufs)
{
    return std::pow(10, (lufs + 0.691) / 10);
}

const double absolute_gate = energy(-70);
const double relative_gate = std::pow(10, -10.0 / 10);

struct Mean {
    double sum = 0;
    std::size_t count = 0;
    [[nodiscard]] double value() const { return count == 0 ? 0 : sum / static_cast<double>(count); }
};

// Of all blocks that reach the gate; a block begins at every step.
Mean mean_of_blocks(const std::vector<double>& steps, double gate)
{
    Mean mean;
    for (std::size_t n = steps_a_block; n <= steps.size(); ++n) {
        const auto* const end = steps.data() + n;
        const double block = (end[-1] + end[-2] + end[-3] + end[-4]) / steps_a_block;
        if (block < gate)
            continue;
        mean.sum += block;
        ++mean.count;
    }
    return mean;
}

}

// The standard gives both filters for 48 kHz; these are the analogue ones that they stand for, which libebur128 and
// FFmpeg use, too, at any rate.
Loudness::Filter Loudness::head(double sample_rate)
{
    constexpr double q = 0.7071752369554196;
    const double k = std::tan(std::numbers::pi * 1681.974450955533 / sample_rate);
    const double high = std::pow(10, 3.999843853973347 / 20);
    const double band = std::pow(high, 0.4996667741545416);
    const double a0 = 1 + k / q + k * k;
    return {{(high + band * k / q + k * k) / a0, 2 * (k * k - high) / a0, (high - band * k / q + k * k) / a0},
            {2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0}};
}

Loudness::Filter Loudness::bass(double sample_rate)
{
    constexpr double q = 0.5003270373238773;
    const double k = std::tan(std::numbers::pi * 38.13547087602444 / sample_rate);
    const double a0 = 1 + k / q + k * k;
    return {{1, -2, 1}, {2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0}};
}

Loudness::Pair Loudness::Filter::operator()(Pair in)
{
    const Pair out = b[0] * in + one;
    one = b[1] * in + two - a[0] * out;
    two = b[2] * in - a[1] * out;
    return out;
}

Loudness::Loudness(PcmFormat format)
    : channels_(static_cast<std::size_t>(format.channels)),
      step_(std::max<std::size_t>(1, (static_cast<std::size_t>(format.sample_rate) + steps_a_second / 2) /
                                         steps_a_second)),
      head_(head(format.sample_rate)), bass_(bass(format.sample_rate))
{
}

void Loudness::hear(Pcm samples)
{
    const auto frames = samples.size() / channels_;
    for (std::size_t at = 0; at < frames;) {
        const auto count = std::min(frames - at, step_ - heard_);
        if (channels_ == 1)
            hear<1>(samples.data() + at, count);
        else
            hear<2>(samples.data() + 2 * at, count);
        at += count;
        heard_ += count;
        if (heard_ == step_)
            end_step();
    }
}

template <std::size_t channels>
void Loudness::hear(const float* samples, std::size_t frames)
{
    // Copies, which need not stand in memory after each frame.
    Filter head = head_, bass = bass_;
    Pair energy = energy_, peak = peak_;
    for (std::size_t n = 0; n < frames; ++n) {
        const Pair in{samples[channels * n], channels == 1 ? 0 : samples[channels * n + 1]};
        const Pair size = in < 0 ? -in : in;
        peak = size > peak ? size : peak;
        const Pair weighted = bass(head(in));
        energy += weighted * weighted;
    }
    head_ = head;
    bass_ = bass;
    energy_ = energy;
    peak_ = peak;
}

void Loudness::end_step()
{
    energies_.push_back((energy_[0] + energy_[1]) / static_cast<double>(step_));
    energy_ = Pair{};
    heard_ = 0;
    for (Pair* state : {&head_.one, &head_.two, &bass_.one, &bass_.two})
        for (int channel = 0; channel < 2; ++channel)
            if (std::abs((*state)[channel]) < least)
                (*state)[channel] = 0;
}

std::optional<double> Loudness::integrated() const
{
    const auto loud = mean_of_blocks(energies_, absolute_gate);
    if (loud.count == 0)
        return {};
    return lufs(mean_of_blocks(energies_, std::max(absolute_gate, loud.value() * relative_gate)).value());
}

double Loudness::peak() const
{
    return std::max(peak_[0], peak_[1]);
}

}
