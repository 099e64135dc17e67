// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/clock.hpp"
#include "plugin/ports/history.hpp"
#include "plugin/ports/shelf.hpp"
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace topfive {

struct AllowanceOptions {
    std::size_t per_hour = 60;
    std::size_t per_day = 200;
    std::uint64_t quota = 10'000'000'000;   // bytes of topfive's own files; 0: no limit
    std::uint64_t min_free = 1'000'000'000; // bytes
};

// May one more download start now? The caps of CONTRACT 10; they hold for what is asked, too.
class Allowance {
public:
    Allowance(AllowanceOptions options, History& history, const Shelf& shelf, const Clock& clock)
        : options_(options), history_(history), shelf_(shelf), clock_(clock)
    {
    }
    // What it has to wait for, in words for a person; nullopt: it may. `begun`: started in this round, not yet counted.
    [[nodiscard]] std::optional<std::string> wait(std::size_t begun = 0) const;
    // Is this one of the answers of wait()?
    [[nodiscard]] static bool holds_back(std::string_view reason);

private:
    AllowanceOptions options_;
    History& history_;
    const Shelf& shelf_;
    const Clock& clock_;
};

}
