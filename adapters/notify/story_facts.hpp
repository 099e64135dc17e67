// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/history.hpp"
#include <string>
#include <vector>

namespace topfive {

// What a hook is told of a story that ended: "TOPFIVE_ARTIST=Eminem", ... as config/topfive.yaml lists them. Names come
// from strangers, so a value is one line of valid UTF-8 and bounded; songs are parted by tabs, which no name holds.
[[nodiscard]] std::vector<std::string> story_facts(const Story&);

}
