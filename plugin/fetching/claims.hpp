// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/history.hpp"
#include <mutex>
#include <set>

namespace topfive {

// Which rows a worker has in hand: two stories never fetch one recording.
class Claims {
public:
    // One row in hand until this goes.
    class Hold {
    public:
        Hold(Claims& claims, DownloadId row) : claims_(&claims), row_(row) {}
        Hold(Hold&& other) noexcept : claims_(other.claims_), row_(other.row_) { other.claims_ = nullptr; }
        Hold& operator=(Hold&&) = delete;
        ~Hold()
        {
            if (claims_ != nullptr)
                claims_->drop(row_);
        }

    private:
        Claims* claims_;
        DownloadId row_;
    };
    // False: somebody else has it.
    [[nodiscard]] bool take(DownloadId row)
    {
        const std::lock_guard lock(mutex_);
        return rows_.insert(row).second;
    }
    [[nodiscard]] bool taken(DownloadId row) const
    {
        const std::lock_guard lock(mutex_);
        return rows_.contains(row);
    }

private:
    void drop(DownloadId row)
    {
        const std::lock_guard lock(mutex_);
        rows_.erase(row);
    }

    mutable std::mutex mutex_;
    std::set<DownloadId> rows_;
};

}
