// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/io/event_loop.hpp"
#include "adapters/mpd/journal.hpp"
#include "adapters/mpd/log_tail.hpp"
#include "plugin/ports/log.hpp"
#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <string>

namespace topfive {

// MPD's log as watch.log names it, a file or the journal. Tells a moment late: the log may be quicker than the proxy's
// word about the same client, and that word says more. On the loop's thread.
class LogWatch {
public:
    using Time = std::chrono::system_clock::time_point;
    struct Line { // a LogEvent that is kept
        LogEvent::Kind kind;
        std::string client, text, address;
        Time at;
    };
    using Sink = std::function<void(const Line&)>;

    // `where`: a path, "journal", or nothing. What keeps it from being read is in state().
    LogWatch(const std::string& where, EventLoop&, const OwnConnections&, Sink, Log&);

    // Nothing more is heard: what waits is told now.
    void finish() { tell(Time::max()); }
    // "open", "off", or why nothing is heard.
    [[nodiscard]] std::string state() const;

private:
    void remember(const LogEvent&);
    void tell(Time until);

    Sink sink_;
    std::deque<Line> waiting_;
    EventLoop::Alarm due_;
    std::string fault_;
    std::unique_ptr<LogTail> tail_;
    std::unique_ptr<Journal> journal_;
};

}
