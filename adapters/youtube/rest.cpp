// SPDX-License-Identifier: MIT
#include "adapters/youtube/rest.hpp"
#include "plugin/errors.hpp"
#include <algorithm>
#include <utility>

namespace topfive {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::minutes shortest = 15min;
constexpr std::chrono::minutes longest = 24h;
constexpr int most_doublings = 7; // 32 hours, above the longest

}

void Rest::check() const
{
    const std::lock_guard lock(mutex_);
    if (clock_.now() < until_)
        throw Unavailable("youtube: rests: " + why_, until_);
}

Clock::time_point Rest::begin(Request cause, std::string why, std::optional<std::chrono::minutes> stated)
{
    const std::lock_guard lock(mutex_);
    const auto now = clock_.now();
    if (now >= until_) {
        until_ = now + stated.value_or(std::min(longest, shortest * (1 << doublings_)));
        doublings_ = std::min(doublings_ + 1, most_doublings);
    } else if (stated) {
        until_ = std::max(until_, now + *stated);
    }
    why_ = std::move(why);
    cause_ = cause;
    return until_;
}

void Rest::works(Request request)
{
    const std::lock_guard lock(mutex_);
    if (request == cause_ && clock_.now() >= until_)
        doublings_ = 0;
}

std::optional<Clock::time_point> Rest::until() const
{
    const std::lock_guard lock(mutex_);
    return clock_.now() < until_ ? std::optional(until_) : std::nullopt;
}

std::string Rest::why() const
{
    const std::lock_guard lock(mutex_);
    return why_;
}

}
