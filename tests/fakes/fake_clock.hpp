// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/clock.hpp"
#include <atomic>

namespace topfive {

// A clock that is turned by hand. Starts on 2026-01-01, 00:00 UTC.
class FakeClock : public Clock {
public:
    [[nodiscard]] time_point now() const override { return time_point(std::chrono::seconds(seconds_)); }
    void advance(std::chrono::seconds by) { seconds_ += by.count(); }

private:
    std::atomic<std::int64_t> seconds_ = 1767225600;
};

}
