// SPDX-License-Identifier: MIT
#include "adapters/io/event_loop.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/system_timer.hpp>
#include <list>

namespace topfive {

namespace asio = boost::asio;
using Error = boost::system::error_code;

namespace {

struct Readable {
    asio::posix::stream_descriptor descriptor;
    std::function<void()> callback;

    void wait()
    {
        descriptor.async_wait(asio::posix::stream_descriptor::wait_read, [this](const Error& error) {
            if (error)
                return;
            callback();
            wait();
        });
    }
};

struct Signals {
    Signals(asio::io_context& context, std::function<void(int)> callback_)
        : set(context), callback(std::move(callback_))
    {
    }

    asio::signal_set set;
    std::function<void(int)> callback;

    void wait()
    {
        set.async_wait([this](const Error& error, int signal) {
            if (error)
                return;
            callback(signal);
            wait();
        });
    }
};

struct Ticking {
    asio::steady_timer timer;
    std::chrono::milliseconds interval;
    std::function<void()> callback;

    void wait()
    {
        timer.expires_after(interval);
        timer.async_wait([this](const Error& error) {
            if (error)
                return;
            callback();
            wait();
        });
    }
};

}

// The context first: what waits in it refers to the lists, and they end before it does.
struct EventLoop::Impl {
    asio::io_context context{1};
    asio::executor_work_guard<asio::io_context::executor_type> work{context.get_executor()};
    std::list<Readable> readables;
    std::list<Signals> signals;
    std::list<Ticking> ticking;
};

EventLoop::EventLoop() : impl_(std::make_unique<Impl>()) {}

EventLoop::~EventLoop()
{
    for (auto& readable : impl_->readables)
        readable.descriptor.release(); // the descriptors are the callers'
}

void EventLoop::run()
{
    impl_->context.run();
}

void EventLoop::stop()
{
    impl_->context.stop();
}

void EventLoop::post(std::function<void()> task)
{
    asio::post(impl_->context, std::move(task));
}

void EventLoop::on_readable(int fd, std::function<void()> callback)
{
    impl_->readables.push_back({asio::posix::stream_descriptor(impl_->context, fd), std::move(callback)});
    impl_->readables.back().wait();
}

void EventLoop::on_signals(const std::vector<int>& signals, std::function<void(int)> callback)
{
    impl_->signals.emplace_back(impl_->context, std::move(callback));
    for (const int signal : signals)
        impl_->signals.back().set.add(signal);
    impl_->signals.back().wait();
}

void EventLoop::every(std::chrono::milliseconds interval, std::function<void()> callback)
{
    impl_->ticking.push_back({asio::steady_timer(impl_->context), interval, std::move(callback)});
    impl_->ticking.back().wait();
}

asio::io_context& EventLoop::context()
{
    return impl_->context;
}

struct EventLoop::Alarm::Impl {
    asio::system_timer timer;
    std::function<void()> callback;
};

EventLoop::Alarm::Alarm(EventLoop& loop, std::function<void()> callback)
    : impl_(std::make_shared<Impl>(Impl{asio::system_timer(loop.impl_->context), std::move(callback)}))
{
}

EventLoop::Alarm::~Alarm() = default;

void EventLoop::Alarm::set(std::chrono::system_clock::time_point when)
{
    if (impl_->timer.expiry() == when)
        return;
    impl_->timer.expires_at(when);
    impl_->timer.async_wait([weak = std::weak_ptr<Impl>(impl_)](const Error& error) {
        if (const auto alarm = weak.lock(); alarm && !error)
            alarm->callback();
    });
}

void EventLoop::Alarm::clear()
{
    impl_->timer.expires_at({});
}

}
