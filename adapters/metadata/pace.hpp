// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/clock.hpp"
#include <chrono>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>

namespace topfive {

struct HttpAnswer;

// At most `count` questions in any `span`.
struct RateLimit {
    std::size_t count = 1;
    std::chrono::milliseconds span{1'000};
};

// Time as it passes for whoever waits. Tests let it pass at once.
struct Stopwatch {
    std::function<std::chrono::steady_clock::time_point()> now = std::chrono::steady_clock::now;
    std::function<void(std::chrono::milliseconds, std::stop_token)> wait = wait_or_stop;

    static void wait_or_stop(std::chrono::milliseconds, std::stop_token);
};

// How fast one service may be asked: a sliding window over all threads, in the order they come, and what the service
// itself says about its limits. Safe from every thread.
class Pace {
public:
    Pace(RateLimit limit, const Clock& clock, Stopwatch stopwatch = {});

    // Returns when one more question may go. Throws Unavailable with the moment when the service rests for longer than
    // anybody waits here, and when stopped.
    void wait(std::stop_token);
    // Nothing goes for so long.
    void rest(std::chrono::milliseconds);
    // X-RateLimit-Remaining and X-RateLimit-Reset-In (ListenBrainz).
    void heed(const HttpAnswer&);

private:
    using Moment = std::chrono::steady_clock::time_point;
    [[nodiscard]] Moment reserve();

    RateLimit limit_;
    const Clock& clock_;
    Stopwatch stopwatch_;
    std::mutex mutex_;
    std::deque<Moment> going_; // the last `count` questions; some lie ahead
    Moment rests_until_{};
};

}
