// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>
#include <string>
#include <vector>

namespace topfive {

// A program that looks for one text after the other, as Cantata's dynamic playlists and scripts over a list of names
// do: none of it is meant. A short script may still ask for a handful that somebody wants.
class SearchStream {
public:
    using Time = std::chrono::system_clock::time_point;

    // The connection looks for another text, no correction of one before. True: a program does.
    bool grows(const std::string& key, Time at);
    // One of the handful that came before it showed.
    [[nodiscard]] bool began_with(const std::string& key) const;

private:
    std::vector<std::string> first_;
    Time latest_{};
};

}
