// SPDX-License-Identifier: MIT
#include "adapters/web/page_parts.hpp"

#include <algorithm>
#include <fmt/chrono.h>
#include <fmt/format.h>

namespace topfive {

namespace {

constexpr std::chrono::hours a_week{7 * 24};
constexpr std::size_t most_weeks = 26;
constexpr double width = 312;
constexpr double height = 96;

std::string day(Time time)
{
    return fmt::format("{:%F}", fmt::gmtime(std::chrono::system_clock::to_time_t(time)));
}

// Every week from the first to now, the empty ones too, the last half year at most; `before` is what came earlier.
std::vector<Week> filled(const std::vector<Week>& weeks, Time now, std::size_t& before)
{
    std::vector<Week> all;
    before = 0;
    std::size_t at = 0;
    for (Time first = weeks.front().first; first <= now; first += a_week) {
        Week week{first, 0};
        for (; at < weeks.size() && weeks[at].first < first + a_week; ++at)
            week.songs += weeks[at].songs;
        all.push_back(week);
    }
    while (all.size() > most_weeks) {
        before += all.front().songs;
        all.erase(all.begin());
    }
    return all;
}

std::string table(const std::vector<Week>& weeks)
{
    std::string html = "<details><summary>as a table</summary><table><thead><tr><th scope=\"col\">Week of</th><th "
                       "scope=\"col\">Songs</th></tr></thead><tbody>";
    for (auto week = weeks.rbegin(); week != weeks.rend(); ++week)
        html += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td></tr>", day(week->first), week->songs);
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
        width, height + 4, all, day(weeks.front().first), busiest, columns, line);
}

}

std::string growth_part(const std::vector<Week>& weeks, Time now)
{
    constexpr const char* heading = "How the library grew";
    if (weeks.empty())
        return section_html("growth", heading,
                            "<p class=\"empty\">A plot over the weeks stands here once something came in.</p>");
    std::size_t before = 0;
    const auto shown = filled(weeks, now, before);
    std::size_t all = before;
    for (const Week& week : shown)
        all += week.songs;
    return section_html(
        "growth", heading,
        fmt::format("<figure>{}<figcaption><b>{}</b> {} through topfive, {} this week</figcaption></figure>{}",
                    plot(shown, before, all), all, all == 1 ? "song" : "songs", shown.back().songs, table(shown)));
}

}
