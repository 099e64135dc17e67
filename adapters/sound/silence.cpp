// SPDX-License-Identifier: MIT
#include "adapters/sound/silence.hpp"

#include <algorithm>
#include <array>

namespace topfive {

namespace {

constexpr double quiet = 1e-5; // mean square of -50 dB
constexpr std::size_t blocks_a_second = 10;
constexpr std::size_t least_run = 2 * blocks_a_second;

// In four sums: a processor adds to one while the others are not ready.
double energy(Pcm samples)
{
    std::array<double, 4> sums{};
    std::size_t n = 0;
    for (; n + sums.size() <= samples.size(); n += sums.size())
        for (std::size_t k = 0; k < sums.size(); ++k)
            sums[k] += static_cast<double>(samples[n + k]) * static_cast<double>(samples[n + k]);
    for (; n < samples.size(); ++n)
        sums[0] += static_cast<double>(samples[n]) * static_cast<double>(samples[n]);
    return sums[0] + sums[1] + sums[2] + sums[3];
}

}

Silence::Silence(PcmFormat format)
    : block_(std::max<std::size_t>(1, static_cast<std::size_t>(format.sample_rate) / blocks_a_second) *
             static_cast<std::size_t>(format.channels))
{
}

void Silence::hear(Pcm samples)
{
    while (!samples.empty()) {
        const auto count = std::min(samples.size(), block_ - heard_);
        energy_ += energy(samples.first(count));
        samples = samples.subspan(count);
        heard_ += count;
        if (heard_ == block_)
            end_block();
    }
}

void Silence::end_block()
{
    ++blocks_;
    run_ = energy_ < quiet * static_cast<double>(block_) ? run_ + 1 : 0;
    if (run_ == least_run)
        silent_ += least_run;
    else if (run_ > least_run)
        ++silent_;
    heard_ = 0;
    energy_ = 0;
}

double Silence::share() const
{
    return blocks_ == 0 ? 0 : static_cast<double>(silent_) / static_cast<double>(blocks_);
}

}
