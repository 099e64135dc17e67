// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/sound/pcm.hpp"

namespace topfive {

// How much of a sound is silence: stretches of two seconds and more below -50 dB.
class Silence {
public:
    explicit Silence(PcmFormat);
    void hear(Pcm);
    [[nodiscard]] double share() const; // 0 to 1 of the time heard

private:
    void end_block();

    std::size_t block_;     // samples of a tenth of a second
    std::size_t heard_ = 0; // of this block
    double energy_ = 0;     // of this block
    std::size_t blocks_ = 0;
    std::size_t run_ = 0; // silent blocks in a row
    std::size_t silent_ = 0;
};

}
