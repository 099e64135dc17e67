// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace topfive {

// An audio file of an archive, as its tags tell.
struct ArchivedSong {
    std::filesystem::path file;
    std::string title; // empty: no tag
    std::vector<std::string> artists;
    std::string album;
    std::string isrc; // upper case, no dashes
    std::chrono::milliseconds length{0};
    std::int64_t changed = 0; // of the file; with its size it tells whether the tags must be read again
    std::uint64_t bytes = 0;
};

// By its name: Ogg, MP4, MP3 or FLAC, which topfive can listen to and tag.
[[nodiscard]] bool is_audio_name(const std::filesystem::path&);

// Reads the tags (TagLib). Nothing when it is no audio file that TagLib can open.
[[nodiscard]] std::optional<ArchivedSong> read_archived_song(const std::filesystem::path&);

}
