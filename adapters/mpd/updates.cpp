// SPDX-License-Identifier: MIT
#include "adapters/mpd/updates.hpp"

#include "adapters/mpd/library_index.hpp"

#include <algorithm>

namespace topfive {

namespace {

// What MPD is told to look at for a file.
std::string named_for(const std::string& path)
{
    const auto parent = folder_of(path);
    return parent.empty() ? path : std::string(parent);
}

}

void Updates::ask(const std::string& path, time_point now)
{
    const auto named = named_for(path);
    if (named.empty())
        return;
    auto& folder = folders_[named];
    if (!folder.due)
        folder.due = folder.taken ? std::max(now, *folder.taken + every_) : now;
}

void Updates::end_batch(const std::string& path, time_point now)
{
    const auto folder = folders_.find(named_for(path));
    if (folder != folders_.end() && folder->second.due && folder->second.only_first)
        folder->second.due = std::min(*folder->second.due, now);
}

std::optional<std::string> Updates::due(time_point now) const
{
    for (const auto& [named, folder] : folders_)
        if (folder.due && *folder.due <= now)
            return named;
    return {};
}

void Updates::taken(const std::string& named, time_point now)
{
    auto& folder = folders_[named];
    folder = {std::nullopt, now, !folder.taken};
    std::erase_if(folders_, [&](const auto& one) { // long enough ago to be a first one again
        return !one.second.due && one.second.taken && *one.second.taken + every_ < now;
    });
}

void Updates::put_off(const std::string& named, time_point until)
{
    folders_[named].due = until;
}

void Updates::forget(const std::string& named)
{
    folders_.erase(named);
}

std::optional<Updates::time_point> Updates::next() const
{
    std::optional<time_point> first;
    for (const auto& [named, folder] : folders_)
        if (folder.due && (!first || *folder.due < *first))
            first = folder.due;
    return first;
}

}
