// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/web/event_log.hpp"
#include "adapters/web/progress_board.hpp"
#include "adapters/web/tally.hpp"
#include "plugin/ports/history_listener.hpp"
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

namespace topfive {

// Makes events of what happens, on a thread of its own: whoever remembered or reported something waits for nothing.
// Of changes to one download or story in quick succession the last one is told: a new state or stage at once, mere
// progress four times a second. What is counted is counted on the way.
class Announcer : public HistoryListener {
public:
    static constexpr std::chrono::milliseconds breath{250};

    Announcer(EventLog& log, const ProgressBoard& board, Tally& tally) : log_(log), board_(board), tally_(tally) {}
    // History may be asked from now on; until then everything waits. It must live longer.
    void begin(History&);
    void end();
    // Another number after each change but mere progress.
    [[nodiscard]] std::uint64_t turns() const { return turns_; }

    void opened(StoryId) noexcept override;
    void changed(StoryId) noexcept override;
    void changed(DownloadId, DownloadState) noexcept override;
    void removed(const Download&, const std::string& reason) noexcept override;
    void progressed(const ProgressReport&) noexcept;
    void library(std::size_t songs) noexcept;

private:
    using Clock = std::chrono::steady_clock;
    struct Due {
        Clock::time_point at{};
        bool state = false; // not only its progress
    };
    struct Told {
        Clock::time_point at{};
        Stage stage = Stage::waiting;
    };
    struct Notes {
        std::vector<StoryId> opened;
        std::set<StoryId> stories;
        std::map<DownloadId, Due> downloads;
        std::vector<std::pair<Download, std::string>> removed;
        std::optional<std::size_t> songs;
    };
    template <typename Change>
    void note(Change change) noexcept;
    [[nodiscard]] std::optional<Clock::time_point> due() const;
    [[nodiscard]] Notes take(Clock::time_point now);
    void run(const std::stop_token&);
    void tell(const Notes&);
    void tell_search(StoryId);
    void tell_story(StoryId);
    void tell_download(DownloadId, bool state);
    void tell_removed(Download, const std::string& reason);
    void tell_library(std::size_t songs);
    void follow(const Story&);
    void carefully(const std::function<void()>& tell);

    EventLog& log_;
    const ProgressBoard& board_;
    Tally& tally_;
    History* history_ = nullptr;
    std::atomic<std::uint64_t> turns_ = 1;

    std::mutex mutex_; // of the two that follow
    std::condition_variable_any noted_;
    Notes notes_;
    std::map<DownloadId, Told> under_way_;

    std::map<DownloadId, std::set<StoryId>> waiting_; // the thread's own: open stories by what they wait for
    std::set<StoryId> begun_;                         // since the start, not ended yet
    std::optional<std::size_t> songs_;
    std::jthread thread_;
};

}
