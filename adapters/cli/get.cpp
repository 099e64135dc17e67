// SPDX-License-Identifier: MIT
#include "adapters/cli/commands.hpp"
#include "adapters/cli/reply.hpp"
#include "adapters/cli/terminal.hpp"
#include "plugin/errors.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <fmt/format.h>
#include <map>
#include <thread>

namespace topfive {

namespace json = boost::json;

namespace {

constexpr std::chrono::milliseconds look_again{150};
constexpr std::size_t bar_columns = 24;

// The song asked for, then the chart, as the answer has them.
std::vector<json::object> places_of(const json::object& story)
{
    std::vector<json::object> places;
    if (const auto* track = story.if_contains("track"); track != nullptr && track->is_object())
        places.push_back(track->as_object());
    for (const auto& place : list_of(story, "top"))
        if (places.empty() || text_of(places.front(), "track_id") != text_of(place.as_object(), "track_id"))
            places.push_back(place.as_object());
    return places;
}

// The download of a place, by its track; null when it has none.
const json::object* download_of(const json::object& story, const json::object& place)
{
    for (const auto& row : list_of(story, "downloads"))
        if (text_of(row.as_object(), "track_id") == text_of(place, "track_id") ||
            text_of(row.as_object(), "title") == text_of(place, "title"))
            return &row.as_object();
    return nullptr;
}

bool settled(const std::string& state)
{
    return state != "pending" && state != "downloading";
}

std::string state_words(const json::object& place)
{
    const auto state = text_of(place, "state");
    if (state == "in_library")
        return "in the library";
    if (state == "completed")
        return "there";
    if (state == "rejected" || state == "error")
        return (state == "error" ? "failed: " : "not wanted: ") + text_of(place, "why");
    return state;
}

// "Tin Roof Rain          [#####.....]  45 %  1.2 MB/s  0:03"
std::string line_of(const json::object& place, const json::object* row, std::size_t width)
{
    const auto columns = width > 100 ? std::size_t{40} : std::size_t{30};
    const auto title = fitted(text_of(place, "title"), columns);
    if (row == nullptr || text_of(place, "state") != "downloading")
        return fitted(title + "  " + state_words(place), width - 1);
    const auto share = number_of(*row, "progress");
    const auto speed = number_of(*row, "speed");
    const auto left = number_of(*row, "total_bytes") - number_of(*row, "bytes");
    const auto rate = speed > 0 ? fmt::format("{:>10}/s  {}", size_words(speed), clock_words(left / speed)) : "";
    return fitted(fmt::format("{}  {} {:3.0f} %  {}", title, bar(share, bar_columns), share * 100, rate), width - 1);
}

class Show {
public:
    explicit Show(bool silent) : silent_(silent) {}

    void draw(const json::object& story)
    {
        if (silent_)
            return;
        std::vector<std::string> lines;
        for (const auto& place : places_of(story)) {
            if (terminal_.moves())
                lines.push_back(line_of(place, download_of(story, place), terminal_.width()));
            else
                tell_change(place);
        }
        if (terminal_.moves())
            terminal_.redraw(lines);
    }

private:
    // Where nothing moves, a line for each state that is new.
    void tell_change(const json::object& place)
    {
        auto& told = told_[text_of(place, "track_id")];
        const auto words = state_words(place);
        if (told == words)
            return;
        told = words;
        terminal_.line(fmt::format("{}: {}", text_of(place, "title"), words));
    }

    Terminal terminal_;
    bool silent_;
    std::map<std::string, std::string> told_;
};

json::object shape_of(const json::object& story)
{
    json::object shape;
    for (const char* key : {"artist", "track", "top"})
        if (const auto* value = story.if_contains(key))
            shape[key] = *value;
    return shape;
}

// CONTRACT 10: 0 when the library has every recording that was wanted.
int verdict(const json::object& story, bool silent)
{
    const auto* artist = story.if_contains("artist");
    const auto places = places_of(story);
    const bool all_there = std::ranges::all_of(places, [](const json::object& place) {
        const auto state = text_of(place, "state");
        return state == "in_library" || state == "completed" || state == "rejected";
    });
    const bool known = artist != nullptr && artist->is_object();
    if (known && all_there && text_of(story, "state") != "error" && !places.empty())
        return 0;
    const auto searched = text_of(story.at("search").as_object(), "text");
    if (!silent || !known)
        fmt::print(stderr, "{}: {}\n", searched, text_of(story, "outcome"));
    return 1;
}

// The story waits for something that a person would not wait for: a pause, a rung of hours, a mode.
bool waits(const json::object& story)
{
    const auto places = places_of(story);
    const auto pending =
        std::ranges::any_of(places, [](const json::object& place) { return !settled(text_of(place, "state")); });
    return !text_of(story, "retry_at").empty() && (pending || places.empty());
}

bool over(const json::object& story)
{
    return settled(text_of(story, "state")) || waits(story);
}

std::string request_body(const GetCommand& line)
{
    json::object body{{"artist", line.artist}};
    if (!line.track.empty())
        body["track"] = line.track;
    if (line.count > 0)
        body["count"] = line.count;
    return json::serialize(body);
}

}

int get(const GetCommand& line, Daemon& daemon, std::stop_token stop)
{
    const auto started = reply(daemon, "POST", "/fetches", request_body(line));
    const auto target = "/fetches/" + text_of(started.as_object(), "id");
    Show show(line.json);
    json::object story = reply(daemon, "GET", target).as_object();
    for (show.draw(story); !over(story); show.draw(story)) {
        if (stop.stop_requested())
            return 1;
        std::this_thread::sleep_for(look_again);
        story = reply(daemon, "GET", target).as_object();
    }
    if (line.json)
        fmt::print("{}\n", json::serialize(shape_of(story)));
    return verdict(story, line.json);
}

int show_preview(const GetCommand& line, const std::string& preview_json)
{
    const auto preview = json::parse(preview_json).as_object();
    if (line.json) {
        fmt::print("{}\n", json::serialize(shape_of(preview)));
    } else if (const auto& artist = preview.at("artist"); artist.is_object()) {
        fmt::print("{} ({}), the chart of {}\n", text_of(artist.as_object(), "name"), text_of(artist.as_object(), "id"),
                   text_of(preview, "provider"));
        for (const auto& place : places_of(preview))
            fmt::print("  {}: {}\n", text_of(place, "title"),
                       text_of(place, "state") == "pending" ? "would be fetched" : state_words(place));
    }
    if (preview.at("artist").is_object())
        return 0;
    fmt::print(stderr, "{}: {}\n", shown(line.artist), text_of(preview, "why"));
    return 1;
}

}
