// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/listener.hpp"
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>

namespace topfive {

struct Container;

struct FfmpegListenerOptions {
    bool fingerprint = false; // of the whole: what a preview clip is compared with
    bool lookup = false;      // of the first two minutes: what AcoustID is asked with
    bool mp3 = false;         // unpack() encodes it, whatever it was
    std::string ffmpeg = "ffmpeg";
    std::chrono::seconds longest_run{300};
    int at_once = 2; // files; who comes then waits
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
    class Turn;
    struct Heard {
        Sound sound;
        std::string fault{}; // why it does not decode; empty: it does
    };
    // With a container the sound is taken out into one of that kind, sound.file.
    Heard hear(const std::filesystem::path&, const Container*, std::stop_token);

    FfmpegListenerOptions options_;
    std::mutex mutex_; // of running_
    std::condition_variable_any ended_;
    int running_ = 0;
};

// Does this ffmpeg take fingerprints? Throws Unavailable when it is not there.
[[nodiscard]] bool takes_fingerprints(const std::string& ffmpeg, std::stop_token);

}
