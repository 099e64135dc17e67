// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace topfive {

// Lets `burst` go at once and one more in each `refill`, in the order of asking. Safe from every thread.
class TokenBucket {
public:
    TokenBucket(int burst, std::chrono::milliseconds refill) : slack_(refill * (burst - 1)), refill_(refill) {}

    // Waits for its turn. False when stopped.
    bool take(std::stop_token stop)
    {
        std::unique_lock lock(mutex_);
        const auto now = std::chrono::steady_clock::now();
        const auto turn = next_ - slack_;
        next_ = std::max(next_, now) + refill_;
        if (turn > now)
            waiting_.wait_until(lock, stop, turn, [] { return false; });
        return !stop.stop_requested();
    }

private:
    const std::chrono::milliseconds slack_;
    const std::chrono::milliseconds refill_;
    std::mutex mutex_;
    std::condition_variable_any waiting_;
    std::chrono::steady_clock::time_point next_{}; // when the bucket is full again
};

}
