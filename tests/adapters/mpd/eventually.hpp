// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>
#include <thread>

namespace topfive {

// Waits until real programs and threads have got there; false when they do not within half a minute.
template <typename Condition>
[[nodiscard]] bool eventually(Condition condition)
{
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return true;
}

}
