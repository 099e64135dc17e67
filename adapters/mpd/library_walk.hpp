// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/mpd/dial.hpp"
#include <cstddef>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

namespace topfive {

// A song as the walk meets it; its texts are used again for the next.
struct WalkedSong {
    std::string path, title, artist, album_artist, album; // several artists: "A; B"
    std::string modified;                                 // RFC 3339, UTC; empty: unknown
    std::uint32_t length_ms = 0;
};

// Calls `song` for every song of MPD's database, folder by folder, so that MPD answers other clients between two
// folders; a folder that does not fit MPD's output buffer is read page by page with all below it. `between` is called
// between two answers. Returns how many songs there were. Throws Unavailable, or Refused when MPD does not allow it.
std::size_t walk_library(const MpdOptions&, const std::function<void(const WalkedSong&)>& song,
                         const std::function<void()>& between, std::stop_token);

}
