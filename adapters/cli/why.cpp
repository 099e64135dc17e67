// SPDX-License-Identifier: MIT
#include "adapters/cli/commands.hpp"
#include "adapters/cli/fetch_view.hpp"
#include "adapters/cli/reply.hpp"
#include "adapters/cli/terminal.hpp"
#include "adapters/cli/wording.hpp"
#include "adapters/io/http_client.hpp"
#include "adapters/web/json_text.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>
#include <ranges>

namespace topfive {

namespace json = boost::json;

namespace {

// "score 0.970, candidate youtube:yuTMWgOduFM"
std::string figures_of(const json::object& line)
{
    std::string words;
    for (const auto& figure : object_of(line, "figures"))
        words += fmt::format("{}{} {}", words.empty() ? "" : ", ", shown(std::string_view(figure.key())),
                             text_of(object_of(line, "figures"), std::string(figure.key()).c_str()));
    return words;
}

// Who asked or was heard, and for what.
std::string beginning(const json::object& story)
{
    const auto& search = object_of(story, "search");
    const auto title = text_of(search, "title");
    const auto client = text_of(search, "client");
    const auto kind = text_of(search, "kind");
    return fmt::format("{}  {} {}: {} “{}”{}{}", local_time(text_of(search, "at")), text_of(search, "origin"),
                       kind == "ask" ? "asked" : kind, text_of(search, "field"), text_of(search, "text"),
                       title.empty() ? "" : " and title “" + title + "”", client.empty() ? "" : " from " + client);
}

void tell(Terminal& terminal, const json::object& story)
{
    terminal.line(beginning(story));
    for (const auto& entry : list_of(story, "lines")) {
        const auto& line = entry.as_object();
        const auto figures = figures_of(line);
        terminal.line(fmt::format("  {}  {}", local_time(text_of(line, "at")), text_of(line, "text")));
        if (!figures.empty())
            terminal.line("      " + figures);
    }
    for (const auto& place : places_of(story)) {
        const auto path = text_of(place, "path");
        terminal.line(fmt::format("  {} ({}): {}{}", text_of(place, "title"), text_of(place, "track_id"),
                                  state_words(place), path.empty() ? "" : ", " + path));
    }
    const auto outcome = text_of(story, "outcome");
    terminal.line(fmt::format("  {}{}", text_of(story, "state"), outcome.empty() ? "" : ": " + outcome));
}

}

int why(const WhyCommand& command, Daemon& daemon)
{
    const auto answer = reply(daemon, "GET", "/stories?q=" + percent_encode(command.words)).as_object();
    const auto& stories = list_of(answer, "stories");
    Terminal terminal;
    if (command.json)
        terminal.line(json_text(stories));
    else
        for (const auto& story : stories | std::views::reverse) // they come newest first
            tell(terminal, story.as_object());
    if (!stories.empty())
        return 0;
    fmt::print(stderr, "Nothing is remembered of “{}”.\n", shown(command.words));
    return 1;
}

}
