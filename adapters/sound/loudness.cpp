// SPDX-License-Identifier: MIT
#include "adapters/sound/loudness.hpp"

#include "plugin/errors.hpp"

#include <algorithm>
#include <cmath>
#include <ebur128.h>

namespace topfive {

struct Loudness::Impl {
    struct Destroy {
        void operator()(ebur128_state* held) const { ebur128_destroy(&held); }
    };
    unsigned channels;
    std::unique_ptr<ebur128_state, Destroy> state;
};

// The histogram keeps memory the same for a song of any length.
Loudness::Loudness(PcmFormat format) : impl_(new Impl{static_cast<unsigned>(format.channels), nullptr})
{
    impl_->state.reset(ebur128_init(impl_->channels, static_cast<unsigned long>(format.sample_rate),
                                    EBUR128_MODE_I | EBUR128_MODE_SAMPLE_PEAK | EBUR128_MODE_HISTOGRAM));
    if (!impl_->state)
        throw Fault("the loudness cannot be measured");
}

Loudness::~Loudness() = default;

void Loudness::hear(Pcm samples)
{
    ebur128_add_frames_float(impl_->state.get(), samples.data(), samples.size() / impl_->channels);
}

std::optional<double> Loudness::integrated() const
{
    double lufs = 0;
    if (ebur128_loudness_global(impl_->state.get(), &lufs) != EBUR128_SUCCESS || !std::isfinite(lufs))
        return {};
    return lufs;
}

double Loudness::peak() const
{
    double highest = 0;
    for (unsigned channel = 0; channel < impl_->channels; ++channel) {
        double peak = 0;
        if (ebur128_sample_peak(impl_->state.get(), channel, &peak) == EBUR128_SUCCESS)
            highest = std::max(highest, peak);
    }
    return highest;
}

}
