// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/watching/search_subject.hpp"
#include <chrono>
#include <string>
#include <vector>

namespace topfive {

// What already counted on a connection: paging through the results an hour long is one search, and so is the same name
// in another spelling.
class Said {
public:
    using Time = std::chrono::system_clock::time_point;

    // True when it is new, and remembers it. A text that counted as a title is new again as anything stronger.
    bool first_time(const Subject&, Time at);

private:
    struct Saying {
        std::string key;
        std::string title;
        bool strong;
        Time at;
    };
    std::vector<Saying> sayings_; // at most 32
};

}
