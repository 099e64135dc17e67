// SPDX-License-Identifier: MIT
#include "plugin/fetching/allowance.hpp"

#include <fmt/format.h>

namespace topfive {

namespace {
constexpr std::uint64_t megabyte = 1'000'000;
}

std::optional<std::string> Allowance::wait(std::size_t begun) const
{
    using namespace std::chrono_literals;
    const auto now = clock_.now();
    if (history_.started_since(now - 1h) + begun >= options_.per_hour)
        return fmt::format("waits for download.per_hour: {} songs were fetched within an hour", options_.per_hour);
    if (history_.started_since(now - 24h) + begun >= options_.per_day)
        return fmt::format("waits for download.per_day: {} songs were fetched within a day", options_.per_day);
    if (const auto used = history_.bytes_placed(); options_.quota > 0 && used >= options_.quota)
        return fmt::format("waits for download.quota: topfive's files take {} MB of {} MB", used / megabyte,
                           options_.quota / megabyte);
    if (const auto free = shelf_.free_bytes(); free < options_.min_free)
        return fmt::format("waits for download.min_free: {} MB are free, {} MB must stay free", free / megabyte,
                           options_.min_free / megabyte);
    return {};
}

}
