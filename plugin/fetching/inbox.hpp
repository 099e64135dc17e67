// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/history.hpp"
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <stop_token>

namespace topfive {

// The stories that wait for a worker. What a person asked for goes first; else in order of arrival. Each story stands
// in it once. Closed until opened: nothing is handed out before the library is known.
class Inbox {
public:
    void push(StoryId, bool asked);
    // Waits for a story; nullopt when stopped.
    [[nodiscard]] std::optional<StoryId> take(std::stop_token);
    void open();
    [[nodiscard]] std::size_t size() const;

private:
    mutable std::mutex mutex_;
    std::condition_variable_any arrived_;
    std::deque<StoryId> asked_;
    std::deque<StoryId> noticed_;
    bool open_ = false;
};

}
