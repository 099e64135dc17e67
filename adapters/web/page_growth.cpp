// SPDX-License-Identifier: MIT
#include "adapters/web/page_parts.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fmt/chrono.h>
#include <fmt/format.h>

namespace topfive {

namespace {

using Date = std::chrono::sys_days;

constexpr std::chrono::days a_week{7};
constexpr int fewest_weeks = 12; // fewer make no plot
constexpr int most_weeks = 26;
constexpr double width = 312;
constexpr double height = 96;

struct Week {
    Date first; // a Monday
    std::size_t songs = 0;
};

std::string name(Date date)
{
    return fmt::format("{:%F}", fmt::gmtime(std::chrono::system_clock::to_time_t(date)));
}

Date monday_of(Date date)
{
    return date - (std::chrono::weekday(date) - std::chrono::Monday);
}

// Of a text such as "2026-11-25".
Date date_of(const std::string& text)
{
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    std::sscanf(text.c_str(), "%d-%u-%u", &year, &month, &day);
    return std::chrono::year(year) / month / day;
}

// Every week from the first one to now, the empty ones too, for a quarter at least and the last half year at most;
// `before`: what came earlier.
std::vector<Week> weeks_of(const std::vector<DayOfGrowth>& days, Time now, std::size_t& before)
{
    const auto today = std::chrono::floor<std::chrono::days>(now);
    const Date last = std::max(monday_of(today), monday_of(date_of(days.back().date)));
    const Date first = std::clamp<Date>(monday_of(date_of(days.front().date)), last - (most_weeks - 1) * a_week,
                                        last - (fewest_weeks - 1) * a_week);
    std::vector<Week> weeks;
    for (Date monday = first; monday <= last; monday += a_week)
        weeks.push_back({monday, 0});
    before = 0;
    for (const auto& day : days) {
        const auto monday = monday_of(date_of(day.date));
        if (monday < first)
            before += day.songs;
        else
            weeks[static_cast<std::size_t>((monday - first) / a_week)].songs += day.songs;
    }
    return weeks;
}

std::string table(const std::vector<Week>& weeks)
{
    std::string html = "<details><summary>as a table</summary><table><thead><tr><th scope=\"col\">Week of</th><th "
                       "scope=\"col\">Songs</th></tr></thead><tbody>";
    for (auto week = weeks.rbegin(); week != weeks.rend(); ++week)
        html += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td></tr>", name(week->first), week->songs);
    return html + "</tbody></table></details>";
}

// Columns for the weeks, and the line of all that came so far.
std::string plot(const std::vector<Week>& weeks, std::size_t before, std::size_t all)
{
    std::size_t busiest = 1;
    for (const Week& week : weeks)
        busiest = std::max(busiest, week.songs);
    const double step = width / static_cast<double>(weeks.size());
    std::string columns;
    std::string line;
    std::size_t sum = before;
    double x = 0;
    for (const Week& week : weeks) {
        const double tall = static_cast<double>(week.songs) / static_cast<double>(busiest) * height * 0.6;
        if (week.songs > 0)
            columns += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\"/>",
                                   x + step * 0.15, height - tall, step * 0.7, tall);
        sum += week.songs;
        const double y =
            height - static_cast<double>(sum) / static_cast<double>(std::max<std::size_t>(1, all)) * height;
        line += fmt::format("{}{:.1f} {:.1f}", line.empty() ? "M" : " L", x + step / 2, y + 2);
        x += step;
    }
    return fmt::format(
        "<svg viewBox=\"0 -2 {} {}\" role=\"img\" aria-label=\"{} songs since {}, at most {} in a week\">"
        "<g class=\"columns\">{}</g><path class=\"sum\" d=\"{}\"/></svg>",
        width, height + 4, all, name(weeks.front().first), busiest, columns, line);
}

}

std::string growth_part(const std::vector<DayOfGrowth>& days, Time now)
{
    constexpr const char* heading = "How the library grew";
    if (days.empty())
        return section_html("growth", heading,
                            "<p class=\"empty\">A plot over the weeks stands here once something came in.</p>");
    std::size_t before = 0;
    const auto shown = weeks_of(days, now, before);
    std::size_t all = before;
    for (const Week& week : shown)
        all += week.songs;
    return section_html(
        "growth", heading,
        fmt::format("<figure>{}<figcaption><b>{}</b> {} through topfive, {} this week</figcaption></figure>{}",
                    plot(shown, before, all), all, all == 1 ? "song" : "songs", shown.back().songs, table(shown)));
}

}
