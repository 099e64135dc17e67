// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/mpd/library_walk.hpp"
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

// One answer to lsinfo or find while it is read, line by line. Its strings are used again for the next answer: of a
// library of a million songs every allocation counts.
class WalkedAnswer {
public:
    void clear();
    void read(std::string_view line);

    [[nodiscard]] std::size_t songs() const { return used_; }
    [[nodiscard]] const WalkedSong& song(std::size_t place) const { return slots_[place]; }
    [[nodiscard]] std::vector<std::string>& folders() { return folders_; }

private:
    void begin_song(std::string_view path);

    std::vector<WalkedSong> slots_;
    std::size_t used_ = 0;
    WalkedSong* open_ = nullptr; // the one that lines speak of; none after a folder's or playlist's line
    std::vector<std::string> folders_;
};

}
