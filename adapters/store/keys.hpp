// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/io/database.hpp"
#include "plugin/music/recording.hpp"
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

// What makes two recordings one: comparison.hpp's keys and the service's own id.
[[nodiscard]] std::vector<std::string> keys_of(const Recording&);

// Keys and folded names follow this program's rules, and a later version may have better ones. Unless `version` wrote
// them, they are made again from the recordings and names themselves.
void renew_keys(Database&, std::string_view version);

}
