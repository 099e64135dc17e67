// SPDX-License-Identifier: MIT
#include "adapters/web/progress_board.hpp"

#include <new>

namespace topfive {

void ProgressBoard::report(const ProgressReport& report) noexcept
{
    keep(report);
    if (told_)
        told_(report);
}

void ProgressBoard::keep(const ProgressReport& report) noexcept
{
    const std::lock_guard lock(mutex_);
    try {
        ProgressReport& last = reports_[report.download];
        const auto bytes = last.bytes;
        const auto total = last.total;
        last = report;
        if (report.bytes == 0 && report.stage > Stage::downloading) { // what came in stays known
            last.bytes = bytes;
            last.total = total;
        }
    } catch (const std::bad_alloc&) { // progress is the first thing to do without
    }
}

std::optional<ProgressReport> ProgressBoard::of(std::int64_t download) const
{
    const std::lock_guard lock(mutex_);
    const auto found = reports_.find(download);
    return found == reports_.end() ? std::nullopt : std::optional(found->second);
}

void ProgressBoard::forget(std::int64_t download)
{
    const std::lock_guard lock(mutex_);
    reports_.erase(download);
}

}
