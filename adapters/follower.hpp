// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/whereabouts.hpp"
#include "plugin/ports/log.hpp"
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <thread>

namespace topfive {

// Follows the files that people move, on a thread of its own: when MPD's library changed, and once at start for what
// happened meanwhile. The disk may be slow and large.
class Follower {
public:
    Follower(Whereabouts& whereabouts, Log& log);
    ~Follower();
    Follower(const Follower&) = delete;
    Follower& operator=(const Follower&) = delete;

    // `changes`: how often the library has changed so far. Returns at once.
    void look(std::uint64_t changes);

private:
    void run(const std::stop_token&);

    Whereabouts& whereabouts_;
    Log& log_;
    std::mutex mutex_;
    std::condition_variable_any roused_;
    std::optional<std::uint64_t> changes_, followed_;
    std::jthread thread_;
};

}
