// SPDX-License-Identifier: MIT
#pragma once
#include "config/config.hpp"
#include <string>
#include <vector>

namespace topfive {

// The keys that differ and that only a restart takes over: mpd, watch.proxy, http, data_directory.
[[nodiscard]] std::vector<std::string> need_restart(const Config& running, const Config& changed);
// `changed`, with these keys as they run.
[[nodiscard]] Config with_foundation_of(const Config& running, Config changed);

}
