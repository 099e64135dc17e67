// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/errors.hpp"
#include "plugin/ports/answers.hpp"
#include <map>
#include <mutex>
#include <string>

namespace topfive {

// Keeps answers in memory and remembers for how long they were meant to be kept.
class FakeAnswers : public Answers {
public:
    struct Kept {
        std::string value;
        std::chrono::seconds keep{0};
    };

    std::optional<std::string> get(std::string_view key) override
    {
        const std::lock_guard lock(mutex_);
        if (broken)
            throw Fault("the database is locked");
        const auto found = kept.find(std::string(key));
        return found == kept.end() ? std::nullopt : std::optional(found->second.value);
    }
    void put(std::string_view key, std::string_view value, std::chrono::seconds keep) override
    {
        const std::lock_guard lock(mutex_);
        if (broken)
            throw Fault("the database is locked");
        kept.insert_or_assign(std::string(key), Kept{std::string(value), keep});
    }

    std::map<std::string, Kept> kept;
    bool broken = false;

private:
    std::mutex mutex_;
};

}
