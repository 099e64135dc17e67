// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/clock.hpp"
#include <mutex>
#include <optional>
#include <string>

namespace topfive {

// YouTube asked for quiet: nothing is sent to it, by whatever way, until the rest is over. Safe from every thread.
class Rest {
public:
    enum class Request { search, download };

    explicit Rest(const Clock& clock) : clock_(clock) {}

    // Throws Unavailable, with the moment when it ends, while it lasts.
    void check() const;
    // Begins it, for as long as YouTube said or for 15 minutes, doubled each time, at most a day. The end. During a
    // rest the later end counts, and nothing doubles.
    Clock::time_point begin(Request cause, std::string why, std::optional<std::chrono::minutes> stated);
    // What had caused the last rest works again: the next one is 15 minutes. YouTube may refuse downloads for days
    // and answer every search meanwhile.
    void works(Request);

    [[nodiscard]] std::optional<Clock::time_point> until() const; // nothing: no rest now
    [[nodiscard]] std::string why() const;

private:
    const Clock& clock_;
    mutable std::mutex mutex_;
    Clock::time_point until_{};
    std::string why_;
    Request cause_ = Request::search;
    int doublings_ = 0;
};

}
