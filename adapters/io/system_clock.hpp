// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/clock.hpp"

namespace topfive {

// The machine's time of day.
class SystemClock : public Clock {
public:
    [[nodiscard]] time_point now() const override { return std::chrono::system_clock::now(); }
};

}
