// SPDX-License-Identifier: MIT
#include "adapters/store/time_text.hpp"

#include "plugin/errors.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>

namespace topfive {

using namespace std::chrono;
using Time = system_clock::time_point;

std::string time_text(Time time)
{
    const auto exact = floor<microseconds>(time);
    const auto day = floor<days>(exact);
    const year_month_day date(day);
    const hh_mm_ss clock(exact - day);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:06}Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), clock.hours().count(),
                       clock.minutes().count(), clock.seconds().count(), clock.subseconds().count());
}

std::optional<std::string> time_text(const std::optional<Time>& time)
{
    return time ? std::optional(time_text(*time)) : std::nullopt;
}

std::optional<Time> time_of(std::string_view text)
{
    if (text.empty())
        return {};
    constexpr std::string_view shape = "0000-00-00T00:00:00.000000Z";
    std::array<int, 7> numbers{}; // year, month, day, hour, minute, second, microsecond
    std::size_t at = 0;
    bool right = text.size() == shape.size();
    for (std::size_t i = 0; right && i < shape.size(); ++i) {
        if (shape[i] != '0')
            right = text[i] == shape[i] && ++at <= numbers.size();
        else if (right = text[i] >= '0' && text[i] <= '9'; right)
            numbers.at(at) = numbers.at(at) * 10 + (text[i] - '0');
    }
    const year_month_day date{year(numbers[0]), month(static_cast<unsigned>(numbers[1])),
                              day(static_cast<unsigned>(numbers[2]))};
    if (!right || !date.ok())
        throw Fault(fmt::format("not a time: \"{}\"", text));
    return sys_days(date) + hours(numbers[3]) + minutes(numbers[4]) + seconds(numbers[5]) + microseconds(numbers[6]);
}

}
