// SPDX-License-Identifier: MIT
#include "adapters/cli/commands.hpp"
#include "adapters/cli/reply.hpp"
#include "adapters/cli/wording.hpp"
#include "plugin/errors.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <fmt/chrono.h>

namespace topfive {

namespace json = boost::json;

namespace {

// Every download that topfive remembers, newest first.
std::vector<json::object> all_downloads(Daemon& daemon)
{
    std::vector<json::object> rows;
    std::string before;
    do {
        const auto page =
            reply(daemon, "GET", "/downloads?limit=1000" + (before.empty() ? "" : "&before=" + before)).as_object();
        for (const auto& row : list_of(page, "downloads"))
            rows.push_back(row.as_object());
        before = text_of(page, "next");
    } while (!before.empty());
    return rows;
}

bool placed(const json::object& row)
{
    return !text_of(row, "path").empty();
}

// A path relative to the music directory, or an absolute one that ends in it.
bool names(const std::string& word, const json::object& row)
{
    const auto* value = row.if_contains("path"); // as it is, not as it is shown
    const std::string path(value != nullptr && value->is_string() ? std::string_view(value->as_string()) : "");
    return word == text_of(row, "id") ||
           (!path.empty() && (word == path || (word.starts_with('/') && word.ends_with("/" + path))));
}

void take_out(Daemon& daemon, const json::object& row, bool dry_run)
{
    const auto what = placed(row) ? text_of(row, "path") : text_of(row, "artist") + " - " + text_of(row, "title");
    if (!dry_run)
        (void)reply(daemon, "DELETE", "/downloads/" + text_of(row, "id"));
    fmt::print("{} {}\n", dry_run ? "would take out" : "took out", what);
}

}

int undo(const UndoCommand& line, Daemon& daemon)
{
    const auto rows = all_downloads(daemon);
    int status = 0;
    const auto attempt = [&](const json::object& row) {
        try {
            take_out(daemon, row, line.dry_run);
        } catch (const Fault& fault) {
            fmt::print(stderr, "{}: {}\n", text_of(row, "title"), fault.what());
            status = 1;
        }
    };
    if (line.since) {
        const auto since = fmt::format("{:%FT%T}", fmt::gmtime(std::chrono::system_clock::to_time_t(*line.since)));
        for (const auto& row : rows)
            if (placed(row) && text_of(row, "updated_at") >= since)
                attempt(row);
        return status;
    }
    const auto found = std::ranges::find_if(rows, [&](const json::object& row) { return names(line.what, row); });
    if (found == rows.end()) {
        fmt::print(stderr, "{}: topfive did not bring this\n", shown(line.what));
        return 1;
    }
    attempt(*found);
    return status;
}

}
