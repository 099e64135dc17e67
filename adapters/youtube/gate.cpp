// SPDX-License-Identifier: MIT
#include "adapters/youtube/gate.hpp"

namespace topfive {

Gate::Turn Gate::enter(bool pauses_itself, std::stop_token stop)
{
    std::unique_lock lock(mutex_);
    if (!changed_.wait(lock, stop, [this] { return !busy_; }))
        return {};
    busy_ = true;
    Turn turn(this);
    const auto never = std::chrono::steady_clock::time_point::min();
    if (!pauses_itself && last_end_ != never)
        changed_.wait_until(lock, stop, last_end_ + pause_, [] { return false; });
    lock.unlock(); // leaving takes it again
    return stop.stop_requested() ? Turn{} : std::move(turn);
}

void Gate::Leaving::operator()(Gate* gate) const noexcept
{
    {
        const std::lock_guard lock(gate->mutex_);
        gate->busy_ = false;
        gate->last_end_ = std::chrono::steady_clock::now();
    }
    gate->changed_.notify_all();
}

}
