// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/history.hpp"
#include "plugin/ports/progress.hpp"
#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>

namespace topfive {

// How long something took, counted in buckets.
struct Histogram {
    static constexpr std::array<double, 11> bounds{0.1, 0.5, 1, 2, 5, 10, 20, 30, 60, 300, 1800}; // seconds
    std::array<std::uint64_t, bounds.size()> counts{}; // at most that long, and longer than the bucket before
    std::uint64_t count = 0;
    double sum = 0;

    void take(double seconds);
};

// What is counted for /metrics since the start. Safe from every thread.
class Tally {
public:
    struct Counts {
        std::array<std::uint64_t, 4> downloads{}; // by DownloadState: how many came into it
        Histogram fetch;                          // from the search to its end
        Histogram download;                       // of one recording, until its file is whole
        Histogram verify;
    };

    void came(DownloadId, DownloadState);
    void left(DownloadId); // there is no such download any more
    void ended(std::chrono::duration<double> fetch);
    void reported(const ProgressReport&);
    [[nodiscard]] Counts counts() const;

private:
    using Clock = std::chrono::steady_clock;
    struct Under { // way
        DownloadState state = DownloadState::pending;
        Stage stage = Stage::waiting;
        Clock::time_point since{}; // of the stage, downloading and converting being one
    };

    mutable std::mutex mutex_;
    Counts counts_;
    std::map<DownloadId, Under> under_way_;
};

}
