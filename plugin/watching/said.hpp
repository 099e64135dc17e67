// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/watching/search_subject.hpp"
#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace topfive {

// What already counted a while ago: paging through the results is one search, and so is the same name in another
// spelling. A bounded number.
class Said {
public:
    using Time = std::chrono::system_clock::time_point;

    Said(std::chrono::seconds a_while, std::size_t most) : a_while_(a_while), most_(most) {}

    // True when it is new, and remembers it. A text that counted as a title is new again as anything stronger.
    bool first_time(const Subject&, Time at);

private:
    struct Saying {
        std::string key;
        std::string title;
        bool strong;
        Time at;
    };
    std::chrono::seconds a_while_;
    std::size_t most_;
    std::vector<Saying> sayings_;
};

}
