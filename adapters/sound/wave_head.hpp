// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/sound/pcm.hpp"
#include <cstddef>
#include <optional>
#include <string_view>

namespace topfive {

// What stands before the samples of a WAV stream.
struct WaveHead {
    PcmFormat format;
    std::size_t size = 0; // bytes; the samples follow
};

// Nothing: the rest of it has not come yet. Throws Fault when this is no WAV of 32-bit floating point samples.
[[nodiscard]] std::optional<WaveHead> read_wave_head(std::string_view bytes);

}
