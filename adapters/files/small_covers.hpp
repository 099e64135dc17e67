// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <filesystem>
#include <map>
#include <mutex>
#include <stop_token>
#include <string>

namespace topfive {

// The picture embedded in an Ogg, FLAC, MP4 or MP3 file, JPEG or PNG; empty when it has none.
[[nodiscard]] std::string embedded_picture(const std::filesystem::path&);

// Embedded pictures, each small enough that a list of them loads at once: what is large is scaled by ffmpeg, one at a
// time. Safe from every thread; remembers the last ones.
class SmallCovers {
public:
    explicit SmallCovers(std::string ffmpeg = "ffmpeg") : ffmpeg_(std::move(ffmpeg)) {}

    // Empty: the file has no picture, or none that can be read. As it is where ffmpeg cannot scale it.
    [[nodiscard]] std::string of(const std::filesystem::path& file, std::stop_token);

private:
    [[nodiscard]] std::string scaled(const std::string& picture, std::stop_token) const;

    const std::string ffmpeg_;
    std::mutex mutex_;
    std::map<std::filesystem::path, std::string> remembered_;
};

}
