// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/music/recording_index.hpp"
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

struct Song;
struct WalkedSong;

// What MPD's database holds, in memory: the recordings, and in which folder each lies. Paths of songs are not held;
// MPD tells them. One writer before the readers, or a lock outside.
class LibraryIndex {
public:
    void add(const WalkedSong&);
    void add(const Song&);

    struct Hit {
        RecordingIndex::Found found;
        std::string folder;
        std::size_t place = 0;     // among the songs of the folder, as MPD listed them
        std::size_t in_folder = 0; // how many songs MPD listed there
    };
    [[nodiscard]] std::optional<Hit> find(const Recording&) const;
    [[nodiscard]] std::size_t songs_of(std::string_view artist) const { return recordings_.songs_of(artist); }
    [[nodiscard]] std::size_t size() const { return recordings_.size(); }

private:
    void enter(std::uint32_t number, std::string_view path);
    [[nodiscard]] std::string_view folder_path(std::size_t folder) const;

    struct Folder {
        std::uint32_t first_song;
        std::uint32_t path_end; // in paths_
    };
    RecordingIndex recordings_;
    std::vector<Folder> folders_;
    std::string paths_; // of the folders, one after the other
};

// The one of these songs that is the recording, by the same judgement as the index's.
[[nodiscard]] std::optional<Song> pick_recording(const std::vector<Song>&, const Recording&);

// "Artist/Album" of "Artist/Album/Song.flac"; empty for what lies in the root.
[[nodiscard]] std::string_view folder_of(std::string_view path);

}
