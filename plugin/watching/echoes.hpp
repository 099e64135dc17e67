// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/watching/search_intent.hpp"
#include <cstddef>
#include <deque>
#include <string>

namespace topfive {

// One search that two ways saw, the proxy and MPD's log, is one search.
class Echoes {
public:
    // True when another way told the same a moment ago. Remembers it.
    bool repeats(const SearchIntent&);

private:
    struct Voice {
        std::string words;
        SearchIntent::Origin origin;
        std::chrono::system_clock::time_point at;
    };
    std::deque<Voice> voices_; // of the last moments, a bounded number
};

}
