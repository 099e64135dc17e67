// SPDX-License-Identifier: MIT
#include "adapters/web/announcer.hpp"

#include "adapters/web/fetch_json.hpp"
#include "adapters/web/json.hpp"
#include "adapters/web/json_text.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <exception>

namespace topfive {

namespace json = boost::json;

void Announcer::begin(History& history)
{
    history_ = &history;
    for (const Story& story : history.open_stories())
        follow(story);
    thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

void Announcer::end()
{
    thread_ = {};
}

// An event is the first thing to do without.
template <typename Change>
void Announcer::note(Change change) noexcept
try {
    {
        const std::lock_guard lock(mutex_);
        change();
    }
    noted_.notify_one();
} catch (const std::exception&) {
}

void Announcer::opened(StoryId id) noexcept
{
    ++turns_;
    note([&] { notes_.opened.push_back(id); });
}

void Announcer::changed(StoryId id) noexcept
{
    ++turns_;
    note([&] { notes_.stories.insert(id); });
}

void Announcer::changed(DownloadId id, DownloadState state) noexcept
{
    ++turns_;
    note([&] {
        notes_.downloads[id] = {Clock::now(), true};
        tally_.came(id, state);
        if (state == DownloadState::completed || state == DownloadState::error)
            under_way_.erase(id);
    });
}

void Announcer::removed(const Download& row, const std::string& reason) noexcept
{
    ++turns_;
    note([&] {
        notes_.removed.emplace_back(row, reason);
        tally_.left(row.id);
        under_way_.erase(row.id);
    });
}

void Announcer::progressed(const ProgressReport& report) noexcept
{
    note([&] {
        const auto now = Clock::now();
        tally_.reported(report);
        Told& told = under_way_[report.download];
        Due& due = notes_.downloads.try_emplace(report.download, Due{told.at + breath, false}).first->second;
        if (std::exchange(told.stage, report.stage) != report.stage)
            due.at = std::min(due.at, now);
    });
}

void Announcer::library(std::size_t songs) noexcept
{
    ++turns_;
    note([&] { notes_.songs = songs; });
}

std::optional<Announcer::Clock::time_point> Announcer::due() const
{
    if (!notes_.opened.empty() || !notes_.stories.empty() || !notes_.removed.empty() || notes_.songs)
        return Clock::time_point{};
    std::optional<Clock::time_point> first;
    for (const auto& [id, due] : notes_.downloads)
        first = first ? std::min(*first, due.at) : due.at;
    return first;
}

Announcer::Notes Announcer::take(Clock::time_point now)
{
    Notes taken = std::exchange(notes_, {});
    for (auto one = taken.downloads.begin(); one != taken.downloads.end();) {
        if (one->second.at > now) {
            notes_.downloads.insert(taken.downloads.extract(one++));
            continue;
        }
        if (const auto told = under_way_.find(one->first); told != under_way_.end())
            told->second.at = now;
        ++one;
    }
    return taken;
}

void Announcer::run(const std::stop_token& stop)
{
    std::unique_lock lock(mutex_);
    while (!stop.stop_requested()) {
        const auto first = due();
        if (!first) {
            noted_.wait(lock, stop, [this] { return due().has_value(); });
        } else if (*first > Clock::now()) {
            noted_.wait_until(lock, stop, *first, [&] { return due() != first; });
        } else {
            const Notes notes = take(Clock::now());
            lock.unlock();
            tell(notes);
            lock.lock();
        }
    }
}

void Announcer::tell(const Notes& notes)
{
    for (const StoryId id : notes.opened)
        carefully([&] { tell_search(id); });
    for (const StoryId id : notes.stories)
        carefully([&] { tell_story(id); });
    for (const auto& [id, due] : notes.downloads)
        carefully([&, &which = id, &how = due] { tell_download(which, how.state); });
    for (const auto& [row, reason] : notes.removed)
        carefully([&, &gone = row, &why = reason] { tell_removed(gone, why); });
    if (notes.songs)
        carefully([&] { tell_library(*notes.songs); });
}

// What the database cannot tell now is told with the next change.
void Announcer::carefully(const std::function<void()>& tell)
try {
    tell();
} catch (const std::exception&) {
}

void Announcer::tell_search(StoryId id)
{
    const auto story = history_->story(id);
    if (!story)
        return;
    begun_.insert(id);
    log_.publish("search", json_text(search_json(*story)));
    tell_story(id);
}

void Announcer::tell_story(StoryId id)
{
    const auto story = history_->story(id);
    if (!story)
        return;
    follow(*story);
    if (story->state != StoryState::open && begun_.erase(id) > 0)
        tally_.ended(story->updated_at - story->created_at);
    log_.publish("fetch", json_text(fetch_json(*story, *history_, board_)));
}

void Announcer::follow(const Story& story)
{
    for (const Place& place : story.places) {
        if (place.download == 0)
            continue;
        auto& stories = waiting_[place.download];
        if (story.state == StoryState::open)
            stories.insert(story.id);
        else
            stories.erase(story.id);
        if (stories.empty())
            waiting_.erase(place.download);
    }
}

void Announcer::tell_download(DownloadId id, bool state)
{
    const auto row = history_->download(id);
    if (!row)
        return;
    log_.publish("download", json_text(download_json(*row, board_)));
    const auto found = waiting_.find(id);
    if (!state || found == waiting_.end())
        return;
    const auto stories = found->second; // tell_story() changes it
    for (const StoryId story : stories)
        tell_story(story);
}

// CONTRACT 4: a recording that is not wanted has no row. Who shows it is told so once.
void Announcer::tell_removed(Download row, const std::string& reason)
{
    row.error = reason;
    row.path.clear();
    row.placed = false;
    auto told = download_json(row, board_);
    told["state"] = name(PlaceState::rejected);
    log_.publish("download", json_text(told));
    waiting_.erase(row.id);
}

void Announcer::tell_library(std::size_t songs)
{
    const auto before = std::exchange(songs_, songs).value_or(songs);
    const auto added = static_cast<std::int64_t>(songs) - static_cast<std::int64_t>(before);
    log_.publish("library", json_text(json::object{{"songs", songs}, {"added", added}}));
}

}
