// SPDX-License-Identifier: MIT
#include "adapters/cli/commands.hpp"
#include "adapters/cli/fetch_view.hpp"
#include "adapters/cli/reply.hpp"
#include "adapters/cli/terminal.hpp"
#include "adapters/cli/waiting.hpp"
#include "adapters/cli/wording.hpp"
#include "adapters/web/json_text.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>
#include <map>

namespace topfive {

namespace json = boost::json;

namespace {

// Between two looks at the fetch; what a daemon tells over HTTP costs more.
constexpr std::chrono::milliseconds look_here{20}, look_there{100};
constexpr std::chrono::milliseconds redraw{100};
// What a person is told who presses Ctrl-C.
constexpr const char* still_running =
    "Interrupted here only: the daemon goes on fetching. topfive status --watch shows it, "
    "topfive undo --since 10min takes it out again.";
constexpr const char* broken_off = "Interrupted. What is not there yet is fetched when topfive runs again.";

// "Pulp (deezer:27), chart of deezer"
std::string heading(const json::object& fetch)
{
    const auto& artist = object_of(fetch, "artist");
    const auto provider = text_of(fetch, "provider");
    return fmt::format("{} ({}){}", text_of(artist, "name"), text_of(artist, "id"),
                       provider.empty() ? "" : ", chart of " + provider);
}

// Shows a fetch while it goes on.
class Show {
public:
    Show(std::string asked_for, bool silent) : asked_for_(std::move(asked_for)), silent_(silent) {}

    void draw(const json::object& fetch)
    {
        const bool laid_out = !object_of(fetch, "artist").empty() && !places_of(fetch).empty();
        if (silent_)
            return;
        if (terminal_.moves())
            return terminal_.redraw(laid_out         ? block(fetch)
                                    : settled(fetch) ? std::vector<std::string>()
                                                     : std::vector{asked_for_ + ": waiting"});
        if (!laid_out)
            return;
        if (!std::exchange(headed_, true))
            terminal_.line(heading(fetch));
        for (const auto& place : places_of(fetch))
            tell_change(place, state_words(fetch, place));
    }

private:
    [[nodiscard]] std::vector<std::string> block(const json::object& fetch) const
    {
        auto lines = bars(fetch, terminal_.width() - 1); // the last column would wrap
        lines.insert(lines.begin(), heading(fetch));
        return lines;
    }
    // Where nothing moves, a line for each state that is new.
    void tell_change(const json::object& place, const std::string& words)
    {
        if (std::exchange(told_[text_of(place, "track_id")], words) != words)
            terminal_.line(fmt::format("{}: {}", text_of(place, "title"), words));
    }

    Terminal terminal_;
    std::string asked_for_;
    bool silent_;
    bool headed_ = false;
    std::map<std::string, std::string> told_;
};

std::string request_body(const GetCommand& command)
{
    json::object body{{"artist", command.artist}};
    if (!command.track.empty())
        body["track"] = command.track;
    if (command.count > 0)
        body["count"] = command.count;
    return json::serialize(body);
}

}

int get(const GetCommand& command, Daemon& daemon, std::stop_token stop)
{
    const auto started = reply(daemon, "POST", "/fetches", request_body(command)).as_object();
    const auto target = "/fetches/" + text_of(started, "id");
    Show show(shown(command.artist), command.json);
    auto fetch = reply(daemon, "GET", target).as_object();
    const auto look = daemon.goes_on() ? look_there : look_here;
    for (std::chrono::milliseconds waited{0}; !settled(fetch) && !waits(fetch); waited += look) {
        if (waited % redraw < look)
            show.draw(fetch);
        if (!wait(look, stop)) {
            fmt::print(stderr, "{}\n", daemon.goes_on() ? still_running : broken_off);
            return 1;
        }
        fetch = reply(daemon, "GET", target).as_object();
    }
    show.draw(fetch);
    if (command.json)
        fmt::print("{}\n", json_text(get_shape(fetch)));
    const bool good = fulfilled(fetch);
    const auto outcome =
        fmt::format("{}: {}{}", shown(command.artist), settled(fetch) ? "" : "waits: ", text_of(fetch, "outcome"));
    if (!good)
        fmt::print(stderr, "{}\n", outcome);
    else if (!command.json)
        fmt::print("{}\n", outcome);
    return good ? 0 : 1;
}

int show_preview(const GetCommand& command, const std::string& preview_json)
{
    const auto preview = json::parse(preview_json).as_object();
    if (command.json)
        fmt::print("{}\n", json_text(get_shape(preview)));
    if (object_of(preview, "artist").empty()) {
        fmt::print(stderr, "{}: {}\n", shown(command.artist), text_of(preview, "why"));
        return 1;
    }
    const bool good = command.track.empty() || !object_of(preview, "track").empty();
    if (!good)
        fmt::print(stderr, "{}: {}\n", shown(command.artist), text_of(preview, "why"));
    if (command.json)
        return good ? 0 : 1;
    fmt::print("{}\n", heading(preview));
    for (const auto& place : places_of(preview)) {
        const bool wanted = text_of(place, "state") == "pending";
        fmt::print("  {}: {}\n", text_of(place, "title"),
                   wanted ? "would be fetched, " + text_of(place, "why") : state_words(place));
    }
    std::string related;
    for (const auto& name : list_of(preview, "related"))
        related += (related.empty() ? "" : ", ") + shown(std::string(name.as_string()));
    if (!related.empty())
        fmt::print("then related artists: {}\n", related);
    return good ? 0 : 1;
}

}
