// SPDX-License-Identifier: MIT
#include "adapters/web/growth.hpp"

#include <charconv>
#include <string_view>

namespace topfive {

namespace {

using std::chrono::days, std::chrono::sys_days;

unsigned number(std::string_view text)
{
    unsigned value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

sys_days day_of(std::string_view date) // "2026-11-25"
{
    return std::chrono::year(static_cast<int>(number(date.substr(0, 4)))) /
           std::chrono::month(number(date.substr(5, 2))) / std::chrono::day(number(date.substr(8, 2)));
}

}

std::vector<Growth> growth(const std::vector<History::Day>& placed, sys_days today, days period, std::size_t count)
{
    if (period == days(7))
        today -= std::chrono::weekday(today) - std::chrono::Monday;
    std::vector<Growth> periods(count);
    const sys_days first = today - period * (static_cast<std::int64_t>(count) - 1);
    for (std::size_t i = 0; i < count; ++i)
        periods[i].start = first + period * static_cast<std::int64_t>(i);
    std::size_t earlier = 0;
    for (const auto& day : placed) {
        if (day.date.size() < 10)
            continue;
        const auto at = day_of(day.date);
        if (at < first) {
            earlier += day.songs;
            continue;
        }
        const auto which = std::min(count - 1, static_cast<std::size_t>((at - first) / period));
        periods[which].songs += day.songs;
        periods[which].bytes += day.bytes;
    }
    for (Growth& one : periods)
        one.total = earlier += one.songs;
    return periods;
}

}
