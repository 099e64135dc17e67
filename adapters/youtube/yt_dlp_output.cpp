// SPDX-License-Identifier: MIT
#include "adapters/youtube/yt_dlp_output.hpp"
#include "adapters/io/json.hpp"
#include "adapters/youtube/yt_dlp_command.hpp"
#include <boost/json.hpp>
#include <filesystem>

namespace topfive {
namespace {

namespace json = boost::json;

std::uint64_t count_at(const json::value* value, std::string_view path)
{
    const double number = number_at(value, path);
    return number > 0 && number < 1e18 ? static_cast<std::uint64_t>(number) : 0;
}

std::chrono::milliseconds length_at(const json::value* value)
{
    constexpr double longest = 1e7; // seconds: what is longer is no length
    const double seconds = number_at(value, "duration");
    return std::chrono::milliseconds(seconds > 0 && seconds < longest ? static_cast<std::int64_t>(seconds * 1000) : 0);
}

std::optional<Candidate> candidate(const json::value& entry)
{
    Candidate found;
    found.source = "youtube";
    found.id = text_at(&entry, "id");
    found.title = text_at(&entry, "title");
    if (!is_video_id(found.id) || found.title.empty())
        return {};
    // Old versions know only the channel, some pages only the uploader.
    found.channel = text_at(&entry, "channel");
    if (found.channel.empty())
        found.channel = text_at(&entry, "uploader");
    found.channel_id = text_at(&entry, "channel_id");
    found.length = length_at(&entry);
    found.views = count_at(&entry, "view_count");
    found.verified = true_at(&entry, "channel_is_verified");
    const auto live = text_at(&entry, "live_status");
    found.live = live == "is_live" || live == "is_upcoming";
    return found;
}

std::optional<json::value> record(std::string_view line, std::string_view marker)
{
    return line.starts_with(marker) ? parse_json(line.substr(marker.size())) : std::nullopt;
}

// The name that fetch_command() asks for, ID.EXTENSION, and no other.
FetchLine finished(const json::value& told)
{
    FetchLine line{FetchLine::Kind::done,
                   text_at(&told, "id"),
                   0,
                   0,
                   0,
                   std::filesystem::path(text_at(&told, "filepath")).filename().native()};
    if (!line.file.starts_with(line.id + "."))
        line.file.clear();
    return line;
}

FetchLine progress(const json::value& told)
{
    FetchLine line{FetchLine::Kind::progress,
                   text_at(&told, "id"),
                   count_at(&told, "progress.downloaded_bytes"),
                   count_at(&told, "progress.total_bytes"),
                   number_at(&told, "progress.speed"),
                   {}};
    if (line.total == 0)
        line.total = count_at(&told, "progress.total_bytes_estimate");
    if (text_at(&told, "progress.status") == "finished")
        line.kind = FetchLine::Kind::downloaded;
    return line;
}

}

std::optional<SearchAnswer> read_search_line(std::string_view line)
{
    if (line == "null")
        return SearchAnswer{true, {}};
    if (!line.starts_with('{'))
        return {};
    // What is broken still is the answer to one text: those after it keep their places.
    const auto told = parse_json(line);
    const auto* entries = told ? at(&*told, "entries") : nullptr;
    if (entries == nullptr || !entries->is_array())
        return SearchAnswer{true, {}};
    SearchAnswer answer;
    bool nothing_but_null = !entries->get_array().empty();
    for (const auto& entry : entries->get_array()) {
        nothing_but_null = nothing_but_null && entry.is_null();
        if (auto found = candidate(entry))
            answer.candidates.push_back(std::move(*found));
    }
    answer.failed = nothing_but_null;
    return answer;
}

std::optional<FetchLine> read_fetch_line(std::string_view line)
{
    std::optional<FetchLine> read;
    if (const auto told = record(line, "@DL "))
        read = progress(*told);
    else if (const auto begun = record(line, "@BEGIN "))
        read = FetchLine{FetchLine::Kind::begin, text_at(&*begun, "id"), 0, 0, 0, {}};
    else if (const auto done = record(line, "@DONE "))
        read = finished(*done);
    return read && is_video_id(read->id) ? read : std::nullopt;
}

}
