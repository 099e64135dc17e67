// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/answers.hpp"
#include <map>
#include <string>

namespace topfive {

// Keeps every answer for ever.
class KeptAnswers : public Answers {
public:
    [[nodiscard]] std::optional<std::string> get(std::string_view key) override
    {
        const auto found = kept.find(std::string(key));
        return found == kept.end() ? std::nullopt : std::optional(found->second);
    }
    void put(std::string_view key, std::string_view value, std::chrono::seconds) override
    {
        kept[std::string(key)] = value;
    }
    std::map<std::string, std::string> kept;
};

}
