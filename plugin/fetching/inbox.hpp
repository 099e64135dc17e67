// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/history.hpp"
#include <array>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <stop_token>

namespace topfive {

// Who goes first. aside: what nobody waits for, since it was not typed, comes in a crowd or lay here before. Related
// artists wait until nobody else's story waits or is under way.
enum class Turn { asked, noticed, aside, related };
[[nodiscard]] Turn turn_of(const SearchIntent&);

// The stories that wait for a worker, by their turns; within one in order of arrival, of those aside the newest first:
// somebody may still want it. Each story stands in it once, and no two workers have one: what is pushed while its story
// is under way comes again after that. Closed until opened: nothing is handed out before the library is known.
class Inbox {
public:
    void push(StoryId, Turn);
    // Waits for a story; nullopt when stopped. Whoever took one says done() afterwards.
    [[nodiscard]] std::optional<StoryId> take(std::stop_token);
    void done(StoryId);
    void open();
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] std::size_t size(Turn) const;
    // Somebody waits or is under way for whom related artists make room.
    [[nodiscard]] bool pressing() const;

private:
    [[nodiscard]] std::deque<StoryId>& queue(Turn turn) { return queues_[static_cast<std::size_t>(turn)]; }
    [[nodiscard]] std::optional<Turn> next() const;
    void line_up(StoryId, Turn);

    mutable std::mutex mutex_;
    std::condition_variable_any arrived_;
    std::array<std::deque<StoryId>, 4> queues_; // by turn
    std::map<StoryId, Turn> under_way_;
    std::map<StoryId, Turn> again_; // pushed while they were under way
    bool open_ = false;
};

}
