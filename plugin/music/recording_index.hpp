// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/music/recording.hpp"
#include "plugin/music/song.hpp"
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace topfive {

// Which recordings a library has, in memory: built once from every song (add), then asked. Add-only: what leaves the
// library is left out of the next index. One writer before the readers, or a lock outside.
class RecordingIndex {
public:
    RecordingIndex();
    ~RecordingIndex();
    RecordingIndex(RecordingIndex&&) noexcept;
    RecordingIndex& operator=(RecordingIndex&&) noexcept;

    // What MPD's tags of one song say. Called once a song while the database streams in: allocates little.
    struct Entry {
        std::string_view title; // empty: the file name says it
        std::string_view artist;
        std::string_view album_artist;
        std::string_view album;
        std::string_view path; // only to tell title and artist where the tags are silent; not kept
        std::uint32_t length_ms = 0;
    };
    // Returns the number of the entry: 0, 1, 2, ... in order of the calls.
    std::uint32_t add(const Entry&);

    struct Found {
        std::uint32_t number = 0; // of the entry
        double score = 0;
        std::string title, artist; // folded, as kept: enough to ask MPD for the path
        std::string why;
    };
    // The entry that is the same recording (comparison.hpp), typing errors included, of the wanted album where there is
    // one. At most 1 ms.
    [[nodiscard]] std::optional<Found> find(const Recording&) const;
    [[nodiscard]] std::size_t songs_of(std::string_view artist) const;
    [[nodiscard]] std::size_t size() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}
