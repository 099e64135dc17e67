// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/sound/pcm.hpp"
#include <array>
#include <memory>
#include <vector>

namespace topfive {

// How much of a sound is steady noise: hiss, or bytes that are no sound at all. Music has tones, or its level moves:
// a stretch counts only when for some seconds neither is so in any part of the spectrum.
class Noise {
public:
    explicit Noise(PcmFormat);
    ~Noise();
    void hear(Pcm);
    [[nodiscard]] double share() const; // 0 to 1 of the time heard

private:
    static constexpr std::size_t window = 2048; // samples of a spectrum
    static constexpr std::size_t bins = 16;     // of a band
    static constexpr std::size_t bands = 32;

    // What a few seconds amount to, band by band.
    struct Stretch {
        std::array<double, bands> level{};    // sum of dB
        std::array<double, bands> square{};   // sum of dB squared
        std::array<double, bands> flatness{}; // sum
        std::size_t spectra = 0;
    };
    struct Transform;

    void take_spectrum();
    [[nodiscard]] bool is_noise(const Stretch&) const;

    std::size_t channels_;
    std::size_t hop_; // frames from one spectrum to the next
    std::size_t frame_ = 0;
    std::vector<float> shape_; // of the window
    std::vector<float> mono_;  // the window as it fills
    std::unique_ptr<Transform> transform_;
    Stretch stretch_;
    std::size_t stretches_ = 0;
    std::size_t noisy_ = 0;
};

}
