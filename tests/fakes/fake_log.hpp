// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/log.hpp"
#include <mutex>
#include <string>
#include <vector>

namespace topfive {

// Keeps every message.
class FakeLog : public Log {
public:
    void write(Level, std::string_view message) noexcept override
    {
        const std::lock_guard lock(mutex_);
        messages.emplace_back(message);
    }
    // A message with its facts: "text key=value key=value".
    void write_with(Level level, std::string_view message, std::span<const LogField> facts) noexcept override
    {
        std::string all(message);
        for (const auto& [key, value] : facts)
            all.append(" ").append(key).append("=").append(value);
        write(level, all);
    }
    // What was told so far, for a test that looks while others write.
    [[nodiscard]] std::vector<std::string> so_far() const
    {
        const std::lock_guard lock(mutex_);
        return messages;
    }
    std::vector<std::string> messages;

private:
    mutable std::mutex mutex_;
};

}
