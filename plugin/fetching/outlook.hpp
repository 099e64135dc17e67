// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/history.hpp"
#include <cstdint>
#include <string>

namespace topfive {

// What is to come, about: opus from YouTube takes some 130 kbit a second.
[[nodiscard]] std::uint64_t bytes_to_come(const History::Outlook&);

// "31 artists searched: 94 songs, 61 owned, 410 MB to come"
[[nodiscard]] std::string words(const History::Outlook&);

}
