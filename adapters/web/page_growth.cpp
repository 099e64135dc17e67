// SPDX-License-Identifier: MIT
#include "adapters/web/growth.hpp"
#include "adapters/web/page_parts.hpp"

#include <algorithm>
#include <chrono>
#include <fmt/chrono.h>
#include <fmt/format.h>

namespace topfive {

namespace {

constexpr std::size_t fewest_weeks = 12; // fewer make no plot
constexpr std::size_t most_weeks = 26;
constexpr double width = 312;
constexpr double height = 96;

using Weeks = std::vector<Growth>;

std::string name(std::chrono::sys_days date)
{
    return fmt::format("{:%F}", fmt::gmtime(std::chrono::system_clock::to_time_t(date)));
}

// Every week from the first one to now, the empty ones too, for a quarter at least and the last half year at most.
Weeks weeks_of(const std::vector<History::Day>& days, Time now)
{
    auto weeks = growth(days, std::chrono::floor<std::chrono::days>(now), std::chrono::days(7), most_weeks);
    const auto first = std::ranges::find_if(weeks, [](const Growth& week) { return week.total > 0; });
    weeks.erase(weeks.begin(), std::min(first, weeks.end() - fewest_weeks));
    return weeks;
}

std::string table(const Weeks& weeks)
{
    std::string html = "<details><summary>as a table</summary><table><thead><tr><th scope=\"col\">Week of</th><th "
                       "scope=\"col\">Songs</th></tr></thead><tbody>";
    for (auto week = weeks.rbegin(); week != weeks.rend(); ++week)
        html += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td></tr>", name(week->start), week->songs);
    return html + "</tbody></table></details>";
}

// Columns for the weeks, and the line of all that came so far.
std::string plot(const Weeks& weeks)
{
    const auto all = weeks.back().total;
    std::size_t busiest = 1;
    for (const Growth& week : weeks)
        busiest = std::max(busiest, week.songs);
    const double step = width / static_cast<double>(weeks.size());
    std::string columns;
    std::string line;
    double x = 0;
    for (const Growth& week : weeks) {
        const double tall = static_cast<double>(week.songs) / static_cast<double>(busiest) * height * 0.6;
        if (week.songs > 0)
            columns += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\"/>",
                                   x + step * 0.15, height - tall, step * 0.7, tall);
        const double y =
            height - static_cast<double>(week.total) / static_cast<double>(std::max<std::size_t>(1, all)) * height;
        line += fmt::format("{}{:.1f} {:.1f}", line.empty() ? "M" : " L", x + step / 2, y + 2);
        x += step;
    }
    return fmt::format(
        "<svg viewBox=\"0 -2 {} {}\" role=\"img\" aria-label=\"{} songs since {}, at most {} in a week\">"
        "<g class=\"columns\">{}</g><path class=\"sum\" d=\"{}\"/></svg>",
        width, height + 4, all, name(weeks.front().start), busiest, columns, line);
}

}

std::string growth_part(const std::vector<History::Day>& days, Time now)
{
    constexpr const char* heading = "How the library grew";
    if (days.empty())
        return section_html("growth", heading,
                            "<p class=\"empty\">A plot over the weeks stands here once something came in.</p>");
    const auto weeks = weeks_of(days, now);
    const auto all = weeks.back().total;
    return section_html(
        "growth", heading,
        fmt::format("<figure>{}<p class=\"axis\" aria-hidden=\"true\"><span>week of {}</span><span>this week</span></p>"
                    "<figcaption>The line: <b>{}</b> {} through topfive by now. The columns: each week's, {} this "
                    "week.</figcaption></figure>{}",
                    plot(weeks), name(weeks.front().start), all, all == 1 ? "song" : "songs", weeks.back().songs,
                    table(weeks)));
}

}
