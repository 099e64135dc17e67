// SPDX-License-Identifier: MIT
#include "adapters/web/tally.hpp"

#include <algorithm>

namespace topfive {

namespace {

Stage measured_as(Stage stage)
{
    return stage == Stage::converting ? Stage::downloading : stage;
}

}

void Histogram::take(double seconds)
{
    const auto* const bucket = std::ranges::lower_bound(bounds, seconds);
    if (bucket != bounds.end())
        ++counts[static_cast<std::size_t>(bucket - bounds.begin())];
    ++count;
    sum += seconds;
}

// A row is written again without another state, too: when it is placed, or when its reason changes.
void Tally::came(DownloadId id, DownloadState state)
{
    const std::lock_guard lock(mutex_);
    const auto [found, is_new] = under_way_.try_emplace(id);
    if (is_new || found->second.state != state)
        ++counts_.downloads[static_cast<std::size_t>(state)];
    found->second.state = state;
    if (state == DownloadState::completed || state == DownloadState::error)
        under_way_.erase(found);
}

void Tally::left(DownloadId id)
{
    const std::lock_guard lock(mutex_);
    under_way_.erase(id);
}

void Tally::ended(std::chrono::duration<double> fetch)
{
    const std::lock_guard lock(mutex_);
    counts_.fetch.take(fetch.count());
}

void Tally::reported(const ProgressReport& report)
{
    const std::lock_guard lock(mutex_);
    const auto found = under_way_.find(report.download);
    if (found == under_way_.end())
        return;
    auto& under = found->second;
    const auto stage = measured_as(report.stage);
    if (stage == under.stage)
        return;
    const auto now = Clock::now();
    const double seconds = std::chrono::duration<double>(now - under.since).count();
    if (under.stage == Stage::downloading && stage == Stage::verifying)
        counts_.download.take(seconds);
    if (under.stage == Stage::verifying && stage == Stage::tagging)
        counts_.verify.take(seconds);
    under.stage = stage;
    under.since = now;
}

Tally::Counts Tally::counts() const
{
    const std::lock_guard lock(mutex_);
    return counts_;
}

}
