// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/source.hpp"
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>

namespace topfive {

// Finishes what a source has fetched, one after another in the order of coming on a thread of its own, so that the
// source may go on with the next meanwhile.
class Aftermath {
public:
    explicit Aftermath(std::function<void(const Fetched&)> finish);
    ~Aftermath(); // finishes what it was given
    Aftermath(const Aftermath&) = delete;
    Aftermath& operator=(const Aftermath&) = delete;

    void add(const Fetched&);
    // Until nothing is left to finish. Throws what a finish threw; what came after that one is left as it was.
    void settle();

private:
    void run();

    std::function<void(const Fetched&)> finish_;
    std::mutex mutex_;
    std::condition_variable more_;
    std::condition_variable settled_;
    std::deque<Fetched> waiting_; // the first is the one at work
    bool closed_ = false;
    std::exception_ptr fault_;
    std::thread thread_; // last: it works with all above
};

}
