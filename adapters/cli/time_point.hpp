// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>
#include <optional>
#include <string>

namespace topfive {

// A moment as a person writes it: a while ago ("90min", "2h", "7d"), or a date with or without a time of day, in local
// time ("2026-11-24", "2026-11-24T18:30", "2026-11-24 18:30:10") or in UTC ("2026-11-24T17:30:10Z").
[[nodiscard]] std::optional<std::chrono::system_clock::time_point>
time_point_of(const std::string&, std::chrono::system_clock::time_point now);

}
