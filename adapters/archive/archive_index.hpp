// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/archive/archived_song.hpp"
#include "plugin/music/recording.hpp"
#include "plugin/music/recording_index.hpp"
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <map>
#include <mutex>
#include <stop_token>
#include <string>
#include <unordered_map>
#include <vector>

namespace topfive {

// What an archive holds, in memory. Read when first asked, and again what has changed since, at most every few minutes.
// Safe from every thread.
class ArchiveIndex {
public:
    explicit ArchiveIndex(std::filesystem::path folder) : folder_(std::move(folder)) {}

    // The songs that may be this recording, or another version of it. Throws Unavailable when the folder cannot be
    // read (a share that is not mounted), or when stopped.
    [[nodiscard]] std::vector<ArchivedSong> like(const Recording&, std::stop_token);
    [[nodiscard]] std::size_t size() const;

private:
    void refresh(const std::stop_token&);
    void build();

    const std::filesystem::path folder_;
    mutable std::mutex mutex_;
    std::chrono::steady_clock::time_point read_at_{};
    std::map<std::filesystem::path, ArchivedSong> files_;
    std::vector<const ArchivedSong*> numbered_; // as in recordings_
    RecordingIndex recordings_;
    std::unordered_map<std::string, std::vector<const ArchivedSong*>> by_artist_; // folded
    std::unordered_map<std::string, const ArchivedSong*> by_isrc_;
};

}
