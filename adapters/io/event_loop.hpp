// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace boost::asio {
class io_context;
}

namespace topfive {

// One thread's loop: file descriptors, timers and signals, each with a callback that runs on the thread of run().
// An exception of a callback ends run() and passes on.
class EventLoop {
public:
    EventLoop();
    ~EventLoop();

    void run();  // until stop()
    void stop(); // from any thread
    // Runs on the loop's thread soon. From any thread.
    void post(std::function<void()>);
    // Called whenever there is something to read, or the other side is gone. `fd` stays the caller's.
    void on_readable(int fd, std::function<void()>);
    void on_signals(const std::vector<int>& signals, std::function<void(int)>);
    void every(std::chrono::milliseconds, std::function<void()>);
    // Where adapters that speak Asio themselves put their work.
    boost::asio::io_context& context();

    // Runs its callback once, at a moment that may be moved.
    class Alarm {
    public:
        Alarm(EventLoop&, std::function<void()>);
        ~Alarm();
        void set(std::chrono::system_clock::time_point);
        void clear();

    private:
        struct Impl;
        std::shared_ptr<Impl> impl_;
    };

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}
