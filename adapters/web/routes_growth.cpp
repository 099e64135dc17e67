// SPDX-License-Identifier: MIT
#include "adapters/web/growth.hpp"
#include "adapters/web/json_text.hpp"
#include "adapters/web/parameters.hpp"
#include "adapters/web/routes.hpp"

#include <boost/json.hpp>
#include <fmt/chrono.h>
#include <fmt/format.h>

namespace topfive {

namespace json = boost::json;

namespace {

constexpr std::int64_t usual_count = 26;
constexpr std::int64_t largest_count = 400;

std::string date_text(std::chrono::sys_days day)
{
    return fmt::format("{:%F}", fmt::gmtime(std::chrono::system_clock::to_time_t(day)));
}

}

// What topfive brought; what the library has by other means has no date.
WebAnswer Routes::growth(const WebRequest& request, const std::string&)
{
    const Parameters query(request.query, {"by", "count"});
    const auto by = query.text("by").value_or("week");
    if (by != "day" && by != "week")
        throw Problem(400, "by must be day or week");
    const auto count = query.number("count", 1, largest_count).value_or(usual_count);
    const auto today = std::chrono::floor<std::chrono::days>(world_.now());
    json::array periods;
    for (const Growth& one : topfive::growth(history().placed_by_day(), today, std::chrono::days(by == "week" ? 7 : 1),
                                             static_cast<std::size_t>(count)))
        periods.push_back(json::object{
            {"start", date_text(one.start)}, {"songs", one.songs}, {"bytes", one.bytes}, {"total", one.total}});
    return {200, json_text(json::object{{"by", by}, {"periods", periods}})};
}

}
