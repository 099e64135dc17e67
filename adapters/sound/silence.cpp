// SPDX-License-Identifier: MIT
#include "adapters/sound/silence.hpp"

#include <algorithm>

namespace topfive {

namespace {

constexpr double quiet = 1e-5; // mean square of -50 dB
constexpr std::size_t blocks_a_second = 10;
constexpr std::size_t least_run = 2 * blocks_a_second;

}

Silence::Silence(PcmFormat format)
    : block_(std::max<std::size_t>(1, static_cast<std::size_t>(format.sample_rate) / blocks_a_second) *
             static_cast<std::size_t>(format.channels))
{
}

void Silence::hear(Pcm samples)
{
    for (const float sample : samples) {
        energy_ += static_cast<double>(sample) * static_cast<double>(sample);
        if (++heard_ == block_)
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
