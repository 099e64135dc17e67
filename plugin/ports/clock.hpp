// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>

namespace topfive {

// The time of day. Tests turn it by hand.
class Clock {
public:
    using time_point = std::chrono::system_clock::time_point;
    virtual ~Clock() = default;
    [[nodiscard]] virtual time_point now() const = 0;
};

}
