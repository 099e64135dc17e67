// SPDX-License-Identifier: MIT
#include "adapters/metadata/spotify.hpp"

#include "adapters/io/http_client.hpp"
#include "adapters/metadata/facts.hpp"
#include "adapters/metadata/json.hpp"
#include "adapters/metadata/namesakes.hpp"
#include "adapters/metadata/reading.hpp"
#include "plugin/errors.hpp"
#include "plugin/music/comparison.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace topfive {

namespace {

constexpr std::size_t page = 10; // the most that a search gives since February 2026
constexpr std::size_t most_pages = 3;

Verdict judge(int status, Json root)
{
    using enum Verdict::Outcome;
    const Json error = root["error"];
    const auto said = error["message"].text();
    Verdict verdict = judge_status(status);
    if (status == 429 && error["reason"].text() == "QUOTA_EXCEEDED")
        verdict.rest = std::chrono::hours(1);
    if (status == 404 && error.is_object())
        verdict.outcome = nothing;
    if (verdict.outcome != found && !said.empty())
        verdict.why = fmt::format("{}, {}", status, said);
    if (verdict.outcome != found || !root["id"].text().empty()) // a fault, or one track
        return verdict;
    const Json artists = root["artists"];
    const Json tracks = root["tracks"];
    if (artists.is_object() || artists.is_list())
        return judge_list(artists.is_list() ? artists : artists["items"]);
    return judge_list(tracks.is_list() ? tracks : tracks["items"]);
}

std::string identified(Json json)
{
    const auto id = json["id"].text();
    return id.empty() ? std::string{} : "spotify:" + id;
}

std::string largest(Json images)
{
    std::string url;
    std::uint64_t height = 0;
    for (const Json image : images.list())
        if (url.empty() || image["height"].number() > height) {
            url = link_of(image["url"].text());
            height = image["height"].number();
        }
    return url;
}

Artist artist_in(Json json)
{
    Artist artist;
    artist.id = identified(json);
    artist.name = json["name"].text();
    artist.url = link_of(json["external_urls"]["spotify"].text());
    artist.following = json["followers"]["total"].number(); // absent for applications registered since 2026
    return artist;
}

Recording recording_in(Json json)
{
    Recording recording;
    recording.id = identified(json);
    recording.title = json["name"].text();
    for (const Json artist : json["artists"].list())
        if (auto name = artist["name"].text(); !name.empty()) {
            if (recording.artists.empty())
                recording.artist_id = identified(artist);
            recording.artists.push_back(std::move(name));
        }
    const Json album = json["album"];
    recording.album = album["name"].text();
    if (const auto artists = album["artists"].list(); !artists.empty())
        recording.album_artist = artists.front()["name"].text();
    recording.date = date_of(album["release_date"].text());
    recording.cover_url = largest(album["images"]);
    recording.track_number = small_number_of(json["track_number"]);
    recording.disc_number = small_number_of(json["disc_number"]);
    recording.length = length_of(json["duration_ms"].fraction());
    recording.isrc = isrc_of(json["external_ids"]["isrc"].text());
    recording.explicit_lyrics = json["explicit"].truth();
    recording.url = link_of(json["external_urls"]["spotify"].text());
    return recording;
}

}

ApiOptions Spotify::web(const std::string& url, Authorization* authorization)
{
    ApiOptions options;
    options.name = "spotify";
    options.url = url;
    options.judge = judge;
    options.rest = std::chrono::seconds(30);
    options.authorization = authorization;
    return options;
}

std::string Spotify::search(const std::string& text, const std::string& type, std::size_t offset, std::stop_token stop)
{
    return service_
        .ask({"/v1/search",
              {{"q", text},
               {"type", type},
               {"market", market_},
               {"limit", fmt::format("{}", page)},
               {"offset", fmt::format("{}", offset)}}},
             std::move(stop))
        .body;
}

std::vector<Artist> Spotify::artists(std::string_view name, std::stop_token stop)
{
    const JsonAnswer answer(search(std::string(name), "artist", 0, std::move(stop)));
    std::vector<Artist> artists;
    for (const Json json : answer.root()["artists"]["items"].list())
        if (Artist artist = artist_in(json); !artist.id.empty() && !artist.name.empty())
            artists.push_back(std::move(artist));
    return artists;
}

std::vector<Recording> Spotify::songs(std::string_view text, std::string_view artist, std::stop_token stop)
{
    const auto words =
        artist.empty() ? std::string(text) : fmt::format("artist:{} track:{}", in_quotes(artist), in_quotes(text));
    const JsonAnswer answer(search(words, "track", 0, std::move(stop)));
    return recordings_in(answer.root()["tracks"]["items"], recording_in);
}

std::vector<Recording> Spotify::ranked(const std::string& id, std::stop_token stop)
{
    const Question question{fmt::format("/v1/artists/{}/top-tracks", percent_encode(id)), {{"market", market_}}};
    const JsonAnswer answer(service_.ask(question, std::move(stop)).body);
    return recordings_in(answer.root()["tracks"], recording_in);
}

std::vector<Recording> Spotify::ranked_by_search(const Artist& artist, std::size_t count, std::stop_token stop)
{
    std::vector<Recording> theirs;
    for (std::size_t i = 0; i < most_pages && fold_chart(theirs, count).size() < count; ++i) {
        const JsonAnswer answer(search("artist:" + in_quotes(artist.name), "track", i * page, stop));
        const auto found = recordings_in(answer.root()["tracks"]["items"], recording_in);
        std::ranges::copy_if(found, std::back_inserter(theirs),
                             [&](const Recording& song) { return song.artist_id == artist.id; });
        if (found.size() < page)
            break;
    }
    return theirs;
}

Charts::Chart Spotify::top(const Artist& artist, std::size_t count, std::stop_token stop)
{
    const auto own =
        id_at("spotify", artist.id).empty() ? namesake(artist.name, artists(artist.name, stop)) : std::optional(artist);
    if (!own)
        return {};
    std::vector<Recording> all;
    bool closed = top_closed_;
    if (!closed) {
        try {
            all = ranked(id_at("spotify", own->id), stop);
        } catch (const Refused&) {
            closed = true;
        }
    }
    if (closed) {
        all = ranked_by_search(*own, count, stop);
        top_closed_ = true; // the search was answered, so it is not the key that was refused
    }
    auto places = fold_chart(std::move(all), count);
    return {places.empty() ? "" : "spotify", std::move(places)};
}

Recording Spotify::complete(Recording recording, std::stop_token stop)
{
    const auto id = id_at("spotify", recording.id);
    if (id.empty() || !recording.isrc.empty())
        return recording;
    const JsonAnswer answer(
        service_.ask({"/v1/tracks/" + percent_encode(id), {{"market", market_}}}, std::move(stop)).body);
    add_facts(recording, recording_in(answer.root()));
    return recording;
}

}
