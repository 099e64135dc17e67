// SPDX-License-Identifier: MIT
#include "adapters/metadata/standing.hpp"

#include <algorithm>

namespace topfive {

namespace {

constexpr int forgiven = 2; // faults in a row
constexpr std::chrono::minutes shortest{1};
constexpr std::chrono::minutes longest{60};

std::chrono::minutes rest_after(int faults)
{
    const int doublings = std::min(faults - forgiven - 1, 6);
    return std::min(longest, shortest * (1 << doublings));
}

}

void Standing::went_well()
{
    asked_ = true;
    faults_ = 0;
    error_.clear();
    until_ = {};
}

void Standing::failed(const std::string& what, Moment now, std::optional<Moment> until)
{
    asked_ = true;
    ++faults_;
    ++all_faults_;
    error_ = what;
    if (faults_ > forgiven)
        until_ = now + rest_after(faults_);
    if (until)
        until_ = std::max(until_, *until);
}

void Standing::unusable(const std::string& why)
{
    usable_ = false;
    error_ = why;
}

std::optional<Standing::Moment> Standing::rests(Moment now) const
{
    return until_ > now ? std::optional(until_) : std::nullopt;
}

ServiceHealth Standing::health(const std::string& name, Moment now) const
{
    ServiceHealth health{name, "ok", {}, error_, all_faults_};
    if (rests(now)) {
        health.state = "paused";
        health.until = until_;
    } else if (!usable_ || faults_ > 0) {
        health.state = "failing";
    } else if (!asked_) {
        health.state = "unused";
    }
    return health;
}

}
