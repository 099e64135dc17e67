// SPDX-License-Identifier: MIT
#include "adapters/cli/status_view.hpp"

#include "adapters/cli/fetch_view.hpp"
#include "adapters/cli/reply.hpp"
#include "adapters/cli/way_mend.hpp"
#include "adapters/cli/wording.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <fmt/format.h>

namespace topfive {

namespace json = boost::json;

namespace {

constexpr std::size_t most_recent = 10;
constexpr std::size_t most_active = 10;
constexpr std::size_t most_unverified = 3; // status --json lists all
constexpr std::size_t name_columns = 10;

std::string heard(const json::object& way)
{
    const auto last = text_of(way, "last_search");
    const auto client = text_of(way, "last_client");
    return fmt::format("{}{}", last.empty() ? "nothing heard yet" : "last heard " + local_time(last),
                       client.empty() ? ", no client seen yet" : ", last client " + local_time(client));
}

// What a way of watching hears, or what to change so that it does.
std::string way(std::string_view name, const json::object& one)
{
    const auto state = text_of(one, "state");
    if (state == "off")
        return fmt::format("off; {}", way_mend(name, true));
    const auto what = text_of(one, "what");
    return state == "open" ? fmt::format("{}: {}", what, heard(one))
                           : fmt::format("{}: {}; {}", what, state, way_mend(name, false));
}

void watching(std::vector<std::string>& lines, const json::object& watch)
{
    lines.emplace_back("watching");
    const auto& proxies = list_of(watch, "proxy");
    const auto door = proxies.empty() ? "" : "; let it connect to " + text_of(proxies.front().as_object(), "listen");
    for (const auto& [name, value] : watch) {
        if (name == "direct") {
            for (const auto& entry : value.as_array())
                lines.push_back(fmt::format("  {}  {} goes past topfive, last seen {}{}",
                                            fitted("direct", name_columns), text_of(entry.as_object(), "client"),
                                            local_time(text_of(entry.as_object(), "last_seen")), door));
        } else if (value.is_array()) {
            for (const auto& entry : value.as_array()) {
                const auto& proxy = entry.as_object();
                const auto clients = number_of(proxy, "clients");
                lines.push_back(fmt::format("  {}  {}: {:.0f} {}, {}", fitted("proxy", name_columns),
                                            text_of(proxy, "listen"), clients, clients == 1 ? "client" : "clients",
                                            heard(proxy)));
            }
        } else if (value.is_object()) {
            lines.push_back(
                fmt::format("  {}  {}", fitted(std::string(name), name_columns), way(name, value.as_object())));
        }
    }
}

std::string health_line(const json::object& health)
{
    auto line = fmt::format("  {}  {}", fitted(text_of(health, "name"), name_columns), text_of(health, "state"));
    if (const auto until = text_of(health, "until"); !until.empty())
        line += " until " + local_time(until);
    if (const auto error = text_of(health, "error"); !error.empty())
        line += ": " + error;
    return line;
}

// " (related to Pulp)" of what nobody searched for.
std::string related_words(const json::object& row)
{
    const auto related = text_of(row, "related_to");
    return related.empty() ? "" : fmt::format(" (related to {})", related);
}

void fetches(std::vector<std::string>& lines, const json::object& status)
{
    const auto& all = object_of(status, "fetches");
    const auto& active = list_of(all, "active");
    if (active.empty())
        return;
    lines.push_back(
        fmt::format("asked for ({} under way, {:.0f} waiting for a worker)", active.size(), number_of(all, "waiting")));
    for (std::size_t i = 0; i < std::min(active.size(), most_active); ++i) {
        const auto& story = active[i].as_object();
        const auto artist = text_of(story, "artist");
        const auto outcome = text_of(story, "outcome");
        const auto again = text_of(story, "retry_at");
        lines.push_back(fmt::format("  {}{}{}{}", artist.empty() ? "“" + text_of(story, "text") + "”" : artist,
                                    related_words(story), outcome.empty() ? "" : ": " + outcome,
                                    again.empty() ? "" : ", tried again " + local_time(again)));
    }
    if (active.size() > most_active)
        lines.push_back(fmt::format("  and {} more", active.size() - most_active));
}

// "   12  Pulp - Babies  [####....]  50 %" while it comes in, else "   12  there    Pulp - Babies".
std::string row_line(const json::object& row, std::size_t columns)
{
    const auto song = text_of(row, "artist") + " - " + text_of(row, "title");
    const auto state = text_of(row, "state");
    if (state == "downloading") {
        constexpr std::size_t beside = 6 + 2 + 2; // the id, and blanks
        const auto most = columns > beside + whole_progress ? columns - beside - whole_progress : 0;
        const auto room = std::clamp<std::size_t>(most, 10, std::max<std::size_t>(10, columns * 2 / 5));
        return fmt::format("{:>6}  {}  {}", text_of(row, "id"), fitted(song, room),
                           progress(row, columns > beside + room ? columns - beside - room : 0));
    }
    const auto error = text_of(row, "error");
    const auto* word = state == "completed" ? "there" : state == "error" ? "failed" : "waits";
    return fmt::format("{:>6}  {:<6}  {}{}{}", text_of(row, "id"), word, song, related_words(row),
                       error.empty() ? "" : ": " + error);
}

void downloads(std::vector<std::string>& lines, const json::object& status, std::size_t columns)
{
    const auto& counts = object_of(status, "downloads");
    lines.push_back(fmt::format("songs ({:.0f} coming in, {:.0f} waiting, {:.0f} there, {:.0f} failed)",
                                number_of(counts, "downloading"), number_of(counts, "pending"),
                                number_of(counts, "completed"), number_of(counts, "error")));
    std::size_t told = 0;
    for (const auto& entry : list_of(status, "recent"))
        if (told++ < most_recent)
            lines.push_back(row_line(entry.as_object(), columns));
}

void unverified(std::vector<std::string>& lines, const json::object& status)
{
    const auto& rows = list_of(status, "unverified");
    if (rows.empty())
        return;
    lines.push_back(fmt::format("unverified: {}, nobody can say that they are the recordings", rows.size()));
    for (std::size_t n = 0; n < std::min(rows.size(), most_unverified); ++n) {
        const auto& row = rows[n].as_object();
        lines.push_back(fmt::format("{:>6}  {} - {}: {}", text_of(row, "id"), text_of(row, "artist"),
                                    text_of(row, "title"), text_of(row, "path")));
    }
    if (rows.size() > most_unverified)
        lines.push_back(fmt::format("        and {} more", rows.size() - most_unverified));
}

}

std::vector<std::string> status_lines(const json::object& status, std::size_t columns)
{
    std::vector<std::string> lines;
    const auto& mpd = object_of(status, "mpd");
    lines.push_back(
        fmt::format("topfive {}, mode {}, up {}", text_of(status, "version"), text_of(status, "mode"),
                    span_words(std::chrono::seconds(static_cast<std::int64_t>(number_of(status, "uptime"))))));
    for (const auto& reason : list_of(status, "reasons"))
        lines.push_back("not ready: " + shown(std::string(reason.as_string())));
    if (const auto& observed = object_of(status, "observed"); !observed.empty())
        lines.push_back("observing: " + text_of(observed, "summary"));
    downloads(lines, status, columns);
    unverified(lines, status);
    fetches(lines, status);
    watching(lines, object_of(status, "watch"));
    lines.emplace_back("services");
    lines.push_back(fmt::format(
        "  {}  {}", fitted("MPD", name_columns),
        text_of(mpd, "version").empty()
            ? "not connected"
            : fmt::format("ok: {:.0f} songs, protocol {}", number_of(mpd, "songs"), text_of(mpd, "version"))));
    for (const char* kind : {"providers", "sources"})
        for (const auto& health : list_of(status, kind))
            lines.push_back(health_line(health.as_object()));
    for (const auto& [key, words] : {std::pair{"dropped_searches", "searches were dropped under load"},
                                     std::pair{"back_restarts", "times the back was started again"}})
        if (const auto number = number_of(status, key); number > 0)
            lines.push_back(fmt::format("{:.0f} {}", number, words));
    return lines;
}

}
