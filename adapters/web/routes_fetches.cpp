// SPDX-License-Identifier: MIT
#include "adapters/web/fetch_json.hpp"
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
constexpr std::int64_t usual_limit = 50;
constexpr std::int64_t largest_limit = 500;

}

WebAnswer Routes::start_fetch(const WebRequest& request, const std::string&)
{
    const Body body(request.body, {"artist", "track", "count"});
    SearchIntent intent;
    intent.kind = SearchIntent::Kind::ask;
    intent.origin = request.by_command ? SearchIntent::Origin::command : SearchIntent::Origin::http;
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

// What was asked or noticed lately, and what became of it. The rest of each is told by its own route.
WebAnswer Routes::fetches(const WebRequest& request, const std::string&)
{
    const auto paging = Parameters(request.query, {"limit", "before"}).paging(usual_limit, largest_limit);
    auto stories = history().recent_stories(paging.limit + 1, paging.before);
    json::value next;
    if (stories.size() > paging.limit) {
        stories.pop_back();
        next = fmt::format("{}", stories.back().id);
    }
    json::array list;
    for (const Story& story : stories)
        list.push_back(story_summary_json(story));
    return {200, json_text(json::object{{"fetches", list}, {"next", next}})};
}

WebAnswer Routes::fetch(const WebRequest& request, const std::string& id)
{
    const Parameters none(request.query, {});
    const auto number = id_of(id);
    const auto story = number ? history().story(*number) : std::nullopt;
    if (!story)
        throw Problem(404, fmt::format("there is no fetch {}", id));
    return {200, json_text(fetch_json(*story, history(), world_.progress()))};
}

}
