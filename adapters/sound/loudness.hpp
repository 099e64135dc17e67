// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/sound/pcm.hpp"
#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace topfive {

// How loud a whole is (EBU R 128, that is ITU-R BS.1770-4), and its loudest sample, one or two channels.
class Loudness {
public:
    explicit Loudness(PcmFormat);
    void hear(Pcm);
    [[nodiscard]] std::optional<double> integrated() const; // LUFS; nothing: all of it is silence
    [[nodiscard]] double peak() const;                      // 1 is full scale

private:
    using Pair = double __attribute__((vector_size(16))); // both channels, for one instruction each
    // A second-order filter, in transposed direct form II.
    struct Filter {
        std::array<double, 3> b{}; // of the input now, one and two samples ago
        std::array<double, 2> a{}; // of the output one and two samples ago
        Pair one{}, two{};
        Pair operator()(Pair in);
    };
    static Filter head(double sample_rate); // raises what a head reflects
    static Filter bass(double sample_rate); // cuts what ears do not hear

    template <std::size_t channels>
    void hear(const float* samples, std::size_t frames);
    void end_step();

    std::size_t channels_;
    std::size_t step_; // frames
    Filter head_, bass_;
    Pair energy_{}, peak_{};
    std::size_t heard_ = 0;        // frames of this step
    std::vector<double> energies_; // mean square of each tenth of a second, weighted, all channels together
};

}
