// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

namespace topfive {

// What stands in the way of fetching, each in words for a person. Safe from every thread.
class Obstacles {
public:
    enum Kind { connection, permission, directory, loss, kinds };

    void set(Kind kind, std::optional<std::string> words)
    {
        const std::scoped_lock lock(mutex_);
        words_[kind] = std::move(words);
    }
    [[nodiscard]] std::optional<std::string> of(Kind kind) const
    {
        const std::scoped_lock lock(mutex_);
        return words_[kind];
    }
    // The one to remove first.
    [[nodiscard]] std::optional<std::string> first() const
    {
        const std::scoped_lock lock(mutex_);
        for (const auto& words : words_)
            if (words)
                return words;
        return {};
    }

private:
    mutable std::mutex mutex_;
    std::array<std::optional<std::string>, kinds> words_;
};

}
