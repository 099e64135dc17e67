// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/mpd/direct_clients.hpp"
#include "adapters/web/status.hpp"
#include "plugin/ports/log.hpp"
#include <chrono>
#include <map>
#include <mutex>
#include <string>

namespace topfive {

struct Config;

// Notices clients that connect to MPD past every proxy, which is the commonest mistake. Each program or host is told
// once, and stands in the status for an hour after it was seen last.
class DirectWatch {
public:
    DirectWatch(const Config&, Log&);

    // About once a second. `logged`: MPD's log tells what such a client looks for.
    void look(bool logged);
    void describe(Status&) const; // from any thread

private:
    const std::string door_; // where clients are to connect; empty: there is no proxy to go past
    Log& log_;
    DirectClients clients_;
    std::chrono::steady_clock::time_point next_{};
    mutable std::mutex mutex_; // of what follows
    std::map<std::string, Status::Direct> past_;
};

}
