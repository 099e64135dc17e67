// SPDX-License-Identifier: MIT
#include "plugin/watching/proxied_clients.hpp"

#include <algorithm>

namespace topfive {

namespace {

constexpr std::chrono::seconds a_moment{30};
constexpr std::size_t many = 2000; // names, before old ones are looked for
constexpr std::size_t most = 10'000;

}

void ProxiedClients::heard(std::uint64_t connection, const std::string& name)
{
    if (name.empty() || names_.contains(connection))
        return;
    if (names_.size() >= most) { // their ends were missed
        names_.clear();
        standings_.clear();
    }
    names_.emplace(connection, name);
    ++standings_[name].open;
}

void ProxiedClients::ended(std::uint64_t connection, Time at)
{
    const auto known = names_.find(connection);
    if (known == names_.end())
        return;
    auto& standing = standings_[known->second];
    standing.open -= std::min<std::size_t>(standing.open, 1);
    standing.left = std::max(standing.left, at);
    names_.erase(known);
    forget_old(at);
}

bool ProxiedClients::contains(std::string_view name, Time now) const
{
    const auto known = standings_.find(std::string(name));
    return known != standings_.end() && (known->second.open > 0 || now - known->second.left <= a_moment);
}

void ProxiedClients::forget_old(Time now)
{
    if (standings_.size() >= many)
        std::erase_if(standings_,
                      [&](const auto& one) { return one.second.open == 0 && now - one.second.left > a_moment; });
}

}
