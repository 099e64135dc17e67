// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace topfive {

// RFC 3339 in UTC with microseconds, of one width: "2026-11-24T09:30:00.000000Z".
[[nodiscard]] std::string time_text(std::chrono::system_clock::time_point);
[[nodiscard]] std::optional<std::string> time_text(const std::optional<std::chrono::system_clock::time_point>&);
// What time_text wrote; nullopt for an empty text. Throws Fault for another text.
[[nodiscard]] std::optional<std::chrono::system_clock::time_point> time_of(std::string_view);

}
