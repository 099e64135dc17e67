// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/progress.hpp"
#include <functional>
#include <mutex>
#include <vector>

namespace topfive {

// Keeps every report, and tells a test of each.
class KeptProgress : public Progress {
public:
    void report(const ProgressReport& report) noexcept override
    {
        const std::lock_guard lock(mutex_);
        reports.push_back(report);
        if (on_report)
            on_report(report);
    }
    std::vector<ProgressReport> reports;
    std::function<void(const ProgressReport&)> on_report;

private:
    std::mutex mutex_;
};

}
