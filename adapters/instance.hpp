// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/files/data_lock.hpp"
#include "adapters/files/small_covers.hpp"
#include "adapters/ground.hpp"
#include "adapters/heart.hpp"
#include "adapters/notify/notifier.hpp"
#include "adapters/web/world.hpp"
#include "config/config.hpp"
#include "plugin/ports/log.hpp"
#include <atomic>
#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <string>

namespace topfive {

// Everything that thinks, put together: the ground, the heart on it, and what HTTP and the commands ask of them.
// Where the ground cannot stand yet (an unusable data directory), it says why and tries again at each tick.
// Safe from every thread but for tick() and reload(), which belong to one.
class Instance : public WebWorld {
public:
    // `holder`: the process that a second start is told of. `ended` hears of every story that is over.
    Instance(Config, pid_t holder, Log&, std::function<void(const Story&)> ended);
    ~Instance() override;

    // What is to be done now and then: about once a second, and soon after the library changed.
    void tick();
    // True when something happened since the last tick() that makes another one worth while.
    [[nodiscard]] bool stirred() const { return stirred_; }
    void reload(const Config&);
    // Waits until MPD shows what came and notify.command has run.
    void settle();
    // What a watcher noticed. Kept while the ground does not stand.
    void notice(const SearchIntent&);
    // Searches that a watcher, who goes now, did not keep.
    void count_dropped(std::uint64_t searches) { dropped_ += searches; }
    // What a watcher saw and left, for `why`.
    void remember_note(const std::string&);
    // Adds what only the process knows to a status: its ways of watching.
    void describe_watching(std::function<void(Status&)> describe) { describe_watching_ = std::move(describe); }
    [[nodiscard]] const Config& config() const { return config_; }
    [[nodiscard]] Ground* ground() { return ground_.get(); }
    OwnConnections& own_connections() { return own_connections_; }

    History* history() override;
    const ProgressBoard& progress() const override;
    EventLog& events() override;
    [[nodiscard]] Tally::Counts tally() const override;
    [[nodiscard]] std::uint64_t turn() const override;
    [[nodiscard]] Time now() const override { return std::chrono::system_clock::now(); }
    [[nodiscard]] std::vector<std::string> reasons() const override;
    [[nodiscard]] Status status() override;
    [[nodiscard]] Layout::Preview preview(const SearchIntent&, std::stop_token, const Layout::Soon&) override;
    StoryId ask(const SearchIntent&) override;
    void hurry(StoryId) override;
    bool take_out(DownloadId) override;
    bool retry(DownloadId) override;
    [[nodiscard]] std::string cover(DownloadId, std::stop_token) override;

private:
    void stand();
    void begin_when_ready();
    void give(const SearchIntent&);

    mutable std::shared_mutex mutex_; // the heart may be replaced, the ground may come
    Config config_;
    const pid_t holder_;
    Log& log_;
    Notifier notifier_;
    const std::function<void(const Story&)> ended_;
    std::function<void(Status&)> describe_watching_;
    const std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
    std::string ground_fault_;
    std::deque<SearchIntent> kept_;          // noticed before the ground stood
    std::atomic<std::uint64_t> dropped_ = 0; // searches, here and by what a new configuration replaced
    std::atomic<bool> begun_ = false;        // recovered, and the inbox is open
    std::atomic<bool> stirred_ = false;
    std::atomic<std::uint64_t> library_changes_ = 0;
    std::optional<std::string> last_obstacle_;
    const ProgressBoard no_progress_;
    SmallCovers covers_;
    OwnConnections own_connections_;
    std::atomic<std::uint64_t> reloads_ = 0;
    std::unique_ptr<DataLock> lock_;
    std::unique_ptr<Ground> ground_;
    std::unique_ptr<Heart> heart_;
};

}
