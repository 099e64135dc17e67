// SPDX-License-Identifier: MIT
#include "adapters/cli/commands.hpp"
#include "adapters/cli/reply.hpp"
#include "adapters/cli/terminal.hpp"
#include "adapters/io/http_client.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>
#include <ranges>

namespace topfive {

namespace json = boost::json;

namespace {

std::string figures_of(const json::object& line)
{
    std::string words;
    const auto* figures = line.if_contains("figures");
    if (figures == nullptr || !figures->is_object())
        return words;
    for (const auto& [key, value] : figures->as_object())
        if (value.is_string())
            words += fmt::format("{}{}={}", words.empty() ? "" : ", ", std::string(key),
                                 shown(std::string(value.as_string())));
    return words.empty() ? words : "  [" + words + "]";
}

void tell(Terminal& terminal, const json::object& story)
{
    const auto& search = story.at("search").as_object();
    const auto client = text_of(search, "client");
    terminal.line(fmt::format("{}  {} {} “{}”{}", text_of(story, "created_at"), text_of(search, "origin"),
                              text_of(search, "field"), text_of(search, "text"),
                              client.empty() ? "" : " from " + client));
    for (const auto& entry : list_of(story, "lines")) {
        const auto& line = entry.as_object();
        terminal.line(fmt::format("  {}  {}{}", text_of(line, "at"), text_of(line, "text"), figures_of(line)));
    }
    for (const char* part : {"track", "top"}) {
        const auto* value = story.if_contains(part);
        if (value != nullptr && value->is_object())
            terminal.line(fmt::format("  the song {} ({}): {} {}", text_of(value->as_object(), "title"),
                                      text_of(value->as_object(), "track_id"), text_of(value->as_object(), "state"),
                                      text_of(value->as_object(), "path")));
        for (const auto& place : list_of(story, part))
            terminal.line(fmt::format("  {:.0f}. {} ({}): {} {}", number_of(place.as_object(), "rank"),
                                      text_of(place.as_object(), "title"), text_of(place.as_object(), "track_id"),
                                      text_of(place.as_object(), "state"), text_of(place.as_object(), "path")));
    }
    terminal.line(fmt::format("  {}: {}", text_of(story, "state"), text_of(story, "outcome")));
}

}

int why(const WhyCommand& line, Daemon& daemon)
{
    const auto answer = reply(daemon, "GET", "/stories?q=" + percent_encode(line.words));
    const auto& stories = list_of(answer.as_object(), "stories");
    Terminal terminal;
    if (line.json)
        terminal.line(json::serialize(answer.as_object().at("stories")));
    else
        for (const auto& story : stories | std::views::reverse) // they come newest first
            tell(terminal, story.as_object());
    if (!stories.empty())
        return 0;
    fmt::print(stderr, "Nothing is remembered of “{}”.\n", shown(line.words));
    return 1;
}

}
