// SPDX-License-Identifier: MIT
#include "adapters/front/loop.hpp"
#include "plugin/errors.hpp"
#include <array>
#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <sys/epoll.h>

namespace topfive {

Loop::Loop() : epoll_(epoll_create1(EPOLL_CLOEXEC))
{
    if (epoll_.get() < 0)
        throw Fault(fmt::format("epoll_create1: {}", std::strerror(errno)));
}

std::uint32_t Loop::watch(int fd, std::uint32_t before, std::uint32_t events, Watcher& watcher)
{
    if (before == events)
        return events;
    epoll_event event{};
    event.events = events;
    event.data.ptr = &watcher;
    const int change = events == 0 ? EPOLL_CTL_DEL : before == 0 ? EPOLL_CTL_ADD : EPOLL_CTL_MOD;
    if (epoll_ctl(epoll_.get(), change, fd, &event) != 0 && events != 0)
        throw Fault(fmt::format("epoll_ctl: {}", std::strerror(errno)));
    return events;
}

void Loop::after(Clock::duration delay, std::function<void()> call)
{
    moments_.emplace(Clock::now() + delay, std::move(call));
}

int Loop::due()
{
    while (!moments_.empty()) {
        const auto left = moments_.begin()->first - Clock::now();
        if (left > Clock::duration::zero())
            return static_cast<int>(std::chrono::ceil<std::chrono::milliseconds>(left).count());
        const auto call = std::move(moments_.extract(moments_.begin()).mapped());
        call();
    }
    return -1;
}

void Loop::run()
{
    std::array<epoll_event, 64> events; // NOLINT(*-member-init): the kernel fills it
    while (!stopped_) {
        const int timeout = due();
        round_(); // what the moments did belongs to the round, too
        if (stopped_)
            return;
        const int count = epoll_wait(epoll_.get(), events.data(), static_cast<int>(events.size()), timeout);
        if (count < 0 && errno != EINTR)
            throw Fault(fmt::format("epoll_wait: {}", std::strerror(errno)));
        for (int i = 0; i < count; ++i)
            static_cast<Watcher*>(events[static_cast<std::size_t>(i)].data.ptr)
                ->ready(events[static_cast<std::size_t>(i)].events);
    }
}

}
