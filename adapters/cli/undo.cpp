// SPDX-License-Identifier: MIT
#include "adapters/cli/commands.hpp"
#include "adapters/cli/reply.hpp"
#include "adapters/cli/wording.hpp"
#include "plugin/errors.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <filesystem>
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

// As it is, not as it is shown.
std::string path_of(const json::object& row)
{
    const auto* value = row.if_contains("path");
    return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
}

bool placed(const json::object& row)
{
    return !text_of(row, "path").empty();
}

// Where the music directory is; empty while MPD has not told.
std::filesystem::path music_directory(Daemon& daemon)
{
    const auto status = reply(daemon, "GET", "/status").as_object();
    return text_of(object_of(status, "mpd"), "music_directory");
}

// What a person calls a download: its id, its path below the music directory, or a path that leads to that very file.
class Named {
public:
    Named(std::string word, const std::filesystem::path& music) : word_(std::move(word))
    {
        std::error_code error; // what cannot be followed is no file of topfive's
        if (!music.empty())
            music_ = std::filesystem::weakly_canonical(music, error);
        // A path is below the music directory where a file stands there, else below the working one.
        const auto below = music_ / word_;
        const bool there = !music_.empty() && !word_.empty() && std::filesystem::exists(below, error);
        file_ = std::filesystem::weakly_canonical(there ? below : std::filesystem::absolute(word_, error), error);
    }

    [[nodiscard]] bool is(const json::object& row) const
    {
        const auto path = path_of(row);
        return word_ == text_of(row, "id") ||
               (!path.empty() && (word_ == path || (!music_.empty() && file_ == music_ / path)));
    }

    // A file of topfive's that was moved here: the row of its recording, whose own place is empty.
    [[nodiscard]] bool was(const json::object& row, const std::string& mark) const
    {
        return !mark.empty() && placed(row) && mark == text_of(row, "track_id") && !music_.empty() &&
               !std::filesystem::exists(music_ / path_of(row));
    }

    [[nodiscard]] const std::filesystem::path& file() const { return file_; }
    // Below the music directory.
    [[nodiscard]] std::string path() const { return file_.lexically_relative(music_).string(); }

private:
    std::string word_;
    std::filesystem::path music_;
    std::filesystem::path file_; // absolute, links followed
};

void take_out(Daemon& daemon, const json::object& row, const std::string& path, bool dry_run)
{
    const auto what = placed(row) ? path : text_of(row, "artist") + " - " + text_of(row, "title");
    if (!dry_run)
        (void)reply(daemon, "DELETE", "/downloads/" + text_of(row, "id"));
    const auto* deed = placed(row) ? "take out" : "cancel";
    const auto* done = placed(row) ? "took out" : "cancelled";
    fmt::print("{} {}\n", dry_run ? fmt::format("would {}", deed) : done, what);
}

}

int undo(const UndoCommand& line, Daemon& daemon, const MarkOf& mark_of)
{
    const auto rows = all_downloads(daemon);
    int status = 0;
    bool any = false;
    const auto attempt = [&](const json::object& row, const std::string& path) {
        any = true;
        try {
            take_out(daemon, row, path, line.dry_run);
        } catch (const Fault& fault) {
            fmt::print(stderr, "{}: {}\n", text_of(row, "title"), fault.what());
            status = 1;
        }
    };
    if (line.since) {
        const auto since = fmt::format("{:%FT%T}", fmt::gmtime(std::chrono::system_clock::to_time_t(*line.since)));
        for (const auto& row : rows)
            if (placed(row) && text_of(row, "updated_at") >= since)
                attempt(row, text_of(row, "path"));
        if (!any)
            fmt::print(stderr, "nothing came in since {}\n", local_time(since + "Z"));
        return status;
    }
    const Named named(line.what, music_directory(daemon));
    auto path = std::string();
    auto found = std::ranges::find_if(rows, [&](const json::object& row) { return named.is(row); });
    if (found != rows.end())
        path = text_of(*found, "path");
    else if (const auto mark = mark_of(named.file()); !mark.empty()) {
        found = std::ranges::find_if(rows, [&](const json::object& row) { return named.was(row, mark); });
        path = shown(named.path());
    }
    if (found == rows.end()) {
        fmt::print(stderr, "{}: topfive did not bring this; topfive status lists ids, topfive why paths\n",
                   shown(line.what));
        return 1;
    }
    attempt(*found, path);
    return status;
}

}
