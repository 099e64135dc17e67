// SPDX-License-Identifier: MIT
#include "plugin/fetching/allowance.hpp"

#include <fmt/format.h>

namespace topfive {

namespace {
constexpr std::uint64_t megabyte = 1'000'000;
constexpr std::string_view beginning = "waits for download.";
}

std::optional<std::string> Allowance::wait(std::size_t begun) const
{
    using namespace std::chrono_literals;
    const auto now = clock_.now();
    if (history_.started_since(now - 1h) + begun >= options_.per_hour)
        return fmt::format("{}per_hour: {} songs were fetched within an hour", beginning, options_.per_hour);
    if (history_.started_since(now - 24h) + begun >= options_.per_day)
        return fmt::format("{}per_day: {} songs were fetched within a day", beginning, options_.per_day);
    if (const auto used = history_.bytes_placed(); options_.quota > 0 && used >= options_.quota)
        return fmt::format("{}quota: topfive's files take {} MB of {} MB", beginning, used / megabyte,
                           options_.quota / megabyte);
    if (const auto free = shelf_.free_bytes(); free < options_.min_free)
        return fmt::format("{}min_free: {} MB are free, {} MB must stay free", beginning, free / megabyte,
                           options_.min_free / megabyte);
    return {};
}

bool Allowance::holds_back(std::string_view reason)
{
    return reason.starts_with(beginning);
}

}
