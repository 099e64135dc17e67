// SPDX-License-Identifier: MIT
#include "adapters/web/figure_words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/chrono.h>
#include <fmt/format.h>

namespace topfive {

std::string size_words(double bytes)
{
    static constexpr std::array<const char*, 4> units{"B", "kB", "MB", "GB"};
    std::size_t unit = 0;
    for (; bytes >= 1000 && unit + 1 < units.size(); ++unit)
        bytes /= 1000;
    return unit == 0 ? fmt::format("{:.0f} B", bytes) : fmt::format("{:.1f} {}", bytes, units.at(unit));
}

std::string clock_words(double seconds)
{
    const auto whole = static_cast<long>(std::lround(std::clamp(seconds, 0.0, 359999.0)));
    if (whole >= 3600)
        return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
    return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

std::string distance_words(std::chrono::system_clock::time_point time, std::chrono::system_clock::time_point now)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now - time).count();
    const auto far = std::abs(seconds);
    const auto said = [&](long long number, const char* unit) {
        return seconds < 0 ? fmt::format("in {} {}", number, unit) : fmt::format("{} {} ago", number, unit);
    };
    constexpr long long minute = 60;
    constexpr long long hour = 60 * minute;
    constexpr long long day = 24 * hour;
    if (far < minute)
        return seconds < 0 ? "in a moment" : "just now";
    if (far < hour)
        return said(far / minute, "min");
    if (far < day)
        return said(far / hour, "h");
    if (far < 2 * day)
        return said(1, "day");
    if (far < 31 * day)
        return said(far / day, "days");
    return fmt::format("on {:%F}", fmt::gmtime(std::chrono::system_clock::to_time_t(time)));
}

std::string moment_text(std::chrono::system_clock::time_point time)
{
    return fmt::format("{:%FT%TZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(time)));
}

}
