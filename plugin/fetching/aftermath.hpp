// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/verification.hpp"
#include "plugin/ports/source.hpp"
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <future>
#include <mutex>
#include <thread>

namespace topfive {

// Hears what a source has fetched, side by side, and finishes it, one after another in the order of coming, on threads
// of its own, so that the source may go on with the next meanwhile.
class Aftermath {
public:
    using Verdict = std::future<Verification::Verdict>; // of a file; not valid where none was fetched
    using Hear = std::function<Verification::Verdict(const Fetched&)>;
    using Finish = std::function<void(const Fetched&, Verdict)>;
    Aftermath(Hear hear, Finish finish);
    ~Aftermath(); // finishes what it was given
    Aftermath(const Aftermath&) = delete;
    Aftermath& operator=(const Aftermath&) = delete;

    void add(const Fetched&);
    // Until nothing is left to finish. Throws what a finish threw; what came after that one is left as it was.
    void settle();

private:
    void run();

    struct Entry {
        Fetched fetched;
        Verdict verdict;
    };
    Hear hear_;
    Finish finish_;
    std::mutex mutex_;
    std::condition_variable more_;
    std::condition_variable settled_;
    std::deque<Entry> waiting_; // the first is the one at work; a deque moves nothing that stands in it
    bool closed_ = false;
    std::exception_ptr fault_;
    std::thread thread_; // last: it works with all above
};

}
