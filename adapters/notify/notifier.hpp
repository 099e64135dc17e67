// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/history.hpp"
#include "plugin/ports/log.hpp"
#include <array>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace topfive {

struct NotifierOptions {
    std::chrono::milliseconds time_limit{60'000}; // of one run
    std::size_t most_waiting = 100;               // more are left out, and the log says so
};

// Runs a person's program when a fetch ends: no shell, the facts in its environment, two runs at a time at most, what
// it writes goes to the log. Nothing waits for it and nothing of it can fail a fetch. Ends what runs when it goes.
class Notifier {
public:
    explicit Notifier(Log&, NotifierOptions = {});
    ~Notifier();
    // notify.command; empty: nothing is run. For stories that end from now on.
    void use(std::vector<std::string> command);
    // A story is over. Returns at once.
    void tell(const Story&);
    // Waits until all that was told has been run.
    void settle(std::chrono::milliseconds patience);

private:
    struct Run {
        std::vector<std::string> command;
        std::vector<std::string> facts;
        StoryId story = 0;
    };
    void work(const std::stop_token&);
    void run(const Run&, const std::stop_token&);

    Log& log_;
    const NotifierOptions options_;
    std::mutex mutex_; // of what follows
    std::condition_variable_any arrived_;
    std::vector<std::string> command_;
    std::deque<Run> waiting_;
    std::size_t running_ = 0;
    std::array<std::jthread, 2> threads_;
};

}
