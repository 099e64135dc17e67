// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/watching/observing.hpp"
#include "plugin/watching/search_intent.hpp"
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

// Listens to what clients say to MPD and tells what the people behind them look for: a burst of typing is one search,
// another page of it none, what programs read for their own use none. A client that connects for each command, two
// clients of one person, and a client whom the proxy hears and MPD's log tells of, too, are told of once.
// Knows no clock: each call says what time it is, and returns what counts by then, oldest first. One thread.
class Observer {
public:
    using Time = std::chrono::system_clock::time_point;
    using Intents = std::vector<SearchIntent>;

    explicit Observer(const Observing& = {}, SearchIntent::Origin = SearchIntent::Origin::proxy);
    ~Observer();
    Observer(const Observer&) = delete;
    Observer& operator=(const Observer&) = delete;

    // `connection` is a name that is unique among those that are open. `client`: who it is, for people.
    Intents opened(std::string_view connection, std::string_view client, SearchIntent::Origin, Time);
    // A command line, as it was sent. A connection that was not announced counts from its first line on, as `client`.
    Intents line(std::string_view connection, std::string_view line, Time, std::string_view client = {});
    // MPD refused the newest line of the connection, or the command list that ended with it.
    Intents refused(std::string_view connection, Time);
    Intents closed(std::string_view connection, Time);
    Intents advance(Time now);
    // Nothing more will be heard: every connection ends.
    Intents finish(Time);

    // Who queued something since the last call because MPD said that something happened, as robots do.
    [[nodiscard]] std::vector<std::string> take_robots();

    // When advance() has something to say.
    [[nodiscard]] std::optional<Time> next_deadline() const;
    // Searches that were not kept because too many came at once.
    [[nodiscard]] std::uint64_t dropped() const;
    [[nodiscard]] std::size_t connections() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}
