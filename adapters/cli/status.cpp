// SPDX-License-Identifier: MIT
#include "adapters/cli/commands.hpp"
#include "adapters/cli/reply.hpp"
#include "adapters/cli/terminal.hpp"
#include "adapters/cli/waiting.hpp"
#include "adapters/cli/wording.hpp"
#include "adapters/web/json_text.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

namespace topfive {

namespace json = boost::json;

namespace {

constexpr std::size_t most_recent = 10;
constexpr std::chrono::seconds redraw_every{1};

std::string health_line(const json::object& health)
{
    auto line = fmt::format("  {:<14}{}", text_of(health, "name"), text_of(health, "state"));
    if (const auto until = text_of(health, "until"); !until.empty())
        line += " until " + local_time(until);
    if (const auto error = text_of(health, "error"); !error.empty())
        line += ": " + error;
    return line;
}

void watching(std::vector<std::string>& lines, const json::object& watch)
{
    lines.emplace_back("watching");
    for (const auto& [way, value] : watch) {
        if (value.is_array()) {
            for (const auto& entry : value.as_array()) {
                const auto& proxy = entry.as_object();
                const auto last = text_of(proxy, "last_search");
                lines.push_back(fmt::format("  {:<14}{}, {:.0f} clients, last search {}", "proxy",
                                            text_of(proxy, "listen"), number_of(proxy, "clients"),
                                            last.empty() ? "none yet" : local_time(last)));
            }
        } else if (value.is_object()) {
            lines.push_back(fmt::format("  {:<14}{} {}", std::string(way), text_of(value.as_object(), "what"),
                                        text_of(value.as_object(), "state")));
        }
    }
}

void downloads(std::vector<std::string>& lines, const json::object& status)
{
    const auto& counts = object_of(status, "downloads");
    lines.push_back(fmt::format("downloads: {:.0f} waiting, {:.0f} under way, {:.0f} done, {:.0f} failed",
                                number_of(counts, "pending"), number_of(counts, "downloading"),
                                number_of(counts, "completed"), number_of(counts, "error")));
    std::size_t told = 0;
    for (const auto& entry : list_of(status, "recent")) {
        if (told++ == most_recent)
            break;
        const auto& row = entry.as_object();
        const auto state = text_of(row, "state");
        auto line = fmt::format("  {:>5}  {:<12}{} - {}", text_of(row, "id"), state, text_of(row, "artist"),
                                text_of(row, "title"));
        if (state == "downloading")
            line += fmt::format("  {:.0f} %", number_of(row, "progress") * 100);
        if (const auto error = text_of(row, "error"); !error.empty())
            line += ": " + error;
        lines.push_back(std::move(line));
    }
}

std::vector<std::string> lines_of(const json::object& status)
{
    std::vector<std::string> lines;
    const auto& mpd = object_of(status, "mpd");
    lines.push_back(fmt::format("topfive {}, mode {}, up {}", text_of(status, "version"), text_of(status, "mode"),
                                clock_words(number_of(status, "uptime"))));
    lines.push_back(fmt::format("MPD {}: {:.0f} songs", text_of(mpd, "version"), number_of(mpd, "songs")));
    for (const auto& reason : list_of(status, "reasons"))
        lines.push_back("not ready: " + shown(std::string(reason.as_string())));
    watching(lines, object_of(status, "watch"));
    for (const char* kind : {"providers", "sources"}) {
        lines.emplace_back(kind);
        for (const auto& health : list_of(status, kind))
            lines.push_back(health_line(health.as_object()));
    }
    const auto& fetches = object_of(status, "fetches");
    lines.push_back(fmt::format("fetches: {} open, {:.0f} waiting for a worker", list_of(fetches, "active").size(),
                                number_of(fetches, "waiting")));
    for (const auto& entry : list_of(fetches, "active")) {
        const auto& story = entry.as_object();
        lines.push_back(
            fmt::format("  {:>5}  {}  {}", text_of(story, "id"), text_of(story, "text"), text_of(story, "outcome")));
    }
    downloads(lines, status);
    return lines;
}

}

int status(const StatusCommand& command, Daemon& daemon, std::stop_token stop)
{
    Terminal terminal;
    do {
        const auto answer = reply(daemon, "GET", "/status");
        if (command.json)
            terminal.line(json_text(answer));
        else if (command.watch && terminal.moves())
            terminal.redraw(lines_of(answer.as_object()));
        else
            for (const auto& text : lines_of(answer.as_object()))
                terminal.line(text);
    } while (command.watch && wait(redraw_every, stop));
    return 0;
}

}
