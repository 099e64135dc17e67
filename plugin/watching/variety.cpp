// SPDX-License-Identifier: MIT
#include "plugin/watching/variety.hpp"

#include <algorithm>

namespace topfive {

bool Variety::too_many(const std::string& name, Time at)
{
    std::erase_if(seen_, [&](const Sighting& one) { return one.at + window < at; });
    const auto known = std::ranges::find(seen_, name, &Sighting::name);
    if (known != seen_.end())
        known->at = at;
    else if (seen_.size() <= few)
        seen_.push_back({name, at});
    else
        *std::ranges::min_element(seen_, {}, &Sighting::at) = {name, at};
    if (seen_.size() > few)
        found_out(at);
    return in_quarantine(at);
}

}
