// SPDX-License-Identifier: MIT
#include "adapters/store/telling_history.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

namespace topfive {

namespace {

// Steps of which a story has dozens.
constexpr std::array<std::string_view, 3> looks{"verdict", "facts", "candidate"};

// "story" or "download", the recording, the kind of step, and those of its figures that have one word for a name.
void log_step(Log& log, const char* of, std::int64_t id, const StoryLine& line)
{
    std::vector<LogField> facts{{of, fmt::format("{}", id)}, {"step", line.kind}};
    if (!line.track_id.empty())
        facts.push_back({"track", line.track_id});
    for (const auto& [name, value] : line.figures)
        if (!name.empty() && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == name.npos)
            facts.push_back({name, value});
    log.write_with(std::ranges::find(looks, line.kind) != looks.end() ? Log::Level::debug : Log::Level::info, line.text,
                   facts);
}

}

StoryId TellingHistory::open(const SearchIntent& intent)
{
    const auto id = SqliteHistory::open(intent);
    listener_.opened(id);
    return id;
}

void TellingHistory::name_story(StoryId id, const std::optional<Artist>& artist, const std::optional<Recording>& track)
{
    SqliteHistory::name_story(id, artist, track);
    listener_.changed(id);
}

void TellingHistory::set_places(StoryId id, const std::vector<Place>& places)
{
    SqliteHistory::set_places(id, places);
    listener_.changed(id);
}

void TellingHistory::tell(StoryId id, StoryLine line)
{
    SqliteHistory::tell(id, line);
    log_step(log_, "story", id, line);
}

void TellingHistory::tell_download(DownloadId id, StoryLine line)
{
    SqliteHistory::tell_download(id, line);
    log_step(log_, "download", id, line);
}

void TellingHistory::close(StoryId id, StoryState state, const std::string& outcome)
{
    SqliteHistory::close(id, state, outcome);
    listener_.changed(id);
}

void TellingHistory::postpone(StoryId id, int rung, Time retry_at, const std::string& reason)
{
    SqliteHistory::postpone(id, rung, retry_at, reason);
    listener_.changed(id);
}

Download TellingHistory::claim(const Recording& recording, const Artist& artist, bool asked,
                               const std::string& related_to)
{
    auto row = SqliteHistory::claim(recording, artist, asked, related_to);
    listener_.changed(row.id, row.state);
    return row;
}

// Which rows came due is not told by id: each place of each story is told of.
std::vector<StoryId> TellingHistory::due(Time now)
{
    auto offered = SqliteHistory::due(now);
    for (const StoryId id : offered) {
        listener_.changed(id);
        const auto told = story(id);
        for (const Place& place : told ? told->places : std::vector<Place>{})
            if (place.download != 0 && place.state == PlaceState::pending)
                listener_.changed(place.download, DownloadState::pending);
    }
    return offered;
}

void TellingHistory::downloading(DownloadId id, const Candidate& candidate)
{
    SqliteHistory::downloading(id, candidate);
    listener_.changed(id, DownloadState::downloading);
}

void TellingHistory::waiting(DownloadId id, const std::string& reason)
{
    SqliteHistory::waiting(id, reason);
    listener_.changed(id, DownloadState::pending);
}

void TellingHistory::failed(DownloadId id, const std::string& reason, int rung, std::optional<Time> retry_at)
{
    SqliteHistory::failed(id, reason, rung, retry_at);
    listener_.changed(id, DownloadState::error);
}

void TellingHistory::placed(DownloadId id, const std::string& path, std::uint64_t bytes)
{
    SqliteHistory::placed(id, path, bytes);
    listener_.changed(id, DownloadState::downloading);
}

void TellingHistory::completed(DownloadId id)
{
    SqliteHistory::completed(id);
    listener_.changed(id, DownloadState::completed);
}

void TellingHistory::moved(DownloadId id, const std::string& path)
{
    SqliteHistory::moved(id, path);
    if (const auto row = download(id))
        listener_.changed(id, row->state);
}

void TellingHistory::remove(DownloadId id, const std::string& reason)
{
    const auto row = download(id);
    SqliteHistory::remove(id, reason);
    if (row)
        listener_.removed(*row, reason);
}

}
