// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace topfive {

// What services answered, kept on disk for a while. Keys and values never hold a secret. Safe from every thread.
class Answers {
public:
    virtual ~Answers() = default;
    [[nodiscard]] virtual std::optional<std::string> get(std::string_view key) = 0;
    virtual void put(std::string_view key, std::string_view value, std::chrono::seconds keep) = 0;
};

}
