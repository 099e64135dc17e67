// SPDX-License-Identifier: MIT
#include "adapters/sound/noise.hpp"

#include <algorithm>
#include <cmath>
#include <kissfft/kiss_fftr.h>
#include <numbers>

namespace topfive {

namespace {

constexpr std::size_t spectra_a_second = 10;
constexpr std::size_t spectra_a_stretch = 4 * spectra_a_second;
constexpr double nothing = 1e-12; // power that stands for silence, below what 16 bits hold
constexpr double depth = 50;      // dB below the loudest band: what is lower is the codec's rest
constexpr double steady = 4;      // dB; chance moves a band of noise by 1.5, a codec by 3, music by 10 and more
constexpr double flat = 0.45;     // of 0.56, what the spectrum of pure noise is expected to have

}

struct Noise::Transform {
    struct Free {
        void operator()(kiss_fftr_state* held) const { kiss_fftr_free(held); }
    };
    std::unique_ptr<kiss_fftr_state, Free> state{kiss_fftr_alloc(window, 0, nullptr, nullptr)};
    std::vector<kiss_fft_cpx> spectrum{window / 2 + 1};
};

Noise::Noise(PcmFormat format)
    : channels_(static_cast<std::size_t>(format.channels)),
      hop_(std::max(window, static_cast<std::size_t>(format.sample_rate) / spectra_a_second)), shape_(window),
      transform_(std::make_unique<Transform>())
{
    for (std::size_t n = 0; n < window; ++n)
        shape_[n] = static_cast<float>(0.5 - 0.5 * std::cos(2 * std::numbers::pi * static_cast<double>(n) / window));
    mono_.reserve(window);
}

Noise::~Noise() = default;

void Noise::hear(Pcm samples)
{
    for (std::size_t at = 0; at + channels_ <= samples.size(); at += channels_) {
        if (frame_ < window) {
            float sum = 0;
            for (std::size_t channel = 0; channel < channels_; ++channel)
                sum += samples[at + channel];
            mono_.push_back(sum * shape_[frame_]);
        }
        if (++frame_ == hop_)
            take_spectrum();
    }
}

void Noise::take_spectrum()
{
    auto& spectrum = transform_->spectrum;
    kiss_fftr(transform_->state.get(), mono_.data(), spectrum.data());
    mono_.clear();
    frame_ = 0;
    for (std::size_t band = 0; band < bands; ++band) {
        double sum = 0;
        double logs = 0;
        for (std::size_t n = 0; n < bins; ++n) {
            const auto& bin = spectrum[4 + band * bins + n]; // the first are a constant and what the window smears
            const double power = static_cast<double>(bin.r) * bin.r + static_cast<double>(bin.i) * bin.i + nothing;
            sum += power;
            logs += std::log(power);
        }
        const double mean = sum / bins;
        const double level = 10 * std::log10(mean);
        stretch_.level[band] += level;
        stretch_.square[band] += level * level;
        stretch_.flatness[band] += std::exp(logs / bins) / mean;
    }
    if (++stretch_.spectra < spectra_a_stretch)
        return;
    ++stretches_;
    noisy_ += is_noise(stretch_) ? 1 : 0;
    stretch_ = {};
}

bool Noise::is_noise(const Stretch& stretch) const
{
    const auto count = static_cast<double>(stretch.spectra);
    const auto loudest = *std::ranges::max_element(stretch.level) / count;
    if (loudest < 10 * std::log10(nothing) + depth)
        return false; // silence
    std::size_t heard = 0;
    std::size_t top = 0;
    while (top < bands && stretch.level[top] / count >= loudest - depth)
        ++top;
    // The highest of them is left out: a codec's limit may lie inside it.
    for (std::size_t band = 0; band + 1 < top; ++band, ++heard) {
        const double level = stretch.level[band] / count;
        const double moves = std::sqrt(std::max(0.0, stretch.square[band] / count - level * level));
        if (moves > steady || stretch.flatness[band] / count < flat)
            return false;
    }
    return heard > bands / 4;
}

double Noise::share() const
{
    return stretches_ == 0 ? 0 : static_cast<double>(noisy_) / static_cast<double>(stretches_);
}

}
