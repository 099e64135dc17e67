// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/music/artist.hpp"
#include "plugin/music/recording.hpp"
#include <cstddef>
#include <stop_token>
#include <string>
#include <vector>

namespace topfive {

// Who ranks an artist's recordings.
class Charts {
public:
    struct Chart {
        std::string provider;              // who ranked: "deezer"; empty: nobody had a chart
        std::vector<Recording> recordings; // most popular first, distinct (one place folds the versions of one song)
    };
    virtual ~Charts() = default;
    // The first `count` distinct recordings. An artist whom another service named is looked up by exact folded name.
    // An empty chart: asked, and there is none. Throws Unavailable when no service can be asked now.
    virtual Chart top(const Artist&, std::size_t count, std::stop_token) = 0;
    // The same recording with what a list leaves out (ISRC, date, track number). What cannot be had stays as it is.
    virtual Recording complete(Recording, std::stop_token) = 0;
};

}
