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
    std::vector<std::string> messages;

private:
    std::mutex mutex_;
};

}
