// SPDX-License-Identifier: MIT
#include "adapters/web/json.hpp"

#include "plugin/fetching/outlook.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <fmt/chrono.h>
#include <fmt/format.h>

namespace topfive {

namespace json = boost::json;

namespace {

json::value text_or_null(const std::string& text)
{
    return text.empty() ? json::value(nullptr) : json::value(text);
}

std::string time_text(Time time)
{
    const auto whole = std::chrono::floor<std::chrono::milliseconds>(time);
    const auto seconds = std::chrono::floor<std::chrono::seconds>(whole);
    return fmt::format("{:%FT%T}.{:03}Z", fmt::gmtime(std::chrono::system_clock::to_time_t(seconds)),
                       (whole - seconds).count());
}

json::value time_or_null(const std::optional<Time>& time)
{
    return time ? json::value(time_text(*time)) : json::value(nullptr);
}

json::value seconds_or_null(std::chrono::milliseconds length)
{
    return length.count() > 0 ? json::value(static_cast<double>(length.count()) / 1000) : json::value(nullptr);
}

std::string id_text(std::int64_t id)
{
    return fmt::format("{}", id);
}

json::object artist_json(const Artist& artist)
{
    return {{"id", artist.id}, {"name", artist.name}, {"url", text_or_null(artist.url)}};
}

json::object place_json(const Place& place)
{
    return {{"rank", place.rank},
            {"track_id", place.recording.id},
            {"title", place.recording.title},
            {"duration", seconds_or_null(place.recording.length)},
            {"state", name(place.state)},
            {"path", text_or_null(place.path)},
            {"why", text_or_null(place.why)}};
}

json::object line_json(const StoryLine& line)
{
    json::object figures;
    for (const auto& [key, value] : line.figures)
        figures[key] = value;
    json::object told{{"at", time_text(line.at)}, {"kind", line.kind}, {"text", line.text}, {"figures", figures}};
    told["download"] = line.download == 0 ? json::value(nullptr) : json::value(id_text(line.download));
    told["track_id"] = text_or_null(line.track_id);
    return told;
}

json::object health_json(const ServiceHealth& health)
{
    return {{"name", health.name},
            {"state", health.state},
            {"until", time_or_null(health.until)},
            {"error", text_or_null(health.error)}};
}

const char* name_of(SearchIntent::Origin origin)
{
    static constexpr const char* names[]{"proxy", "log", "queue", "channel", "http", "command", "related"};
    return names[static_cast<std::size_t>(origin)];
}

const char* name_of(SearchIntent::Kind kind)
{
    static constexpr const char* names[]{"search", "add", "browse", "ask"};
    return names[static_cast<std::size_t>(kind)];
}

// RFC 9110's own words.
std::string_view phrase(int status)
{
    static constexpr std::pair<int, std::string_view> phrases[]{{400, "Bad Request"},
                                                                {401, "Unauthorized"},
                                                                {403, "Forbidden"},
                                                                {404, "Not Found"},
                                                                {405, "Method Not Allowed"},
                                                                {408, "Request Timeout"},
                                                                {413, "Content Too Large"},
                                                                {414, "URI Too Long"},
                                                                {415, "Unsupported Media Type"},
                                                                {416, "Range Not Satisfiable"},
                                                                {421, "Misdirected Request"},
                                                                {431, "Request Header Fields Too Large"},
                                                                {500, "Internal Server Error"},
                                                                {503, "Service Unavailable"}};
    const auto* const found = std::ranges::find(phrases, status, &std::pair<int, std::string_view>::first);
    return found == std::end(phrases) ? "Error" : found->second;
}

json::array healths(const std::vector<ServiceHealth>& all)
{
    json::array list;
    for (const auto& health : all)
        list.push_back(health_json(health));
    return list;
}

json::object watch_json(const Status& status)
{
    json::array proxies;
    for (const auto& proxy : status.proxy)
        proxies.push_back(json::object{{"listen", proxy.listen},
                                       {"clients", proxy.clients},
                                       {"last_search", time_or_null(proxy.last_search)},
                                       {"last_client", time_or_null(proxy.last_client)}});
    json::object watch{{"proxy", proxies}};
    for (const auto& way : status.ways)
        watch[way.name] = json::object{{"what", way.what},
                                       {"state", way.state},
                                       {"last_search", time_or_null(way.last)},
                                       {"last_client", time_or_null(way.last_client)}};
    json::array direct;
    for (const auto& one : status.direct)
        direct.push_back(
            json::object{{"client", one.client}, {"last_seen", time_text(one.last_seen)}, {"logged", one.logged}});
    watch["direct"] = std::move(direct);
    return watch;
}

}

json::object download_json(const Download& row, const ProgressBoard& board)
{
    const auto report = board.of(row.id);
    const bool under_way = row.state == DownloadState::downloading && !row.placed && report.has_value();
    json::object download{{"id", id_text(row.id)},
                          {"track_id", row.recording.id},
                          {"artist", row.artist},
                          {"title", row.recording.title},
                          {"state", name(row.state)}};
    download["progress"] = row.placed ? 1.0 : under_way ? report->share() : 0.0;
    download["bytes"] = row.placed ? row.bytes : under_way ? report->bytes : 0;
    const auto total = row.placed ? row.bytes : under_way ? report->total : 0;
    download["total_bytes"] = total > 0 ? json::value(total) : json::value(nullptr);
    download["stage"] = under_way ? json::value(name(report->stage)) : json::value(nullptr);
    download["speed"] = under_way && report->stage == Stage::downloading ? report->speed : 0.0;
    download["error"] = text_or_null(row.error);
    if (!row.related_to.empty()) // beyond the contract's fields, and only of what nobody searched for
        download["related_to"] = row.related_to;
    download["path"] = text_or_null(row.path);
    download["created_at"] = time_text(row.created_at);
    download["updated_at"] = time_text(row.updated_at);
    return download;
}

std::string_view fetch_state(const Story& story)
{
    const auto any = [&](PlaceState state) { return std::ranges::count(story.places, state, &Place::state) > 0; };
    if (story.state == StoryState::open)
        return name(any(PlaceState::downloading) ? PlaceState::downloading : PlaceState::pending);
    if (story.state == StoryState::failed)
        return name(PlaceState::error);
    for (const auto best : {PlaceState::completed, PlaceState::in_library})
        if (any(best))
            return name(best);
    return name(PlaceState::rejected);
}

json::object places_json(const std::optional<Artist>& artist, const std::vector<Place>& places)
{
    json::object shape{{"artist", artist ? json::value(artist_json(*artist)) : json::value(nullptr)},
                       {"track", nullptr}};
    json::array top;
    for (const Place& place : places) {
        if (place.rank == 0) {
            auto track = place_json(place);
            track.stable_erase("rank");
            shape["track"] = std::move(track);
        } else {
            top.push_back(place_json(place));
        }
    }
    shape["top"] = std::move(top);
    return shape;
}

json::object search_json(const Story& story)
{
    return {{"id", id_text(story.id)},
            {"at", time_text(story.intent.at)},
            {"text", story.intent.text},
            {"field", story.intent.field},
            {"origin", name_of(story.intent.origin)},
            {"client", text_or_null(story.intent.client)}};
}

json::object story_summary_json(const Story& story)
{
    json::object told{{"id", id_text(story.id)}, {"state", fetch_state(story)}};
    told["outcome"] = text_or_null(story.outcome);
    told["retry_at"] = time_or_null(story.retry_at);
    told["search"] = json::object{{"text", story.intent.text},
                                  {"field", story.intent.field},
                                  {"title", text_or_null(story.intent.title)},
                                  {"kind", name_of(story.intent.kind)},
                                  {"origin", name_of(story.intent.origin)},
                                  {"client", text_or_null(story.intent.client)},
                                  {"at", time_text(story.intent.at)}};
    told["parent"] = story.intent.parent == 0 ? json::value(nullptr) : json::value(id_text(story.intent.parent));
    told["related_to"] = text_or_null(story.intent.related_to);
    told["artist"] = story.artist ? json::value(artist_json(*story.artist)) : json::value(nullptr);
    told["provider"] = text_or_null(story.provider);
    told["created_at"] = time_text(story.created_at);
    told["updated_at"] = time_text(story.updated_at);
    return told;
}

json::object story_json(const Story& story)
{
    auto told = story_summary_json(story);
    for (auto& [key, value] : places_json(story.artist, story.places))
        told[key] = value;
    json::array lines;
    for (const auto& line : story.lines)
        lines.push_back(line_json(line));
    told["lines"] = std::move(lines);
    return told;
}

json::object status_json(const Status& status, const ProgressBoard& board)
{
    json::array reasons(status.reasons.begin(), status.reasons.end());
    json::array active;
    for (const Story& story : status.active)
        active.push_back(json::object{{"id", id_text(story.id)},
                                      {"text", story.intent.text},
                                      {"related_to", text_or_null(story.intent.related_to)},
                                      {"artist", story.artist ? json::value(story.artist->name) : json::value(nullptr)},
                                      {"state", fetch_state(story)},
                                      {"outcome", text_or_null(story.outcome)},
                                      {"retry_at", time_or_null(story.retry_at)}});
    json::array recent;
    for (const Download& row : status.recent)
        recent.push_back(download_json(row, board));
    json::value observed;
    if (const auto& outlook = status.outlook)
        observed = json::object{{"artists", outlook->artists},
                                {"songs", outlook->songs},
                                {"owned", outlook->owned},
                                {"bytes", bytes_to_come(*outlook)},
                                {"summary", words(*outlook)}};
    json::array unverified;
    for (const Download& row : status.unverified)
        unverified.push_back(download_json(row, board));
    return {{"version", status.version},
            {"mode", status.mode},
            {"observed", observed},
            {"uptime", status.uptime.count()},
            {"ready", status.reasons.empty()},
            {"reasons", reasons},
            {"mpd", json::object{{"connected", status.mpd.connected},
                                 {"version", text_or_null(status.mpd.version)},
                                 {"songs", status.mpd.songs},
                                 {"index_ready", status.mpd.index_ready},
                                 {"music_directory", text_or_null(status.mpd.music_directory)}}},
            {"watch", watch_json(status)},
            {"fetches", json::object{{"active", active}, {"waiting", status.waiting}}},
            {"downloads", json::object{{"pending", status.downloads.pending},
                                       {"downloading", status.downloads.downloading},
                                       {"completed", status.downloads.completed},
                                       {"error", status.downloads.error}}},
            {"recent", recent},
            {"unverified", unverified},
            {"providers", healths(status.providers)},
            {"sources", healths(status.sources)},
            {"dropped_searches", status.dropped_searches},
            {"back_restarts", status.back_restarts}};
}

json::object problem_json(int status, const std::string& detail)
{
    return {{"type", "about:blank"}, {"status", status}, {"title", phrase(status)}, {"detail", detail}};
}

}
