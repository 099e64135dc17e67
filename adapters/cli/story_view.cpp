// SPDX-License-Identifier: MIT
#include "adapters/cli/story_view.hpp"

#include "adapters/cli/fetch_view.hpp"
#include "adapters/cli/reply.hpp"
#include "adapters/cli/wording.hpp"
#include "adapters/web/story_words.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <fmt/format.h>
#include <utility>

namespace topfive {

namespace json = boost::json;

namespace {

constexpr std::size_t clock_columns = 12; // "  20:36:24  "

// Who asked or was heard.
std::string asker(const json::object& search)
{
    const auto origin = text_of(search, "origin");
    const auto client = text_of(search, "client");
    const auto from = client.empty() ? "" : " (" + client + ")";
    if (origin == "proxy")
        return "an MPD client" + from;
    if (origin == "log")
        return "an MPD client, seen in MPD's log" + from;
    if (origin == "queue")
        return "MPD's queue";
    if (origin == "channel")
        return "a message on MPD's channel";
    if (origin == "command")
        return "topfive get";
    return (origin == "http" ? "HTTP" : origin) + from;
}

// "an MPD client (127.0.0.1:5123) searched: artist “pulp”"
std::string beginning(const json::object& story)
{
    static const std::vector<std::pair<std::string_view, std::string_view>> deeds{
        {"search", "searched"}, {"add", "queued"}, {"browse", "opened"}, {"ask", "asked"}};
    const auto& search = object_of(story, "search");
    if (const auto related = text_of(story, "related_to"); !related.empty())
        return fmt::format("{}  related to {}, who was searched for in {}: {}", local_time(text_of(search, "at")),
                           related, text_of(story, "parent"),
                           text_of(search, "field") == "related" ? "who is like them" : text_of(search, "text"));
    const auto kind = text_of(search, "kind");
    const auto deed =
        std::ranges::find(deeds, std::string_view(kind), &std::pair<std::string_view, std::string_view>::first);
    const auto title = text_of(search, "title");
    return fmt::format("{}  {} {}: {} “{}”{}", local_time(text_of(search, "at")), asker(search),
                       deed == deeds.end() ? std::string_view(kind) : deed->second, text_of(search, "field"),
                       text_of(search, "text"), title.empty() ? "" : ", title “" + title + "”");
}

// "score 0.970, length difference +0.0 s, candidate youtube:yuTMWgOduFM": all that the line itself does not say.
std::string figures_of(const json::object& line)
{
    std::vector<std::string> words;
    for (const auto& figure : object_of(line, "figures")) {
        const std::string name(figure.key());
        const auto value = text_of(object_of(line, "figures"), name.c_str());
        if (tells_more(text_of(line, "kind"), name, value, text_of(line, "text")))
            words.push_back(fmt::format("{} {}", shown(name), value));
    }
    return fmt::format("{}", fmt::join(words, ", "));
}

// The title of a recording in this story; its id where none is known.
std::string title_of(const json::object& story, const std::string& track_id)
{
    for (const auto& place : places_of(story))
        if (text_of(place, "track_id") == track_id)
            return text_of(place, "title");
    return track_id;
}

std::string words_of(const json::object& story, const json::object& line)
{
    const auto kind = text_of(line, "kind");
    const auto track = text_of(line, "track_id");
    return ranked(kind, text_of(object_of(line, "figures"), "rank"),
                  titled(kind, track.empty() ? "" : title_of(story, track), text_of(line, "text")));
}

// How the chart looks at the end: "   1. Babies  in the library: Pulp/Babies.flac"
std::string place_line(const json::object& story, const json::object& place)
{
    const auto rank = number_of(place, "rank");
    const auto path = text_of(place, "path");
    return fmt::format("  {} {} ({}): {}{}", rank > 0 ? fmt::format("{:2.0f}.", rank) : "  *", text_of(place, "title"),
                       text_of(place, "track_id"), state_words(story, place), path.empty() ? "" : ", " + path);
}

std::string ending(const json::object& story)
{
    const auto state = text_of(story, "state");
    const auto outcome = text_of(story, "outcome");
    const auto again = text_of(story, "retry_at");
    const bool open = !settled(story);
    return fmt::format("  {}{}{}",
                       open               ? "not over yet"
                       : state == "error" ? "failed"
                                          : "done",
                       outcome.empty() ? "" : ": " + outcome,
                       open && !again.empty() ? ", tried again " + local_time(again) : "");
}

}

std::vector<std::string> story_lines(const json::object& story, std::size_t room)
{
    std::vector<std::string> lines;
    const auto tell = [&](const std::string& text, std::size_t indent) {
        lines.push_back(room == 0 ? text : wrapped(text, room, indent));
    };
    tell(beginning(story), 4);
    std::string moment; // told once for all that happened in it
    std::string sought; // the recording that the last candidate was for
    for (const auto& entry : list_of(story, "lines")) {
        const auto& line = entry.as_object();
        const auto at = local_time(text_of(line, "at"));
        const auto clock = at.size() > 11 ? at.substr(11) : at;
        const auto when = fmt::format("  {:8}  ", std::exchange(moment, at) == at ? "" : clock);
        const auto track = text_of(line, "track_id");
        const bool candidate = text_of(line, "kind") == "candidate" && !track.empty();
        if (candidate && std::exchange(sought, track) != track) {
            tell(fmt::format("{}candidates for {}:", when, title_of(story, track)), clock_columns);
            tell(std::string(clock_columns, ' ') + words_of(story, line), clock_columns);
        } else {
            tell(when + words_of(story, line), clock_columns);
        }
        if (const auto figures = figures_of(line); !figures.empty())
            tell(std::string(clock_columns + 2, ' ') + figures, clock_columns + 2);
    }
    for (const auto& place : places_of(story))
        tell(place_line(story, place), 7);
    tell(ending(story), 4);
    return lines;
}

}
