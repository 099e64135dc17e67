// SPDX-License-Identifier: MIT
#include "adapters/follower.hpp"

#include "plugin/errors.hpp"

namespace topfive {

Follower::Follower(Whereabouts& whereabouts, Log& log)
    : whereabouts_(whereabouts), log_(log), thread_([this](const std::stop_token& stop) { run(stop); })
{
}

Follower::~Follower()
{
    thread_.request_stop();
}

void Follower::look(std::uint64_t changes)
{
    {
        const std::scoped_lock lock(mutex_);
        changes_ = changes;
    }
    roused_.notify_all();
}

void Follower::run(const std::stop_token& stop)
{
    for (;;) {
        {
            std::unique_lock lock(mutex_);
            if (!roused_.wait(lock, stop, [&] { return changes_ != followed_; }))
                return;
            followed_ = changes_;
        }
        try {
            whereabouts_.follow_all(stop);
        } catch (const Fault& fault) {
            log_.warning("files that were moved are looked for at the next change: {}", fault.what());
        }
    }
}

}
