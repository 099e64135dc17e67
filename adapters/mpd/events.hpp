// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/mpd/dial.hpp"
#include "plugin/ports/log.hpp"
#include <chrono>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace topfive {

class MpdConnection;
class Wakeup;

// What happened in MPD since it was last asked.
struct MpdChanges {
    bool database = false, queue = false, player = false, message = false;
};

// Who wants to hear of MPD's events. All is called on the one thread of MpdEvents, which may use the connection
// between two events; what takes long belongs on another thread. A Fault makes a new connection.
class MpdListener {
public:
    virtual ~MpdListener() = default;
    // A connection stands; whatever happened before went unseen.
    virtual void connected(MpdConnection&) {}
    virtual void changed(MpdConnection&, const MpdChanges&) {}
    // `reason`: why, in words for a person. Called for every attempt that fails.
    virtual void disconnected(const std::string& /*reason*/) {}
    // When due() is to be called at the latest.
    [[nodiscard]] virtual std::optional<std::chrono::system_clock::time_point> next_deadline() { return {}; }
    // After every event, at the deadline, and after a Wakeup.
    virtual void due(MpdConnection&) {}
};

// The one connection that waits in MPD's `idle`, on a thread of its own. It asks for the same events every time: MPD
// 0.23 forgets events that an idle did not name. Connects again and again while MPD is away, forever.
class MpdEvents {
public:
    // All that is named here must live longer.
    MpdEvents(MpdOptions, std::vector<MpdListener*>, Wakeup&, Log&);
    ~MpdEvents();
    MpdEvents(const MpdEvents&) = delete;
    MpdEvents& operator=(const MpdEvents&) = delete;

private:
    void run(const std::stop_token&);
    void serve(const std::stop_token&);
    [[nodiscard]] MpdChanges wait_for_event(MpdConnection&);
    [[nodiscard]] int milliseconds_to_deadline() const;
    void lost(const std::string& reason);

    const MpdOptions options_;
    const std::vector<MpdListener*> listeners_;
    Wakeup& wakeup_;
    Log& log_;
    std::string complained_;          // the reason already in the log
    std::chrono::milliseconds pause_; // before the next attempt to connect
    std::jthread thread_;
};

}
