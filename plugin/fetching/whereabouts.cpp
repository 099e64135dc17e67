// SPDX-License-Identifier: MIT
#include "plugin/fetching/whereabouts.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

namespace topfive {

namespace {

// A server's clock may be another than ours.
constexpr std::chrono::hours clocks_differ{24};

}

bool Whereabouts::certain() const
{
    return !library_.obstacle() && !shelf_.obstacle();
}

std::optional<std::string> Whereabouts::of(const Download& row, std::stop_token stop) const
{
    if (shelf_.exists(row.path) || !certain())
        return row.path;
    const auto found = marks_.find({row.recording.id}, row.created_at - clocks_differ, std::move(stop));
    if (!found.empty())
        return found.begin()->second;
    return certain() ? std::nullopt : std::optional(row.path);
}

std::optional<std::string> Whereabouts::follow(const Download& row, std::stop_token stop)
{
    auto path = of(row, std::move(stop));
    if (path && *path != row.path)
        note(row, *path);
    return path;
}

std::optional<std::string> Whereabouts::own(const Download& row, std::stop_token stop)
{
    const auto& track = row.recording.id;
    if (shelf_.exists(row.path) && marks_.of(row.path) == track)
        return row.path;
    if (!certain())
        return {};
    const auto found = marks_.find({track}, row.created_at - clocks_differ, std::move(stop));
    if (found.empty())
        return {};
    note(row, found.begin()->second);
    return found.begin()->second;
}

void Whereabouts::follow_all(std::stop_token stop)
{
    if (!certain())
        return;
    const std::scoped_lock lock(mutex_);
    std::vector<Download> missing;
    std::set<std::string> tracks;
    auto since = Time::max();
    for (const auto& [id, path] : history_.standing()) {
        if (in_vain_.contains(id) || shelf_.exists(path))
            continue;
        if (auto row = history_.download(id)) {
            tracks.insert(row->recording.id);
            since = std::min(since, row->created_at - clocks_differ);
            missing.push_back(std::move(*row));
        }
    }
    if (missing.empty())
        return;
    const auto found = marks_.find(tracks, since, stop);
    if (stop.stop_requested() || !certain())
        return;
    for (const Download& row : missing)
        if (const auto path = found.find(row.recording.id); path != found.end())
            note(row, path->second);
        else
            in_vain_.insert(row.id);
}

void Whereabouts::note(const Download& row, const std::string& path)
{
    StoryLine told;
    told.kind = "note";
    told.text = fmt::format("it was moved from {} to {}", row.path, path);
    history_.moved(row.id, path);
    history_.tell_download(row.id, told);
}

}
