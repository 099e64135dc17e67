// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/sound/loudness.hpp"
#include "adapters/sound/noise.hpp"
#include "adapters/sound/silence.hpp"
#include "plugin/ports/listener.hpp"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

// A WAV stream as it comes through a pipe, cut at whole frames and measured.
class Measuring {
public:
    // Throws Fault when it is no such stream.
    void hear(std::string_view bytes);
    void tell(Sound&) const;

private:
    struct Meters {
        explicit Meters(PcmFormat told) : format(told), silence(told), noise(told), loudness(told) {}
        PcmFormat format;
        Silence silence;
        Noise noise;
        Loudness loudness;
    };
    [[nodiscard]] bool begin();

    std::optional<Meters> meters_; // once the head has come
    std::string rest_;             // the head as it comes, later less than a frame
    std::vector<float> samples_;
    std::size_t frames_ = 0;
};

}
