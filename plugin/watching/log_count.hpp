// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <string_view>

namespace topfive {

// How many commands a LogReader would tell of in these lines of MPD's log, without reading what they say. Lines are
// parted by line feeds.
[[nodiscard]] std::uint64_t count_commands(std::string_view lines);

}
