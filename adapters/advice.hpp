// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/mpd/surroundings.hpp"
#include <vector>

namespace topfive {

struct Config;

// What stands in the way of this configuration on this machine.
[[nodiscard]] std::vector<Advice> advice_of(const Config&);

}
