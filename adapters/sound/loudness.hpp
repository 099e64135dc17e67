// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/sound/pcm.hpp"
#include <memory>
#include <optional>

namespace topfive {

// How loud a sound is (EBU R 128).
class Loudness {
public:
    explicit Loudness(PcmFormat); // throws Fault when it cannot be measured
    ~Loudness();
    void hear(Pcm);
    [[nodiscard]] std::optional<double> integrated() const; // LUFS; nothing for silence
    [[nodiscard]] double peak() const;                      // the loudest sample of all channels

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}
