// SPDX-License-Identifier: MIT
#include "adapters/sound/measuring.hpp"

#include "adapters/sound/wave_head.hpp"

#include <cstring>

namespace topfive {

bool Measuring::begin()
{
    if (meters_)
        return true;
    if (const auto head = read_wave_head(rest_)) {
        meters_.emplace(head->format);
        rest_.erase(0, head->size);
    }
    return meters_.has_value();
}

void Measuring::hear(std::string_view bytes)
{
    rest_.append(bytes);
    if (!begin())
        return;
    const auto channels = static_cast<std::size_t>(meters_->format.channels);
    const auto frames = rest_.size() / (sizeof(float) * channels);
    samples_.resize(frames * channels);
    if (frames == 0)
        return;
    std::memcpy(samples_.data(), rest_.data(), samples_.size() * sizeof(float));
    rest_.erase(0, samples_.size() * sizeof(float));
    frames_ += frames;
    meters_->silence.hear(samples_);
    meters_->noise.hear(samples_);
    meters_->loudness.hear(samples_);
}

void Measuring::tell(Sound& sound) const
{
    if (!meters_)
        return;
    sound.length = std::chrono::milliseconds(frames_ * 1000 / static_cast<std::size_t>(meters_->format.sample_rate));
    sound.silent = meters_->silence.share();
    sound.noisy = meters_->noise.share();
    sound.loudness = meters_->loudness.integrated();
    sound.peak = meters_->loudness.peak();
}

}
