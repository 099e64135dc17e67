// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/front/tap.hpp"
#include "adapters/io/event_loop.hpp"
#include "adapters/web/status.hpp"
#include "plugin/ports/log.hpp"
#include <memory>
#include <string>

namespace topfive {

struct Config;
class Instance;

// Every way to notice what people look for, as configured: the proxy's tap, MPD's log, the queue, the channel. What
// they see becomes intents of the instance. Lives on the loop's thread; replaced when the configuration changes.
class Watchers {
public:
    Watchers(const Config&, EventLoop&, Instance&, Log&);
    ~Watchers();

    void hear(const TapFrame&);
    void tick(); // about once a second
    // Nothing more is heard: what waits to be still counts now.
    void finish();
    // A line for whoever listens on the status channel.
    void announce(const std::string&);
    void describe(Status&) const; // from any thread

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}
