// SPDX-License-Identifier: MIT
#include "adapters/instance.hpp"

#include "plugin/errors.hpp"
#include "plugin/fetching/recovery.hpp"

#include <fmt/format.h>
#include <mutex>

namespace topfive {

namespace {

constexpr std::size_t most_kept = 1000; // searches that wait for the ground

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
        recover(ground_->history(), ground_->shelf(), ground_->library(), ground_->whereabouts());
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
    if (heart_) {
        dropped_ += heart_->intake().dropped();
        heart_->request_stop();
    }
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

}
