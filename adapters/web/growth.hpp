// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/history.hpp"
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace topfive {

// How much came in during one day or one week, and how much stands since the beginning.
struct Growth {
    std::chrono::sys_days start; // a week begins on Monday
    std::size_t songs = 0;
    std::uint64_t bytes = 0;
    std::size_t total = 0; // songs, up to the end of this period
};

// The last `count` periods of so many days, the one that holds `today` last; those without any are there, too.
[[nodiscard]] std::vector<Growth> growth(const std::vector<History::Day>&, std::chrono::sys_days today,
                                         std::chrono::days period, std::size_t count);

}
