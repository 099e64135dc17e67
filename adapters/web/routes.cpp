// SPDX-License-Identifier: MIT
#include "adapters/web/routes.hpp"

#include "adapters/web/json.hpp"
#include "plugin/errors.hpp"
#include "plugin/music/fold.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <charconv>
#include <fmt/format.h>
#include <vector>

namespace topfive {

namespace json = boost::json;

namespace {

constexpr std::size_t most_downloads = 1000;
constexpr std::size_t longest_name = 1000; // bytes of an artist's or a song's name
constexpr std::size_t stories_told = 20;

WebAnswer answer_of(const json::value& value, int status = 200)
{
    return {status, json::serialize(value), "application/json"};
}

std::optional<std::int64_t> id_of(const std::string& text)
{
    std::int64_t id = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), id);
    return error == std::errc{} && rest == text.data() + text.size() && id > 0 ? std::optional(id) : std::nullopt;
}

const std::string* value_of(const Routes::Query& query, const char* name)
{
    const auto found = query.find(name);
    return found == query.end() || found->second.empty() ? nullptr : &found->second;
}

// A text of the body; false: it is there and is no text of a right length.
bool read_text(const json::object& body, const char* name, std::string& text)
{
    const auto* value = body.if_contains(name);
    if (value == nullptr || value->is_null())
        return true;
    if (!value->is_string() || value->as_string().size() > longest_name)
        return false;
    text = std::string(value->as_string());
    return true;
}

}

WebAnswer Routes::problem(int status, const std::string& detail)
{
    return {status, json::serialize(problem_json(status, detail)), "application/problem+json"};
}

History& Routes::history()
{
    if (auto* history = world_.history())
        return *history;
    throw Unavailable("the database cannot be used; /healthz tells why");
}

WebAnswer Routes::answer(const std::string& method, const std::string& path, const Query& query,
                         const std::string& body)
{
    // "/downloads/7/retry": what, which one, and what about it.
    std::vector<std::string> parts;
    for (std::size_t from = 1; from < path.size() && parts.size() < 4;) {
        const auto end = std::min(path.find('/', from), path.size());
        parts.push_back(path.substr(from, end - from));
        from = end + 1;
    }
    const std::string what = parts.empty() ? "" : parts.front();
    const bool get = method == "GET" || method == "HEAD";
    const auto only = [&](bool allowed, auto&& reply) {
        return allowed ? reply() : problem(405, fmt::format("{} is not for {}", path, method));
    };
    if (parts.size() == 1) {
        if (what == "healthz")
            return only(get, [&] { return healthz(); });
        if (what == "status")
            return only(get, [&] { return status(); });
        if (what == "stories")
            return only(get, [&] { return stories(query); });
        if (what == "downloads")
            return only(get, [&] { return downloads(query); });
        if (what == "fetches")
            return only(method == "POST", [&] { return start_fetch(body); });
    }
    if (parts.size() == 2 && what == "fetches")
        return only(get, [&] { return fetch(parts[1]); });
    if (parts.size() == 2 && what == "downloads")
        return only(get || method == "DELETE", [&] { return get ? download(parts[1]) : take_out(parts[1]); });
    if (parts.size() == 3 && what == "downloads" && parts[2] == "retry")
        return only(method == "POST", [&] { return retry(parts[1]); });
    return problem(404, fmt::format("there is no {}", path));
}

WebAnswer Routes::healthz()
{
    const auto reasons = world_.reasons();
    return answer_of(json::object{{"ready", reasons.empty()}, {"reasons", json::array(reasons.begin(), reasons.end())}},
                     reasons.empty() ? 200 : 503);
}

WebAnswer Routes::status()
{
    return answer_of(status_json(world_.status(), world_.progress()));
}

WebAnswer Routes::stories(const Query& query)
{
    const auto* words = value_of(query, "q");
    if (words == nullptr || fold(*words).empty())
        return problem(400, "q is missing: the words to look for");
    json::array told;
    for (const Story& story : history().stories_about(*words, stories_told))
        told.push_back(story_json(story));
    return answer_of(json::object{{"stories", told}});
}

WebAnswer Routes::fetch(const std::string& id)
{
    const auto number = id_of(id);
    const auto story = number ? history().story(*number) : std::nullopt;
    if (!story)
        return problem(404, fmt::format("there is no fetch {}", id));
    auto told = story_json(*story);
    json::array rows;
    for (const Place& place : story->places)
        if (const auto row = place.download == 0 ? std::nullopt : history().download(place.download))
            rows.push_back(download_json(*row, world_.progress()));
    told["downloads"] = std::move(rows);
    return answer_of(told);
}

WebAnswer Routes::start_fetch(const std::string& text)
{
    json::error_code error;
    const auto body = json::parse(text, error);
    if (error || !body.is_object())
        return problem(400, R"(the body must be a JSON object such as {"artist": "Eminem"})");
    SearchIntent intent;
    intent.kind = SearchIntent::Kind::ask;
    intent.origin = SearchIntent::Origin::http;
    intent.field = "artist";
    if (!read_text(body.as_object(), "artist", intent.text) || fold(intent.text).empty())
        return problem(400, "artist must be a name");
    if (!read_text(body.as_object(), "track", intent.title))
        return problem(400, "track must be a title");
    if (const auto* count = body.as_object().if_contains("count"); count != nullptr && !count->is_null()) {
        if (!count->is_int64() || count->as_int64() < 1 || count->as_int64() > 50)
            return problem(400, "count must be a number from 1 to 50");
        intent.count = static_cast<std::size_t>(count->as_int64());
    }
    const auto id = fmt::format("{}", world_.ask(intent));
    auto accepted = answer_of(json::object{{"id", id}, {"state", "open"}}, 202);
    accepted.location = "/fetches/" + id;
    return accepted;
}

WebAnswer Routes::downloads(const Query& query)
{
    History::Filter filter;
    if (const auto* state = value_of(query, "state")) {
        filter.state = download_state(*state);
        if (!filter.state)
            return problem(400, "state must be pending, downloading, completed or error");
    }
    if (const auto* artist = value_of(query, "artist"))
        filter.artist = *artist;
    if (const auto* limit = value_of(query, "limit")) {
        const auto number = id_of(*limit);
        if (!number || *number > static_cast<std::int64_t>(most_downloads))
            return problem(400, fmt::format("limit must be a number from 1 to {}", most_downloads));
        filter.limit = static_cast<std::size_t>(*number);
    }
    if (const auto* before = value_of(query, "before")) {
        const auto number = id_of(*before);
        if (!number)
            return problem(400, "before must be an id that next told");
        filter.before = *number;
    }
    const auto wanted = filter.limit++;
    auto rows = history().downloads(filter); // one more tells whether there is a next page
    const bool more = rows.size() > wanted;
    if (more)
        rows.resize(wanted);
    json::array list;
    for (const Download& row : rows)
        list.push_back(download_json(row, world_.progress()));
    return answer_of(json::object{
        {"downloads", list}, {"next", more ? json::value(fmt::format("{}", rows.back().id)) : json::value(nullptr)}});
}

WebAnswer Routes::download(const std::string& id)
{
    const auto number = id_of(id);
    const auto row = number ? history().download(*number) : std::nullopt;
    return row ? answer_of(download_json(*row, world_.progress()))
               : problem(404, fmt::format("there is no download {}", id));
}

WebAnswer Routes::take_out(const std::string& id)
{
    const auto number = id_of(id);
    if (!number || !world_.take_out(*number))
        return problem(404, fmt::format("there is no download {}", id));
    return {204, "", ""};
}

WebAnswer Routes::retry(const std::string& id)
{
    const auto number = id_of(id);
    if (!number || !world_.retry(*number))
        return problem(404, fmt::format("there is no download {}", id));
    const auto row = history().download(*number);
    return row ? answer_of(download_json(*row, world_.progress()), 202) : problem(404, "the download is gone");
}

}
