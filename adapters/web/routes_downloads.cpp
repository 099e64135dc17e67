// SPDX-License-Identifier: MIT
#include "adapters/web/assets.hpp"
#include "adapters/web/json.hpp"
#include "adapters/web/json_text.hpp"
#include "adapters/web/parameters.hpp"
#include "adapters/web/routes.hpp"
#include "plugin/errors.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

namespace topfive {

namespace json = boost::json;

namespace {

constexpr std::int64_t usual_limit = 100;
constexpr std::int64_t largest_limit = 1000;

[[noreturn]] void refuse(const std::string& id)
{
    throw Problem(404, fmt::format("there is no download {}", id));
}

// The states that a row may have; nullopt for the two that a recording without a row is seen as.
std::optional<DownloadState> row_state(const std::string& text)
{
    if (const auto state = download_state(text))
        return state;
    if (text == name(PlaceState::in_library) || text == name(PlaceState::rejected))
        return {};
    throw Problem(400, "state must be in_library, pending, downloading, completed, error or rejected");
}

}

WebAnswer Routes::downloads(const WebRequest& request, const std::string&)
{
    const Parameters query(request.query, {"state", "artist", "limit", "before"});
    History::Filter filter;
    const auto paging = query.paging(usual_limit, largest_limit);
    filter.artist = query.text("artist").value_or("");
    filter.before = paging.before;
    filter.limit = paging.limit + 1; // one more tells whether there is a next page
    const auto state = query.text("state");
    if (state)
        filter.state = row_state(*state);
    auto rows = state && !filter.state ? std::vector<Download>{} : history().downloads(filter);
    json::value next;
    if (rows.size() == filter.limit) {
        rows.pop_back();
        next = fmt::format("{}", rows.back().id);
    }
    json::array list;
    for (const Download& row : rows)
        list.push_back(download_json(row, world_.progress()));
    return {200, json_text(json::object{{"downloads", list}, {"next", next}})};
}

WebAnswer Routes::download(const WebRequest& request, const std::string& id)
{
    const Parameters none(request.query, {});
    const auto number = id_of(id);
    const auto row = number ? history().download(*number) : std::nullopt;
    if (!row)
        refuse(id);
    return {200, json_text(download_json(*row, world_.progress()))};
}

WebAnswer Routes::take_out(const WebRequest&, const std::string& id)
try {
    const auto number = id_of(id);
    if (!number || !world_.take_out(*number))
        refuse(id);
    return {204};
} catch (const Refused& refused) { // what is there now is a person's
    throw Problem(404, refused.what());
}

WebAnswer Routes::retry(const WebRequest&, const std::string& id)
{
    const auto number = id_of(id);
    if (!number || !world_.retry(*number))
        refuse(id);
    const auto row = history().download(*number);
    if (!row)
        refuse(id);
    return {202, json_text(download_json(*row, world_.progress()))};
}

WebAnswer Routes::cover(const WebRequest& request, const std::string& id)
{
    const auto instead = Parameters(request.query, {"else"}).text("else").value_or("");
    if (!instead.empty() && instead != "blank")
        throw Problem(400, "else must be blank: a picture of nothing where there is no cover");
    const auto number = id_of(id);
    auto picture = number ? world_.cover(*number, {}) : std::string();
    if (picture.empty() && instead == "blank")
        return {200, std::string(assets::no_cover_svg), "image/svg+xml", {}};
    if (picture.empty())
        throw Problem(404, fmt::format("there is no cover of a download {}", id));
    WebAnswer answer{200, std::move(picture), "image/jpeg", {}};
    if (answer.body.starts_with("\x89PNG"))
        answer.type = "image/png";
    answer.headers.emplace_back("Cache-Control", "private, max-age=86400"); // an id is never used again
    return answer;
}

}
