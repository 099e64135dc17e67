// SPDX-License-Identifier: MIT
#include "adapters/front/front_guard.hpp"
#include "plugin/errors.hpp"
#include <array>
#include <cstdint>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace topfive {

FrontGuard::FrontGuard(int tap) : over_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    if (over_.get() < 0)
        throw Fault("no event descriptor to be had from the system");
    thread_ = std::thread([this, tap] { wait(tap); });
}

FrontGuard::~FrontGuard()
{
    const std::uint64_t one = 1;
    static_cast<void>(!write(over_.get(), &one, sizeof one));
    thread_.join();
}

void FrontGuard::wait(int tap) const
{
    // Without events only the end of the other side is told, not what lies there to be read.
    std::array<pollfd, 2> ends{{{tap, 0, 0}, {over_.get(), POLLIN, 0}}};
    while (ends[0].revents == 0 && ends[1].revents == 0)
        poll(ends.data(), ends.size(), -1);
    if (ends[1].revents == 0 && poll(&ends[1], 1, static_cast<int>(patience.count())) == 0)
        _exit(1);
}

}
