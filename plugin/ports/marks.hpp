// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>
#include <map>
#include <set>
#include <stop_token>
#include <string>

namespace topfive {

// What topfive wrote into a file's own tags (TOPFIVE_TRACK) tells which recording it holds, wherever people put it and
// whatever else they wrote there.
class Marks {
public:
    virtual ~Marks() = default;
    // The recording that the file at a path below the music directory holds; empty: it tells none.
    [[nodiscard]] virtual std::string of(const std::string& path) const = 0;
    // Which of these recordings ("deezer:1109731") stand where below the music directory: recording and path relative
    // to it. Only files that were made, moved or changed since then are looked at. Finds nothing more once stopped.
    [[nodiscard]] virtual std::map<std::string, std::string>
    find(const std::set<std::string>& tracks, std::chrono::system_clock::time_point since, std::stop_token) const = 0;
};

}
