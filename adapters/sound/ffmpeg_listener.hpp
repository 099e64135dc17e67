// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/listener.hpp"
#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace topfive {

struct Probe;

struct FfmpegListenerOptions {
    bool fingerprint = false; // of the whole: what a preview clip is compared with
    bool lookup = false;      // of the first two minutes: what AcoustID is asked with
    bool mp3 = false;         // unpack() encodes it, whatever it was
    std::string ffmpeg = "ffmpeg";
    std::string ffprobe = "ffprobe";
    std::chrono::seconds longest_run{300};
};

// Hears files through ffmpeg, which decodes once: its samples are measured as they pass and its own Chromaprint takes
// the fingerprints and takes the sound out, so that neither a song's samples nor libavcodec are ever in topfive's
// memory. Fingerprints lie for a moment in a folder of their own beside the file. Safe from every thread for different
// files.
class FfmpegListener : public Listener {
public:
    explicit FfmpegListener(FfmpegListenerOptions options = {}) : options_(std::move(options)) {}
    Sound listen(const std::filesystem::path&, std::stop_token) override;
    Sound unpack(const std::filesystem::path&, std::stop_token) override;

private:
    // `into`: adds the outputs that are wanted besides the samples.
    using Into = std::function<void(const Probe&, std::vector<std::string>& command)>;
    Sound hear(const std::filesystem::path&, const Into& into, std::stop_token) const;

    FfmpegListenerOptions options_;
};

// Does this ffmpeg take fingerprints? Throws Unavailable when it is not there.
[[nodiscard]] bool takes_fingerprints(const std::string& ffmpeg, std::stop_token);

}
