// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>
#include <string>
#include <vector>

namespace topfive {

// A song as MPD lists it.
struct Song {
    std::string path;                 // relative to MPD's music directory
    std::string title;                // empty: no tag
    std::vector<std::string> artists; // every Artist tag, in order
    std::string album_artist;
    std::string album;
    std::chrono::milliseconds length{0}; // 0: unknown

    bool operator==(const Song&) const = default;
};

}
