// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>
#include <functional>
#include <memory>

namespace topfive {

class EventLoop;

// Calls when a descriptor has something to read, and now and then without; on the loop's thread, and no more once this
// is gone. The descriptor stays the caller's; -1: none.
class LogWakeups {
public:
    LogWakeups(EventLoop&, int fd, std::chrono::milliseconds every, std::function<void()>);
    ~LogWakeups();
    LogWakeups(const LogWakeups&) = delete;
    LogWakeups& operator=(const LogWakeups&) = delete;

    // Once more, after what else waits on the loop.
    void soon();

private:
    struct Impl;
    std::shared_ptr<Impl> impl_; // handlers hold it weakly
};

}
