// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/web/world.hpp"
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace topfive {

// The services are asked about a text, on a thread of its own: whoever asked may leave before everything is known. Its
// end ends the question, which a service on its way to an answer may hear only a second later.
class Inquiry {
public:
    struct Found { // what a text names, as far as it is known
        std::optional<Artist> artist;
        std::vector<Place> places;
        bool whole = true; // false: the chart is still to come
    };
    struct Patience {
        std::chrono::milliseconds
            for_the_chart; // from the beginning; less than it takes to learn whom a text names: no more
        std::chrono::milliseconds at_most;
    };

    Inquiry(WebWorld&, const SearchIntent&);
    // What came in time; nullopt: nothing, or the services failed. Throws Fault for what is none of theirs.
    [[nodiscard]] std::optional<Found> wait(Patience, const std::stop_token&);
    // Whether nothing more comes.
    [[nodiscard]] bool over() const;
    void stop() { thread_.request_stop(); }

private:
    using Clock = std::chrono::steady_clock;
    void ask(WebWorld&, const SearchIntent&, const std::stop_token&);
    void take(const Layout::Preview&, bool whole);

    const Clock::time_point began_ = Clock::now();
    mutable std::mutex mutex_; // of the four that follow
    std::condition_variable_any told_;
    std::optional<Found> found_;
    bool over_ = false;
    std::string broken_; // by what
    std::jthread thread_;
};

}
