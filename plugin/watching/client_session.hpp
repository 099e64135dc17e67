// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/watching/gesture.hpp"
#include "plugin/watching/observing.hpp"
#include "plugin/watching/pending_search.hpp"
#include "plugin/watching/said.hpp"
#include "plugin/watching/search_intent.hpp"
#include "plugin/watching/search_stream.hpp"
#include "plugin/watching/variety.hpp"
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace topfive {

// One client connection: what was said on it, and what of that still waits to count. Its memory is bounded.
class ClientSession {
public:
    using Time = std::chrono::system_clock::time_point;
    using Intents = std::vector<SearchIntent>;

    ClientSession(const Observing&, std::string client, SearchIntent::Origin);

    void line(std::string_view, Time at, Intents& out);
    // MPD refused what came last: a line, or a whole command list.
    void refused();
    // What counts by `now`.
    void settle(Time now, Intents& out);
    // No more lines come. What was searched for counts at once.
    void end(Time at, Intents& out);

    [[nodiscard]] const std::string& client() const { return client_; }
    // When settle() has something to do.
    [[nodiscard]] std::optional<Time> due() const;
    [[nodiscard]] std::size_t waiting() const { return searches_.size() + adds_.size(); }
    // Something was queued in answer to one of MPD's events: a robot does that, no person. Tells it once.
    [[nodiscard]] bool reacted() { return std::exchange(reacted_, false); }
    // Searches that found no room.
    [[nodiscard]] std::uint64_t dropped() const { return dropped_; }

private:
    struct Moment {
        Gesture gesture;
        Time at;
    };
    struct Change { // of searches_ by the last line
        std::string key;
        std::optional<PendingSearch> former;
    };
    struct Add {
        Subject subject;
        Time at;
        bool by_last_line;
    };
    struct Opened {
        Subject subject;
        std::string key;
        Time at;
    };

    void collect(Gesture, Time);
    void play_list(Intents& out);
    void happen(Gesture, Time, Intents& out);
    void react(Time since);
    void search(Subject, Time);
    void add(Gesture, Time, Intents& out);
    void open(Subject, Time);
    void confirm(Time, Intents& out);
    void emit(const Subject&, SearchIntent::Kind, Time, Intents& out);
    void forget_last_line();
    [[nodiscard]] Time due(const PendingSearch& one) const { return one.changed() + options_.settle; }

    const Observing& options_;
    std::string client_;
    SearchIntent::Origin origin_;
    std::optional<std::vector<Moment>> list_; // an open command list
    std::vector<PendingSearch> searches_;     // the one seen last is last
    std::vector<Add> adds_;
    std::optional<Opened> opened_;
    std::vector<Change> changes_;
    std::optional<Opened> opened_before_;
    // A person pages through the results an hour long.
    Said said_{std::chrono::hours(1), 32, Said::AnyField::covers_the_artist};
    SearchStream stream_;
    Variety views_;
    Variety added_;
    std::string emptied_; // the stored playlist that was emptied last
    Time emptied_at_{};
    std::uint64_t dropped_ = 0;
    std::optional<Time> reacting_since_; // it went idle, and nothing of its own has ended that
    bool reacted_ = false;
    bool closed_ = false; // it took leave: MPD does not look at what still comes
};

}
