// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>
#include <string>

namespace topfive {

// Figures as people say them.

// "12.3 MB"
[[nodiscard]] std::string size_words(double bytes);
// "0:05", "1:05", "2:01:05"
[[nodiscard]] std::string clock_words(double seconds);
// "12 s", "4 min", "3 h", "1 day", "12 days"
[[nodiscard]] std::string span_words(std::chrono::seconds);
// "just now", "4 min ago", "in 3 h", "2 days ago"; what is further away than a month is a date: "on 2026-11-24".
[[nodiscard]] std::string distance_words(std::chrono::system_clock::time_point,
                                         std::chrono::system_clock::time_point now);
// "2026-11-24T17:30:05Z"
[[nodiscard]] std::string moment_text(std::chrono::system_clock::time_point);

}
