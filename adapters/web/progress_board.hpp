// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/progress.hpp"
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

private:
    mutable std::mutex mutex_;
    std::map<std::int64_t, ProgressReport> reports_;
};

}
