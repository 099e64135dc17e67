// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace topfive {

// How many different names came up lately: a person looks at a few, a program at all of them.
class Variety {
public:
    using Time = std::chrono::system_clock::time_point;

    // True from the moment that more than `few` different names came up within ten seconds, and for a minute after the
    // last time that happened.
    bool too_many(const std::string& name, Time at);
    // Something that only programs do.
    void found_out(Time at) { until_ = at + quarantine; }
    [[nodiscard]] bool in_quarantine(Time at) const { return at < until_; }

private:
    static constexpr std::size_t few = 5;
    static constexpr std::chrono::seconds window{10};
    static constexpr std::chrono::seconds quarantine{60};

    struct Sighting {
        std::string name;
        Time at;
    };
    std::vector<Sighting> seen_; // at most few + 1
    Time until_ = Time::min();
};

}
