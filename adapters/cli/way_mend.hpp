// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>

namespace topfive {

// What to change so that a way of watching ("log", "queue", "channel") is open, in topfive.yaml unless it says
// otherwise. `off`: it is switched off; else something is wrong with it.
[[nodiscard]] std::string way_mend(std::string_view way, bool off);

}
