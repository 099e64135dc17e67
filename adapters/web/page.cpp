// SPDX-License-Identifier: MIT
#include "adapters/web/page.hpp"

#include "adapters/web/assets.hpp"
#include "adapters/web/figure_words.hpp"
#include "adapters/web/html.hpp"
#include "adapters/web/page_parts.hpp"
#include "adapters/web/parameters.hpp"
#include "adapters/web/route_path.hpp"
#include "plugin/errors.hpp"
#include "plugin/music/fold.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <utility>

namespace topfive {

namespace {

// So many of a list stand on the page, and when it is asked for as a whole.
constexpr std::size_t most_moving = 12;
constexpr std::size_t most_waiting = 8;
constexpr std::size_t most_recent = 12;
constexpr std::size_t most_failed = 12;
constexpr std::size_t most_asked = 15;
constexpr std::size_t whole_list = 500;

constexpr const char* policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                               "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

constexpr const char* for_reading =
    "<noscript><p class=\"notice\">This topfive has a token, which a page without JavaScript cannot send: here it is "
    "for "
    "reading. Searching, “again”, “never” and “take out” need JavaScript, or the commands on its own machine.</p>"
    "</noscript>";

using Part = std::pair<std::string_view, std::string>;

std::string filled(std::string_view form, const std::vector<Part>& parts)
{
    std::string text;
    for (auto open = form.find("{{"); open != form.npos; open = form.find("{{")) {
        const auto close = form.find("}}", open);
        text += form.substr(0, open);
        const auto part = std::ranges::find(parts, form.substr(open + 2, close - open - 2), &Part::first);
        text += part->second;
        form.remove_prefix(close + 2);
    }
    return text.append(form);
}

WebAnswer see(const std::string& where)
{
    WebAnswer answer{303, "", "text/plain", {}};
    answer.headers.emplace_back("Location", where);
    return answer;
}

WebAnswer asset(std::string_view content, const char* type)
{
    return {200, std::string(content), type, {}};
}

// Does something to a download, and leads back to where it is said.
WebAnswer done(const char* what, const std::string& id, auto&& act)
{
    try {
        const auto number = id_of(id);
        if (!number || !act(*number))
            throw Problem(404, fmt::format("There is no download {} any more.", id));
    } catch (const Refused& refused) {
        throw Problem(404, refused.what());
    }
    return see(fmt::format("/?said={}", what));
}

// What an action that led here did.
std::string said_words(const std::string& said)
{
    if (said == "again")
        return "It is tried again.";
    if (said == "never")
        return "It will not be fetched unasked.";
    return said == "out" ? "The file is deleted and will not be fetched unasked." : "";
}

}

const std::vector<Page::Route>& Page::all()
{
    static const std::vector<Route> routes{
        {"GET", "/", &Page::front},
        {"GET", "/assets/page.css", &Page::style},
        {"GET", "/assets/page.js", &Page::script},
        {"GET", "/assets/icon.svg", &Page::icon},
        {"GET", "/stories/{id}", &Page::story},
        {"GET", "/downloads/{id}/story", &Page::story_of},
        {"POST", "/search", &Page::search},
        {"POST", "/downloads/{id}/again", &Page::again},
        {"POST", "/downloads/{id}/never", &Page::never},
        {"POST", "/downloads/{id}/out", &Page::out},
    };
    return routes;
}

std::optional<WebAnswer> Page::answer(const WebRequest& request)
try {
    const auto found = found_in(all(), request);
    if (found.route != nullptr)
        return (this->*found.route->answer)(request, found.id);
    if (found.methods.empty())
        return {};
    return Routes::wrong_method(request, found.methods);
} catch (const Problem& wrong) {
    return sorry(request, wrong.status(), wrong.what());
} catch (const Unavailable& unavailable) {
    return sorry(request, 503, unavailable.what());
}

std::optional<WebAnswer> Page::refusal(const WebRequest& request, int status, const std::string& reason) const
{
    if (!request.by_page || found_in(all(), request).route == nullptr)
        return {};
    return sorry(request, status,
                 status == 401
                     ? "This topfive has a token, which a page without JavaScript cannot send: here it is for "
                       "reading. Turn JavaScript on, or use the commands on its own machine."
                     : "Nothing was changed: " + reason + ".");
}

WebAnswer Page::style(const WebRequest&, const std::string&)
{
    return asset(assets::page_css, "text/css; charset=utf-8");
}

WebAnswer Page::script(const WebRequest&, const std::string&)
{
    return asset(assets::page_js, "text/javascript; charset=utf-8");
}

WebAnswer Page::icon(const WebRequest&, const std::string&)
{
    return asset(assets::icon_svg, "image/svg+xml");
}

WebAnswer Page::front(const WebRequest& request, const std::string&)
{
    const Parameters query(request.query, {"story", "all", "said"});
    const auto status = world_.status();
    auto content = "<h1 class=\"hidden\">What topfive fetches</h1>" + notice_part(status);
    const auto id = query.number("story", 1, std::numeric_limits<std::int64_t>::max());
    if (auto* history = world_.history()) {
        const auto story = id ? history->story(*id) : std::nullopt;
        content += "<div id=\"answer-place\">" + (story ? answer_part(*story) : "") + "</div>" + lists(request, status);
    }
    return whole("topfive", said_words(query.text("said").value_or("")), content, footer(status));
}

std::string Page::lists(const WebRequest& request, const Status& status)
{
    auto& history = *world_.history();
    const auto now = std::chrono::system_clock::now();
    const auto all = Parameters(request.query, {"story", "all", "said"}).text("all").value_or("");
    const auto length = [&](const char* list, std::size_t most) { return all == list ? whole_list : most; };
    const auto rows = [&](DownloadState state, std::size_t count, std::size_t most, bool oldest_first) {
        return Shown{history.downloads({state, "", most, 0, {}, false, oldest_first}), count};
    };
    const auto& counts = status.downloads;
    const auto asked = all == "asked" ? whole_list : most_asked;
    auto stories = history.recent_stories(asked + 1);
    const bool more = stories.size() > asked;
    stories.resize(std::min(asked, stories.size()));
    return "<div class=\"columns\"><div>" +
           now_part(rows(DownloadState::downloading, counts.downloading, most_moving, true),
                    rows(DownloadState::pending, counts.pending, length("waiting", most_waiting), true),
                    world_.progress()) +
           recent_part({history.recently_completed(length("recent", most_recent)), counts.completed}, now) +
           failed_part(rows(DownloadState::error, counts.error, length("failed", most_failed), false), now) +
           "</div><div>" + asked_part(stories, more, now) + growth_part(history.placed_by_day(), now) +
           watching_part(status, now) + services_part(status, now) + "</div></div>";
}

WebAnswer Page::search(const WebRequest& request, const std::string&)
{
    const Parameters query(request.query, {"q", "field"});
    SearchIntent intent;
    intent.kind = SearchIntent::Kind::ask;
    intent.origin = SearchIntent::Origin::http;
    intent.client = "this page";
    intent.text = query.text("q").value_or("");
    intent.field = query.text("field").value_or("any");
    if (fold(intent.text).empty())
        throw Problem(400, "Nothing to search for: the name of an artist or a song is missing.");
    if (intent.field != "any" && intent.field != "artist" && intent.field != "title")
        throw Problem(400, "A search is in anything, artist or title.");
    return see(fmt::format("/?story={}", world_.ask(intent)));
}

History& Page::memory()
{
    if (auto* history = world_.history())
        return *history;
    throw Unavailable("The database cannot be used; the front page tells why.");
}

WebAnswer Page::story(const WebRequest&, const std::string& id)
{
    auto& history = memory();
    const auto number = id_of(id);
    const auto found = number ? history.story(*number) : std::nullopt;
    if (!found)
        throw Problem(404, fmt::format("There is no story {}.", id));
    std::vector<Download> rows;
    for (const Place& place : found->places)
        if (const auto row = place.download == 0 ? std::nullopt : history.download(place.download))
            rows.push_back(*row);
    return whole(found->intent.text + " · topfive", "",
                 story_part(*found, rows, world_.progress(), std::chrono::system_clock::now()),
                 footer(world_.status()));
}

WebAnswer Page::story_of(const WebRequest&, const std::string& id)
{
    auto& history = memory();
    const auto number = id_of(id);
    const auto row = number ? history.download(*number) : std::nullopt;
    const auto stories = row ? history.stories_about(row->recording.id, 1) : std::vector<Story>{};
    if (stories.empty())
        throw Problem(404, fmt::format("No story tells of a download {}.", id));
    return see(fmt::format("/stories/{}", stories.front().id));
}

WebAnswer Page::again(const WebRequest&, const std::string& id)
{
    return done("again", id, [&](DownloadId number) { return world_.retry(number); });
}

WebAnswer Page::never(const WebRequest&, const std::string& id)
{
    return done("never", id, [&](DownloadId number) { return world_.take_out(number); });
}

WebAnswer Page::out(const WebRequest&, const std::string& id)
{
    return done("out", id, [&](DownloadId number) { return world_.take_out(number); });
}

std::string Page::footer(const Status& status) const
{
    std::string html = fmt::format("<p>topfive {}, up {}.", escaped(status.version), span_words(status.uptime));
    const auto used = [&](std::string_view name) {
        return std::ranges::find(status.providers, name, &ServiceHealth::name) != status.providers.end();
    };
    if (used("deezer"))
        html += " Charts: data by <a href=\"https://www.deezer.com\" rel=\"noreferrer\">Deezer</a>.";
    if (used("itunes"))
        html += " Names and lengths: <a href=\"https://www.apple.com/itunes/\" rel=\"noreferrer\">iTunes</a> Search.";
    if (used("lastfm"))
        html += " <a href=\"https://www.last.fm\" rel=\"noreferrer\">Powered by Last.fm</a>.";
    return html + "</p>";
}

WebAnswer Page::whole(const std::string& title, const std::string& said, const std::string& content,
                      const std::string& footer, int status) const
{
    WebAnswer answer{status,
                     filled(assets::page_html, {{"title", escaped(title)},
                                                {"said", said},
                                                {"reading", token_ ? for_reading : ""},
                                                {"content", content},
                                                {"footer", footer}}),
                     "text/html; charset=utf-8",
                     {}};
    answer.headers.emplace_back("Content-Security-Policy", policy);
    // Without a referrer a form's Origin would be "null", and the form refused.
    answer.headers.emplace_back("Referrer-Policy", "same-origin");
    return answer;
}

WebAnswer Page::sorry(const WebRequest& request, int status, const std::string& why) const
{
    auto problem = Routes::problem(status, why);
    if (!request.by_page)
        return problem;
    auto answer = whole(
        "topfive", "",
        fmt::format("<h1>That did not work</h1><p id=\"problem\">{}</p><p><a href=\"/\">Back</a></p>", escaped(why)),
        "", status);
    std::ranges::move(problem.headers, std::back_inserter(answer.headers));
    return answer;
}

}
