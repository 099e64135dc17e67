// SPDX-License-Identifier: MIT
#include "adapters/display.hpp"

#include "adapters/ground.hpp"
#include "config/config.hpp"
#include "plugin/errors.hpp"

#include <algorithm>

namespace topfive {

namespace {

using std::chrono::steady_clock;
constexpr std::chrono::seconds retry_pause{5};
// After the library changed every chart is looked at again; of all time, so much at most goes into that.
constexpr int sweep_share = 20;

}

Display::Display(const Config& config, Ground& ground)
    : ground_(ground), mpd_(ground.mpd(), cut_.get_token()), playlists_(mpd_), stickers_(mpd_),
      shown_(config.data_directory / "topfive.db", ground.clock(), ground.log()), kept_(playlists_, shown_),
      charts_({config.library.playlist, config.top.count}, ground.history(), ground.library(), kept_, stickers_, shown_,
              ground.log()),
      recent_(config.library.recent_playlist, ground.history(), ground.library(), kept_, stickers_, shown_,
              ground.log()),
      thread_([this](const std::stop_token& stop) { run(stop); })
{
}

Display::~Display()
{
    thread_.request_stop();
    cut_.request_stop();
}

void Display::look(std::uint64_t changes)
{
    {
        const std::scoped_lock lock(mutex_);
        looked_ = true;
        changes_ = changes;
        ++asked_;
    }
    roused_.notify_all();
}

void Display::settle(std::chrono::milliseconds patience)
{
    std::unique_lock lock(mutex_);
    const auto until = asked_ + 2; // the one under way may have begun too early
    roused_.wait_for(lock, patience, [&] { return shown_so_far_ >= until; });
}

void Display::run(const std::stop_token& stop)
{
    while (!stop.stop_requested()) {
        std::uint64_t look = 0;
        {
            std::unique_lock lock(mutex_);
            if (!roused_.wait(lock, stop, [&] { return looked_; }))
                return;
            looked_ = false;
            look = asked_;
        }
        try {
            pass(stop);
            complained_.clear();
        } catch (const std::exception& fault) {
            if (stop.stop_requested())
                return;
            complain(fault.what());
            retry_ = steady_clock::now() + retry_pause;
        }
        {
            const std::scoped_lock lock(mutex_);
            shown_so_far_ = look;
        }
        roused_.notify_all();
    }
}

void Display::complain(const std::string& fault)
{
    if (fault != complained_)
        ground_.log().warning("what MPD shows of topfive waits: {}", fault);
    complained_ = fault;
}

// What has changed since the last look.
void Display::learn()
{
    auto told = ground_.history().told_since(told_);
    recent_due_ = recent_due_ || told.last != told_;
    told_ = told.last;
    artists_.insert(told.artists.begin(), told.artists.end());
    std::uint64_t changes = 0;
    {
        const std::scoped_lock lock(mutex_);
        changes = changes_;
    }
    if (changes == swept_ || steady_clock::now() < next_sweep_)
        return;
    swept_ = changes;
    told = ground_.history().told_since(0);
    artists_.insert(told.artists.begin(), told.artists.end());
    recent_due_ = true;
}

void Display::pass(const std::stop_token& stop)
{
    if (!ground_.library().ready() || ground_.library().obstacle() || steady_clock::now() < retry_)
        return;
    const auto begin = steady_clock::now();
    learn();
    while (!artists_.empty() && !stop.stop_requested()) {
        charts_.show(*artists_.begin());
        artists_.erase(artists_.begin());
    }
    if (recent_due_ && !stop.stop_requested())
        recent_.show();
    recent_due_ = false;
    const auto end = steady_clock::now();
    next_sweep_ = std::max(next_sweep_, end + sweep_share * (end - begin));
}

}
