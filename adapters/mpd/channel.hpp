// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/mpd/events.hpp"
#include "plugin/ports/clock.hpp"
#include "plugin/ports/log.hpp"
#include "plugin/watching/search_intent.hpp"
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace topfive {

struct ChannelOptions {
    std::string name = "topfive"; // watch.channel; empty: none
};

// MPD's channel for those who want to ask topfive from any client: mpc sendmessage topfive "Eminem". Answers, and what
// topfive announces, go to the channel NAME-status, whether anybody listens or not.
class Channel : public MpdListener {
public:
    using Sink = std::function<void(SearchIntent)>;
    using Status = std::function<std::string()>; // what `status` answers, a line or several

    Channel(ChannelOptions, Sink, Status, const Clock&, Wakeup&, Log&);

    // One line to whoever listens. From any thread; returns at once. Kept while MPD is away, the last ones.
    void announce(const std::string& text);
    // When somebody said something, whatever it was. From any thread.
    [[nodiscard]] std::optional<Clock::time_point> last_message() const;

    void connected(MpdConnection&) override;
    void changed(MpdConnection&, const MpdChanges&) override;
    void due(MpdConnection&) override;

private:
    void take(const std::string& message);
    void say(std::string_view lines);
    void complain(const std::string& fault);

    const ChannelOptions options_;
    Sink sink_;
    Status status_;
    const Clock& clock_;
    Wakeup& wakeup_;
    Log& log_;
    std::string complained_;
    mutable std::mutex mutex_; // of what follows
    std::optional<Clock::time_point> last_message_;
    std::deque<std::string> outbox_;
};

}
