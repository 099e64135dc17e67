// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <stop_token>

namespace topfive {

// Lets one downloading process in at a time, whoever asks, and keeps a pause between two downloads.
class Gate {
public:
    explicit Gate(std::chrono::milliseconds pause) : pause_(pause) {}

    // While it lives nobody else downloads.
    struct Leaving {
        void operator()(Gate*) const noexcept;
    };
    using Turn = std::unique_ptr<Gate, Leaving>;

    // Waits for its turn and, unless the process pauses before its first download itself, for the end of the pause.
    // Empty when stopped.
    [[nodiscard]] Turn enter(bool pauses_itself, std::stop_token);

private:
    const std::chrono::milliseconds pause_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    bool busy_ = false;
    std::chrono::steady_clock::time_point last_end_ = std::chrono::steady_clock::time_point::min();
};

}
