// SPDX-License-Identifier: MIT
#include "adapters/instance.hpp"

#include "plugin/errors.hpp"
#include "plugin/fetching/recovery.hpp"

#include <fmt/format.h>
#include <mutex>

namespace topfive {

namespace {

constexpr std::size_t most_kept = 1000; // searches that wait for the ground
constexpr std::size_t most_recent = 20; // downloads of a status
constexpr std::size_t most_unverified = 100;
constexpr std::size_t most_active = 50; // stories of a status

}

Instance::Instance(Config config, pid_t holder, Log& log, std::function<void(const Story&)> ended)
    : config_(std::move(config)), holder_(holder), log_(log), notifier_(log),
      ended_([this, ended = std::move(ended)](const Story& story) {
          notifier_.tell(story);
          if (ended)
              ended(story);
      })
{
    notifier_.use(config_.notify.command);
    stand();
}

Instance::~Instance()
{
    if (heart_)
        heart_->request_stop();
}

// Builds what is missing. What stood before stays.
void Instance::stand()
try {
    if (heart_)
        return;
    const std::unique_lock lock(mutex_);
    if (!ground_) {
        auto ground = std::make_unique<Ground>(config_, own_connections_, log_);
        lock_ = std::make_unique<DataLock>(config_.data_directory, holder_);
        ground->library().on_change([this] {
            ++library_changes_;
            stirred_ = true;
        });
        ground_ = std::move(ground);
    }
    heart_ = std::make_unique<Heart>(config_, *ground_, ended_);
    heart_->start();
    ground_fault_.clear();
} catch (const std::exception& fault) {
    if (ground_fault_ != fault.what())
        log_.error("{}", fault.what());
    const std::unique_lock lock(mutex_);
    ground_fault_ = fault.what();
}

void Instance::tick()
{
    stirred_ = false;
    stand();
    if (!heart_)
        return;
    try {
        ground_->learn_music_directory();
        begin_when_ready();
        if (begun_) {
            heart_->intake().offer_due();
            heart_->confirm();
            heart_->show(library_changes_);
        }
    } catch (const Fault& fault) {
        log_.error("{}", fault.what());
    }
}

// The first time that the library is known and the music directory is the right one: reconcile, then let the workers
// go. Later, when what stood in the way is gone: offer what waited for it.
void Instance::begin_when_ready()
{
    auto obstacle = ground_->library().ready() ? ground_->obstacle() : "the library index is not complete";
    const bool freed = last_obstacle_ && !obstacle;
    last_obstacle_ = obstacle;
    if (!begun_ && !obstacle) {
        recover(ground_->history(), ground_->shelf(), ground_->library());
        for (; !kept_.empty(); kept_.pop_front())
            give(kept_.front());
        heart_->intake().offer_open();
        ground_->inbox().open();
        begun_ = true;
        log_.info("ready: {} songs in the library", ground_->library().facts().songs);
    } else if (freed) {
        heart_->intake().offer_open();
    }
}

void Instance::reload(const Config& config)
{
    const std::unique_lock lock(mutex_);
    config_ = config;
    notifier_.use(config.notify.command);
    ++reloads_;
    if (!ground_)
        return;
    if (heart_)
        heart_->request_stop();
    heart_.reset();
    ground_->take_over(config_);
    heart_ = std::make_unique<Heart>(config_, *ground_, ended_);
    heart_->start();
    heart_->intake().offer_open();
}

void Instance::settle()
{
    const std::shared_lock lock(mutex_);
    if (heart_)
        heart_->settle();
    notifier_.settle(std::chrono::minutes(1));
}

void Instance::notice(const SearchIntent& intent)
{
    if (heart_)
        return give(intent);
    if (kept_.size() < most_kept)
        kept_.push_back(intent);
    else
        ++dropped_;
}

void Instance::give(const SearchIntent& intent)
try {
    heart_->intake().take(intent);
} catch (const Fault& fault) {
    ++dropped_;
    log_.error("the search “{}” is lost: {}", intent.text, fault.what());
}

void Instance::remember_note(const std::string& note)
try {
    log_.info("{}", note);
    if (!ground_)
        return;
    SearchIntent intent;
    intent.text = note;
    intent.field = "queue";
    intent.kind = SearchIntent::Kind::add;
    intent.origin = SearchIntent::Origin::queue;
    intent.at = ground_->clock().now();
    ground_->history().close(ground_->history().open(intent), StoryState::done, note);
} catch (const Fault& fault) {
    log_.error("{}", fault.what());
}

Layout::Preview Instance::preview(const SearchIntent& intent, std::stop_token stop)
{
    const std::shared_lock lock(mutex_);
    if (!heart_)
        throw Unavailable(ground_fault_);
    return heart_->layout().preview(intent, std::move(stop));
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
    if (ground_->inbox().size() >= most_kept)
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
    if (row->placed && ground_->shelf().exists(row->path))
        ground_->shelf().take_out(row->path);
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
        const auto row = ground_ ? ground_->history().download(id) : std::nullopt;
        if (!row || !row->placed || !ground_->shelf().exists(row->path))
            return {};
        file = ground_->shelf().path() / row->path;
    }
    return covers_.of(file, std::move(stop));
}

}
