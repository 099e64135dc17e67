// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <span>

namespace topfive {

// How decoded sound comes: frames of `channels` samples, 1 is full scale.
struct PcmFormat {
    int sample_rate = 48'000;
    int channels = 2;
};
using Pcm = std::span<const float>; // whole frames

}
