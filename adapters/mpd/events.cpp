// SPDX-License-Identifier: MIT
#include "adapters/mpd/events.hpp"

#include "adapters/mpd/connection.hpp"
#include "adapters/mpd/wakeup.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <condition_variable>
#include <fmt/format.h>
#include <functional>
#include <mpd/client.h>
#include <mutex>
#include <poll.h>
#include <utility>

namespace topfive {

namespace {

constexpr std::chrono::milliseconds first_pause{200}, longest_pause{5000};
constexpr auto wanted = static_cast<mpd_idle>(MPD_IDLE_DATABASE | MPD_IDLE_QUEUE | MPD_IDLE_PLAYER | MPD_IDLE_MESSAGE);

void rest(std::chrono::milliseconds pause, const std::stop_token& stop)
{
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait_for(lock, stop, pause, [] { return false; });
}

}

MpdEvents::MpdEvents(MpdOptions options, std::vector<MpdListener*> listeners, Wakeup& wakeup, Log& log)
    : options_(std::move(options)), listeners_(std::move(listeners)), wakeup_(wakeup), log_(log), pause_(first_pause),
      thread_([this](const std::stop_token& stop) { run(stop); })
{
}

MpdEvents::~MpdEvents() = default;

void MpdEvents::run(const std::stop_token& stop)
{
    const std::stop_callback rouse(stop, [this] { wakeup_.wake(); });
    while (!stop.stop_requested()) {
        try {
            serve(stop);
        } catch (const std::exception& fault) {
            if (stop.stop_requested())
                return;
            lost(fault.what());
            rest(pause_, stop);
            pause_ = std::min(2 * pause_, longest_pause);
        }
    }
}

void MpdEvents::lost(const std::string& reason)
{
    if (reason != complained_)
        log_.warning("{}", reason);
    complained_ = reason;
    for (auto* const listener : listeners_)
        listener->disconnected(reason);
}

void MpdEvents::serve(const std::stop_token& stop)
{
    MpdConnection mpd(options_, stop);
    mpd.limit_tags();
    log_.info("mpd {}: connected, protocol {}", mpd.address().text(), mpd.version());
    complained_.clear();
    for (auto* const listener : listeners_)
        listener->connected(mpd);
    pause_ = first_pause;
    while (!stop.stop_requested()) {
        wakeup_.clear();
        for (auto* const listener : listeners_)
            listener->due(mpd);
        const auto changes = wait_for_event(mpd);
        for (auto* const listener : listeners_)
            listener->changed(mpd, changes);
    }
}

MpdChanges MpdEvents::wait_for_event(MpdConnection& mpd)
{
    mpd.check(mpd_send_idle_mask(mpd.raw(), wanted), "idle");
    std::array<pollfd, 2> both{{{mpd.socket(), POLLIN, 0}, {wakeup_.descriptor(), POLLIN, 0}}};
    if (::poll(both.data(), both.size(), milliseconds_to_deadline()) < 0 && errno != EINTR)
        throw Unavailable("mpd: cannot wait for events");
    const auto events = both[0].revents != 0 ? mpd_recv_idle(mpd.raw(), false) : mpd_run_noidle(mpd.raw());
    mpd.check(mpd_connection_get_error(mpd.raw()) == MPD_ERROR_SUCCESS, "idle");
    return {(events & MPD_IDLE_DATABASE) != 0, (events & MPD_IDLE_QUEUE) != 0, (events & MPD_IDLE_PLAYER) != 0,
            (events & MPD_IDLE_MESSAGE) != 0};
}

int MpdEvents::milliseconds_to_deadline() const
{
    std::optional<std::chrono::system_clock::time_point> first;
    for (auto* const listener : listeners_)
        if (const auto deadline = listener->next_deadline(); deadline && (!first || *deadline < *first))
            first = deadline;
    if (!first)
        return -1;
    const auto left = *first - std::chrono::system_clock::now();
    const auto whole = std::chrono::ceil<std::chrono::milliseconds>(left).count();
    return static_cast<int>(std::clamp<std::int64_t>(whole, 0, 3'600'000));
}

}
