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

std::string span_words(std::chrono::seconds span)
{
    using namespace std::chrono;
    const auto said = [](auto whole, const char* unit) { return fmt::format("{} {}", whole.count(), unit); };
    if (round<seconds>(span) < minutes(1))
        return said(span, "s");
    if (const auto whole = round<minutes>(span); whole < hours(1))
        return said(whole, "min");
    if (const auto whole = round<hours>(span); whole < days(1))
        return said(whole, "h");
    const auto whole = round<days>(span);
    return said(whole, whole == days(1) ? "day" : "days");
}

std::string distance_words(std::chrono::system_clock::time_point time, std::chrono::system_clock::time_point now)
{
    using namespace std::chrono;
    const auto past = duration_cast<seconds>(now - time);
    const auto far = past < seconds(0) ? -past : past;
    if (far < minutes(1))
        return past < seconds(0) ? "in a moment" : "just now";
    if (far > days(31))
        return fmt::format("on {:%F}", fmt::gmtime(system_clock::to_time_t(time)));
    return past < seconds(0) ? "in " + span_words(far) : span_words(far) + " ago";
}

std::string moment_text(std::chrono::system_clock::time_point time)
{
    return fmt::format("{:%FT%TZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(time)));
}

}
