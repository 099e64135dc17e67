// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/io/database.hpp"
#include "plugin/ports/clock.hpp"
#include <cstdint>
#include <chrono>

namespace topfive {

// How much is remembered. What is fetched, blocked or still to do is never forgotten.
struct Memory {
    std::chrono::hours age{24 * 400};
    std::int64_t stories = 20'000;
    std::int64_t lines = 500'000;
};

// Forgets stories that are over and too old or too many, the oldest lines, and what no cap counts any more.
void prune(Database&, Clock::time_point now, const Memory& = {});

}
