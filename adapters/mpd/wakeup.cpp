// SPDX-License-Identifier: MIT
#include "adapters/mpd/wakeup.hpp"

#include "plugin/errors.hpp"

#include <cstdint>
#include <sys/eventfd.h>
#include <unistd.h>

namespace topfive {

Wakeup::Wakeup() : event_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    if (event_.get() < 0)
        throw Unavailable("no event descriptor to be had from the system");
}

void Wakeup::wake() const
{
    const std::uint64_t one = 1;
    if (::write(event_.get(), &one, sizeof one) < 0)
        return; // the counter is full: it wakes anyway
}

void Wakeup::clear() const
{
    std::uint64_t count = 0;
    if (::read(event_.get(), &count, sizeof count) < 0)
        return; // nobody had called
}

}
