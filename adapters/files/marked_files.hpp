// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/files/music_directory.hpp"
#include "plugin/ports/marks.hpp"
#include <filesystem>
#include <string>

namespace topfive {

// TOPFIVE_TRACK of an Ogg, MP4, MP3 or FLAC file; empty when it has none or cannot be read.
[[nodiscard]] std::string track_mark(const std::filesystem::path&);

// The files of a music directory by their marks. Walks it when asked: a file's own tags are the only thing that people
// keep when they move it, and MPD does not read them. Symbolic links are followed as MPD does. Safe from every thread.
class MarkedFiles : public Marks {
public:
    explicit MarkedFiles(const MusicDirectory& shelf) : shelf_(shelf) {}
    [[nodiscard]] std::string of(const std::string& path) const override;
    [[nodiscard]] std::map<std::string, std::string> find(const std::set<std::string>& tracks,
                                                          std::chrono::system_clock::time_point since,
                                                          std::stop_token) const override;

private:
    const MusicDirectory& shelf_;
};

}
