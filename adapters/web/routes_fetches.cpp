// SPDX-License-Identifier: MIT
#include "adapters/web/json.hpp"
#include "adapters/web/json_text.hpp"
#include "adapters/web/parameters.hpp"
#include "adapters/web/routes.hpp"
#include "plugin/music/fold.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

namespace topfive {

namespace json = boost::json;

namespace {

constexpr std::int64_t most_places = 50; // of a chart, as top.count

}

WebAnswer Routes::start_fetch(const WebRequest& request, const std::string&)
{
    const Body body(request.body, {"artist", "track", "count"});
    SearchIntent intent;
    intent.kind = SearchIntent::Kind::ask;
    intent.origin = SearchIntent::Origin::http;
    intent.field = "artist";
    intent.text = body.text("artist");
    intent.title = body.text("track");
    intent.count = static_cast<std::size_t>(body.number("count", 1, most_places).value_or(0));
    if (fold(intent.text).empty())
        throw Problem(400, "artist is missing: a name");
    const auto story = world_.ask(intent);
    WebAnswer accepted{202, json_text(json::object{{"id", fmt::format("{}", story)}, {"state", "pending"}})};
    accepted.headers.emplace_back("Location", fmt::format("/fetches/{}", story));
    return accepted;
}

WebAnswer Routes::fetch(const WebRequest& request, const std::string& id)
{
    const Parameters none(request.query, {});
    const auto number = id_of(id);
    const auto story = number ? history().story(*number) : std::nullopt;
    if (!story)
        throw Problem(404, fmt::format("there is no fetch {}", id));
    auto told = story_json(*story);
    json::array rows;
    for (const Place& place : story->places)
        if (const auto row = place.download == 0 ? std::nullopt : history().download(place.download)) {
            auto shown = download_json(*row, world_.progress());
            if (const auto report = world_.progress().of(row->id))
                shown["stage"] = name(report->stage);
            rows.push_back(std::move(shown));
        }
    told["downloads"] = std::move(rows);
    return {200, json_text(told)};
}

}
