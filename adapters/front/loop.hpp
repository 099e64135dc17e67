// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/io/child_process.hpp"
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>

namespace topfive {

// Is told when a descriptor is ready.
class Watcher {
public:
    virtual void ready(std::uint32_t events) = 0; // as epoll_wait gives them

protected:
    ~Watcher() = default;
};

// The front's event loop: level-triggered epoll and a few moments to come. It sleeps until something happens and asks
// no clock while no moment is set. Why not Asio's: contrib/decisions/0001.
class Loop {
public:
    using Clock = std::chrono::steady_clock;

    Loop(); // throws Fault
    // A descriptor with no events is not watched: a hung-up one would wake the loop forever. Stop watching before
    // closing: while a child is on its way to exec, it keeps the socket open. Returns `events`; throws Fault.
    std::uint32_t watch(int fd, std::uint32_t before, std::uint32_t events, Watcher&);
    void after(Clock::duration, std::function<void()>);
    // Called when a round of events is done, before the loop sleeps again.
    void each_round(std::function<void()> call) { round_ = std::move(call); }
    void run();
    void stop() { stopped_ = true; }

private:
    int due(); // calls what is due; milliseconds until the next moment, -1: none

    Descriptor epoll_;
    std::multimap<Clock::time_point, std::function<void()>> moments_;
    std::function<void()> round_ = [] {};
    bool stopped_ = false;
};

}
