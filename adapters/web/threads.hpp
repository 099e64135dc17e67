// SPDX-License-Identifier: MIT
#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <list>
#include <mutex>
#include <thread>
#include <vector>

namespace topfive {

// Threads that come when there is work and go when there has been none for a while: a page that keeps five connections
// open costs five, a burst of five hundred costs five hundred, once. What finds no thread waits for one.
class Threads {
public:
    explicit Threads(std::size_t most) : most_(most) {}
    ~Threads() { finish(); }

    void run(std::function<void()> work);
    // Returns when everything that was given is done. Nothing may be given afterwards.
    void finish();

private:
    void work(std::list<std::thread>::iterator self);
    void bury(const std::vector<std::list<std::thread>::iterator>& dead);

    const std::size_t most_;
    std::mutex mutex_;
    std::condition_variable arrived_;
    std::condition_variable ended_;
    std::deque<std::function<void()>> waiting_;
    std::list<std::thread> threads_;
    std::vector<std::list<std::thread>::iterator> dead_; // left work(), not joined yet
    std::size_t idle_ = 0;
    bool finishing_ = false;
};

}
