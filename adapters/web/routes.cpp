// SPDX-License-Identifier: MIT
#include "adapters/web/routes.hpp"

#include "adapters/web/assets.hpp"
#include "adapters/web/fetch_json.hpp"
#include "adapters/web/json.hpp"
#include "adapters/web/json_text.hpp"
#include "adapters/web/metrics.hpp"
#include "adapters/web/parameters.hpp"
#include "adapters/web/route_path.hpp"
#include "plugin/errors.hpp"
#include "plugin/music/fold.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

namespace topfive {

namespace json = boost::json;

namespace {

constexpr std::size_t stories_told = 20;

}

const std::vector<Routes::Route>& Routes::all()
{
    static const std::vector<Route> routes{
        {"GET", "/healthz", &Routes::healthz},
        {"GET", "/status", &Routes::status},
        {"GET", "/metrics", &Routes::metrics},
        {"GET", "/openapi.json", &Routes::description},
        {"GET", "/events", &Routes::events},
        {"GET", "/artists/search", &Routes::search_artist},
        {"GET", "/tracks/search", &Routes::search_track},
        {"GET", "/library/growth", &Routes::growth},
        {"GET", "/stories", &Routes::stories},
        {"GET", "/fetches", &Routes::fetches},
        {"POST", "/fetches", &Routes::start_fetch},
        {"GET", "/fetches/{id}", &Routes::fetch},
        {"GET", "/downloads", &Routes::downloads},
        {"GET", "/downloads/{id}", &Routes::download},
        {"DELETE", "/downloads/{id}", &Routes::take_out},
        {"POST", "/downloads/{id}/retry", &Routes::retry},
        {"GET", "/downloads/{id}/cover", &Routes::cover},
    };
    return routes;
}

WebAnswer Routes::answer(const WebRequest& request)
try {
    const auto found = found_in(all(), request);
    if (found.route != nullptr)
        return (this->*found.route->answer)(request, found.id);
    if (found.methods.empty())
        throw Problem(404, fmt::format("there is no {}", request.path));
    return wrong_method(request, found.methods);
} catch (const Problem& wrong) {
    return problem(wrong.status(), wrong.what());
}

WebAnswer Routes::wrong_method(const WebRequest& request, const std::set<std::string>& methods)
{
    const auto allowed = fmt::format("{}", fmt::join(methods, ", "));
    auto refused = problem(405, fmt::format("{} takes {}", request.path, allowed));
    refused.headers.emplace_back("Allow", allowed);
    return refused;
}

WebAnswer Routes::problem(int status, const std::string& detail)
{
    WebAnswer answer{status, json_text(problem_json(status, detail)), "application/problem+json", {}};
    if (status == 401)
        answer.headers.emplace_back("WWW-Authenticate", "Bearer");
    return answer;
}

History& Routes::history()
{
    if (auto* history = world_.history())
        return *history;
    throw Unavailable("the database cannot be used; /healthz tells why");
}

WebAnswer Routes::healthz(const WebRequest& request, const std::string&)
{
    const Parameters none(request.query, {});
    const auto reasons = world_.reasons();
    return {
        reasons.empty() ? 200 : 503,
        json_text(json::object{{"ready", reasons.empty()}, {"reasons", json::array(reasons.begin(), reasons.end())}})};
}

WebAnswer Routes::status(const WebRequest& request, const std::string&)
{
    const Parameters none(request.query, {});
    return {200, json_text(status_json(world_.status(), world_.progress()))};
}

WebAnswer Routes::description(const WebRequest& request, const std::string&)
{
    const Parameters none(request.query, {});
    std::string text(assets::openapi_json);
    static constexpr std::string_view place = "@VERSION@";
    if (const auto found = text.find(place); found != std::string::npos)
        text.replace(found, place.size(), TOPFIVE_VERSION);
    return {200, std::move(text)};
}

WebAnswer Routes::metrics(const WebRequest& request, const std::string&)
{
    const Parameters none(request.query, {});
    return {200, metrics_text(world_.status(), world_.tally()), "text/plain; version=0.0.4; charset=utf-8", {}};
}

WebAnswer Routes::events(const WebRequest& request, const std::string&)
{
    const Parameters none(request.query, {});
    static_cast<void>(history()); // without it nothing happens
    WebAnswer stream{200, "", "text/event-stream", {}};
    stream.events = true;
    return stream;
}

WebAnswer Routes::stories(const WebRequest& request, const std::string&)
{
    const auto words = Parameters(request.query, {"q"}).text("q");
    if (!words || fold(*words).empty())
        throw Problem(400, "q is missing: the words to look for");
    json::array told;
    for (const Story& story : history().stories_about(*words, stories_told))
        told.push_back(fetch_json(story, history(), world_.progress()));
    return {200, json_text(json::object{{"stories", told}})};
}

}
