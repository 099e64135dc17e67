// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/crowd.hpp"
#include "plugin/fetching/inbox.hpp"
#include "plugin/ports/clock.hpp"
#include "plugin/ports/history.hpp"
#include "plugin/ports/log.hpp"
#include "plugin/watching/search_intent.hpp"
#include <atomic>
#include <chrono>
#include <cstddef>
#include <optional>

namespace topfive {

struct IntakeOptions {
    std::chrono::seconds repeat{30 * 24 * 3600}; // watch.repeat
    std::chrono::seconds nobody{24 * 3600};      // before a text that named nobody is looked at again
    std::size_t waiting = 1000; // noticed searches of a turn that wait at most; more are dropped and counted
};

// The door of the heart: every intent, whoever saw it, enters here. Remembers it and lays it into the inbox.
// Safe from every thread.
class Intake {
public:
    Intake(IntakeOptions options, History& history, Inbox& inbox, const Clock& clock, Log& log)
        : options_(options), history_(history), inbox_(inbox), clock_(clock), log_(log)
    {
    }
    // The story; nullopt: a repeat within watch.repeat, or dropped because too much waits.
    std::optional<StoryId> take(const SearchIntent&);
    // Every open story once more: at start, and when what they waited for has come.
    void offer_open();
    // Stories whose time on the ladder has come.
    void offer_due();
    [[nodiscard]] std::size_t dropped() const { return dropped_; }

private:
    [[nodiscard]] Turn turn(const SearchIntent&);

    IntakeOptions options_;
    History& history_;
    Inbox& inbox_;
    const Clock& clock_;
    Log& log_;
    std::atomic<std::size_t> dropped_ = 0;
    Crowd crowd_;
};

}
