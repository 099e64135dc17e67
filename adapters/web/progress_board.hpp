// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/progress.hpp"
#include <functional>
#include <map>
#include <mutex>
#include <optional>

namespace topfive {

// How far each download under way is. Safe from every thread; a report costs a lock and a map's entry.
class ProgressBoard : public Progress {
public:
    void report(const ProgressReport&) noexcept override;
    [[nodiscard]] std::optional<ProgressReport> of(std::int64_t download) const;
    void forget(std::int64_t download);
    // Told after each report, from its thread; it throws nothing. Set before the first one.
    void on_report(std::function<void(const ProgressReport&)> told) { told_ = std::move(told); }

private:
    void keep(const ProgressReport&) noexcept;

    mutable std::mutex mutex_;
    std::map<std::int64_t, ProgressReport> reports_;
    std::function<void(const ProgressReport&)> told_;
};

}
