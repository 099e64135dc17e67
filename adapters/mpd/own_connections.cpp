// SPDX-License-Identifier: MIT
#include "adapters/mpd/own_connections.hpp"

#include <algorithm>

namespace topfive {

void OwnConnections::add(const std::string& name)
{
    const std::scoped_lock lock(mutex_);
    if (std::ranges::find(names_, name) != names_.end())
        return;
    names_.push_back(name);
    if (names_.size() > remembered)
        names_.pop_front();
}

bool OwnConnections::contains(std::string_view name) const
{
    const std::scoped_lock lock(mutex_);
    return std::ranges::find(names_, name) != names_.end();
}

}
