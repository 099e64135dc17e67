// SPDX-License-Identifier: MIT
#include "adapters/web/event_listeners.hpp"

#include "adapters/web/event_listener.hpp"
#include "plugin/errors.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <map>
#include <mutex>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace topfive {

using State = EventListener::State;
using Clock = EventListener::Clock;

struct EventListeners::Impl {
    explicit Impl(ListenerBounds bounds_) : bounds(bounds_)
    {
        if (ready < 0 || wakeup < 0)
            throw Fault("no descriptors are left for those who listen to events");
        watch(wakeup, EPOLLIN, EPOLL_CTL_ADD);
        thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
    }

    ~Impl()
    {
        if (log != nullptr)
            log->on_publish({});
        thread.request_stop();
        wake();
        thread.join();
        ::close(ready);
        ::close(wakeup);
    }

    void wake() const { static_cast<void>(::eventfd_write(wakeup, 1)); }

    void watch(int socket, std::uint32_t events, int how) const
    {
        epoll_event event{};
        event.events = events;
        event.data.fd = socket;
        ::epoll_ctl(ready, how, socket, &event);
    }

    void run(const std::stop_token& stop)
    {
        std::array<epoll_event, 64> events{};
        auto next_beat = Clock::now() + bounds.heartbeat;
        while (!stop.stop_requested()) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(next_beat - Clock::now()).count();
            const int found = ::epoll_wait(ready, events.data(), static_cast<int>(events.size()),
                                           static_cast<int>(std::max<decltype(left)>(0, left)));
            bool published = false;
            for (int i = 0; i < found; ++i)
                if (const auto& event = events[static_cast<std::size_t>(i)]; event.data.fd == wakeup)
                    published = true;
                else
                    serve(event.data.fd, event.events);
            if (published)
                tell_all();
            if (Clock::now() >= next_beat) {
                beat();
                next_beat = Clock::now() + bounds.heartbeat;
            }
        }
        listeners.clear();
        seats = 0;
    }

    void tell_all()
    {
        eventfd_t times = 0;
        ::eventfd_read(wakeup, &times);
        take_newcomers();
        for (auto one = listeners.begin(); one != listeners.end();) {
            auto& listener = *(one++)->second;
            if (listener.state() == State::idle && listener.send() != State::idle)
                settle(listener);
        }
    }

    void take_newcomers()
    {
        std::vector<std::unique_ptr<EventListener>> coming;
        {
            const std::lock_guard lock(mutex);
            coming.swap(newcomers);
        }
        for (auto& listener : coming) {
            const int socket = listener->socket();
            watch(socket, EPOLLIN | EPOLLRDHUP, EPOLL_CTL_ADD);
            listeners.emplace(socket, std::move(listener));
        }
    }

    void serve(int socket, std::uint32_t events)
    {
        const auto found = listeners.find(socket);
        if (found == listeners.end())
            return;
        auto& listener = *found->second;
        if ((events & (EPOLLIN | EPOLLRDHUP | EPOLLHUP | EPOLLERR)) != 0 && listener.receive() == State::gone)
            return settle(listener);
        if ((events & EPOLLOUT) != 0 && listener.send() != State::blocked)
            settle(listener);
    }

    void beat()
    {
        const auto now = Clock::now();
        for (auto one = listeners.begin(); one != listeners.end();) {
            auto& listener = *(one++)->second;
            if (listener.state() == State::idle) {
                if (listener.beat() != State::idle)
                    settle(listener);
            } else if (now - listener.alive() > bounds.stall) {
                let_go(listener);
            }
        }
    }

    // After its state changed.
    void settle(EventListener& listener)
    {
        if (listener.state() == State::gone)
            return let_go(listener);
        const std::uint32_t wanted = EPOLLIN | EPOLLRDHUP;
        watch(listener.socket(), listener.state() == State::blocked ? wanted | EPOLLOUT : wanted, EPOLL_CTL_MOD);
    }

    void let_go(EventListener& listener)
    {
        listeners.erase(listener.socket()); // closed, and with that forgotten by epoll
        --seats;
    }

    const ListenerBounds bounds;
    const int ready = ::epoll_create1(EPOLL_CLOEXEC);
    const int wakeup = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    std::atomic<std::size_t> seats = 0;
    std::mutex mutex; // of the two that follow
    std::vector<std::unique_ptr<EventListener>> newcomers;
    EventLog* log = nullptr;
    std::map<int, std::unique_ptr<EventListener>> listeners; // the thread's own
    std::jthread thread;
};

EventListeners::EventListeners(ListenerBounds bounds) : impl_(std::make_unique<Impl>(bounds)) {}

EventListeners::~EventListeners() = default;

bool EventListeners::reserve()
{
    auto taken = impl_->seats.load();
    while (taken < impl_->bounds.most)
        if (impl_->seats.compare_exchange_weak(taken, taken + 1))
            return true;
    return false;
}

void EventListeners::seat(EventLog& log, int socket, const std::string& last_event_id)
{
    if (socket < 0) {
        --impl_->seats;
        return;
    }
    auto listener = std::make_unique<EventListener>(log, socket, last_event_id);
    {
        const std::lock_guard lock(impl_->mutex);
        impl_->newcomers.push_back(std::move(listener));
        if (impl_->log == nullptr)
            log.on_publish([impl = impl_.get()] { impl->wake(); });
        impl_->log = &log;
    }
    impl_->wake();
}

std::size_t EventListeners::count() const
{
    return impl_->seats;
}

}
