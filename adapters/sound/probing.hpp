// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>
#include <filesystem>
#include <stop_token>
#include <string>

namespace topfive {

// What a container tells of its sound.
struct Probe {
    std::string codec; // "opus", "aac", "mp3"
    int channels = 0;
    int sample_rate = 0;
    std::chrono::milliseconds length{0}; // 0: it does not tell
};

// Asks ffprobe. A process of its own reads foreign bytes, and libavformat's hundreds of libraries stay out of topfive.
// Throws Fault when the file does not open as audio, Unavailable when that cannot be told now: ffprobe is missing, was
// stopped or hangs.
[[nodiscard]] Probe probe_with(const std::string& ffprobe, const std::filesystem::path&, std::stop_token);

// How FFmpeg is told to open a file and nothing else: "file:" keeps a colon in a name from being a protocol, the white
// lists keep a playlist in disguise from opening other files and addresses.
[[nodiscard]] std::string input_name(const std::filesystem::path&);
inline constexpr const char* protocols = "file";
inline constexpr const char* containers = "ogg,mov,matroska,mp3,flac";

}
