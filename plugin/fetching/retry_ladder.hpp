// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>
#include <optional>

namespace topfive {

// CONTRACT 10: faults climb at once, at once, 4 h, 24 h, 7 d, then wait to be asked.
// `failed`: passes that failed so far, from 1. nullopt: not again by itself.
[[nodiscard]] std::optional<std::chrono::seconds> retry_after(int failed);

// The rung that stands for "in seven days": where a pass without any good candidate goes at once.
inline constexpr int last_rung = 5;

}
