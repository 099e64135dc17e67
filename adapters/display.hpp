// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/mpd/command_connection.hpp"
#include "adapters/mpd/playlists.hpp"
#include "adapters/mpd/stickers.hpp"
#include "adapters/store/sqlite_display_memory.hpp"
#include "plugin/showing/chart_display.hpp"
#include "plugin/showing/recent_display.hpp"
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <set>
#include <stop_token>
#include <string>
#include <thread>

namespace topfive {

struct Config;
class Ground;

// Shows inside MPD what topfive knows, on a thread of its own: playlists and stickers may be late, and never fail a
// song or hold anything up. What is to be shown follows from the history and the library alone, so nothing that happens
// has to be caught, and a start shows whatever was missed.
class Display {
public:
    Display(const Config&, Ground&);
    ~Display();

    // Something may have happened. `changes`: how often the library has changed so far. Returns at once.
    void look(std::uint64_t changes);
    // Waits until all is shown, or does not seem to be going to be.
    void settle(std::chrono::milliseconds patience);

private:
    using Moment = std::chrono::steady_clock::time_point;

    void run(const std::stop_token&);
    void pass(const std::stop_token&);
    void learn();
    void complain(const std::string& fault);

    Ground& ground_;
    std::stop_source cut_;
    CommandConnection mpd_;
    MpdPlaylists playlists_;
    MpdStickers stickers_;
    SqliteDisplayMemory shown_;
    KeptPlaylist kept_;
    ChartDisplay charts_;
    RecentDisplay recent_;

    std::mutex mutex_; // of what follows
    std::condition_variable_any roused_;
    bool looked_ = false;
    std::uint64_t changes_ = 0;
    std::uint64_t asked_ = 0, shown_so_far_ = 0; // looks

    std::uint64_t swept_ = 0; // the thread's own, as the next
    std::int64_t told_ = 0;
    std::set<std::string> artists_; // to be shown anew
    bool recent_due_ = true;
    Moment next_sweep_{}, retry_{};
    std::string complained_;
    std::jthread thread_;
};

}
