// SPDX-License-Identifier: MIT
// What HTTP and the commands ask of the instance.
#include "adapters/instance.hpp"

#include "plugin/errors.hpp"

#include <fmt/format.h>
#include <mutex>

namespace topfive {

namespace {

constexpr std::size_t most_waiting = 1000;
constexpr std::size_t most_recent = 20; // downloads of a status
constexpr std::size_t most_unverified = 100;
constexpr std::size_t most_active = 50; // stories of a status

}

Layout::Preview Instance::preview(const SearchIntent& intent, std::stop_token stop, const Layout::Soon& soon)
{
    const std::shared_lock lock(mutex_);
    if (!heart_)
        throw Unavailable(ground_fault_);
    return heart_->layout().preview(intent, std::move(stop), soon);
}

History* Instance::history()
{
    const std::shared_lock lock(mutex_);
    return ground_ ? &ground_->history() : nullptr;
}

const ProgressBoard& Instance::progress() const
{
    const std::shared_lock lock(mutex_);
    return ground_ ? ground_->progress() : no_progress_;
}

EventLog& Instance::events()
{
    const std::shared_lock lock(mutex_);
    if (!ground_)
        throw Unavailable(ground_fault_);
    return ground_->events();
}

Tally::Counts Instance::tally() const
{
    const std::shared_lock lock(mutex_);
    return ground_ ? ground_->tally().counts() : Tally::Counts{};
}

std::uint64_t Instance::turn() const
{
    const std::shared_lock lock(mutex_);
    return ground_ ? ground_->announcer().turns() + reloads_ : 0;
}

std::vector<std::string> Instance::reasons() const
{
    const std::shared_lock lock(mutex_);
    if (!ground_)
        return {ground_fault_};
    std::vector<std::string> reasons;
    const auto facts = ground_->library().facts();
    if (!facts.connected)
        reasons.push_back(fmt::format("MPD is not connected{}{}", facts.error.empty() ? "" : ": ", facts.error));
    else if (!ground_->library().ready())
        reasons.emplace_back("the library index is not complete");
    if (const auto obstacle = ground_->obstacle(); obstacle && facts.connected)
        reasons.push_back(*obstacle);
    if (!ground_fault_.empty())
        reasons.push_back(ground_fault_);
    if (reasons.empty() && !begun_)
        reasons.emplace_back("starting");
    return reasons;
}

Status Instance::status()
{
    Status status;
    status.reasons = reasons();
    status.version = TOPFIVE_VERSION;
    status.uptime = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - started_);
    const std::shared_lock lock(mutex_);
    status.mode = config_.mode == Config::Mode::observe ? "observe" : "fetch";
    status.dropped_searches = dropped_;
    if (ground_) {
        const auto facts = ground_->library().facts();
        status.mpd = {facts.connected, facts.version, facts.songs, facts.index_ready, ground_->shelf().path().string()};
        auto& history = ground_->history();
        status.active = history.open_stories();
        if (status.active.size() > most_active)
            status.active.resize(most_active);
        status.waiting = ground_->inbox().size();
        status.downloads = history.counts();
        if (config_.mode == Config::Mode::observe)
            status.outlook = history.outlook();
        status.recent = history.downloads({{}, "", most_recent, 0, {}});
        status.unverified = history.downloads({{}, "", most_unverified, 0, {}, true});
    }
    if (heart_) {
        status.providers = heart_->providers();
        status.sources = heart_->sources();
        status.dropped_searches += heart_->intake().dropped();
    }
    if (describe_watching_)
        describe_watching_(status);
    return status;
}

StoryId Instance::ask(const SearchIntent& intent)
{
    const std::shared_lock lock(mutex_);
    if (!heart_)
        throw Unavailable(ground_fault_);
    if (ground_->inbox().size() >= most_waiting)
        throw Unavailable("too much waits already; ask again later");
    auto asked = intent;
    asked.at = ground_->clock().now();
    const auto story = heart_->intake().take(asked);
    if (!story)
        throw Fault("a search is no question to topfive itself");
    return *story;
}

void Instance::hurry(StoryId id)
{
    const std::shared_lock lock(mutex_);
    if (ground_)
        ground_->inbox().push(id, Turn::asked);
}

bool Instance::take_out(DownloadId id)
{
    const std::shared_lock lock(mutex_);
    if (!ground_)
        throw Unavailable(ground_fault_);
    auto& history = ground_->history();
    const auto row = history.download(id);
    if (!row)
        return false;
    const auto path = row->placed ? ground_->whereabouts().own(*row, {}) : std::nullopt; // where a person put it
    if (row->placed && !path && ground_->shelf().exists(row->path))
        throw Refused(fmt::format("{} is not the file that topfive brought: its tags do not say so; move or delete it "
                                  "yourself",
                                  row->path));
    if (path)
        ground_->shelf().take_out(*path);
    const auto* reason = row->placed ? "taken out by a person (undo)" : "cancelled by a person";
    history.block(row->recording, reason);
    StoryLine told;
    told.kind = "undone";
    told.text = fmt::format("{}: {}", row->recording.title, reason);
    history.tell_download(id, told);
    history.remove(id, reason);
    ground_->progress().forget(id);
    if (row->placed)
        ground_->library().update(row->path);
    if (path && *path != row->path) // MPD may list it under either
        ground_->library().update(*path);
    stirred_ = true;
    return true;
}

bool Instance::retry(DownloadId id)
{
    const std::shared_lock lock(mutex_);
    if (!heart_)
        throw Unavailable(ground_fault_);
    auto& history = ground_->history();
    const auto row = history.download(id);
    if (!row)
        return false;
    if (row->state == DownloadState::error) {
        history.failed(id, row->error, 0, ground_->clock().now());
        heart_->intake().offer_due();
    }
    return true;
}

std::string Instance::cover(DownloadId id, std::stop_token stop)
{
    std::filesystem::path file;
    {
        const std::shared_lock lock(mutex_);
        if (!ground_)
            throw Unavailable(ground_fault_);
        const auto row = ground_->history().download(id);
        if (!row || !row->placed || !ground_->shelf().exists(row->path))
            return {};
        file = ground_->shelf().path() / row->path;
    }
    return covers_.of(file, std::move(stop));
}

}
