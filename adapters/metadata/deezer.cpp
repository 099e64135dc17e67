// SPDX-License-Identifier: MIT
#include "adapters/metadata/deezer.hpp"

#include "adapters/io/http_client.hpp"
#include "adapters/metadata/facts.hpp"
#include "adapters/metadata/namesakes.hpp"
#include "adapters/metadata/reading.hpp"
#include "plugin/music/comparison.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace topfive {

namespace {

constexpr std::size_t listed = 25; // Deezer's own default
constexpr std::size_t most = 100;  // that it ranks of an artist

// Errors come inside 200 (developers.deezer.com/api/errors).
Verdict judge(int status, Json root)
{
    using enum Verdict::Outcome;
    const Json error = root["error"];
    if (!error.is_object() || status >= 500) { // what broke on the way says nothing about the text
        if (status == 403)                     // under load
            return {resting, "403"};
        Verdict verdict = judge_status(status);
        const bool one_track = !root["id"].text().empty();
        return verdict.outcome == found && !one_track ? judge_list(root["data"]) : verdict;
    }
    const auto why = fmt::format("error {}, {}", error["code"].text(), error["message"].text());
    switch (error["code"].number()) {
    case 4: // quota
        return {resting, why, std::chrono::seconds(1)};
    case 700: // busy
        return {passing, why, {}, true};
    case 500: // it cannot make sense of a text
    case 501:
    case 600:
    case 800: // no data
        return {nothing, why};
    default:
        return {refused, why};
    }
}

std::string identified(Json json)
{
    const auto id = json["id"].text();
    return id.empty() || id == "0" ? std::string{} : "deezer:" + id;
}

Artist artist_in(Json json)
{
    Artist artist;
    artist.id = identified(json);
    artist.name = json["name"].text();
    artist.url = link_of(json["link"].text());
    artist.following = json["nb_fan"].number();
    return artist;
}

std::vector<Artist> artists_in(Json list)
{
    std::vector<Artist> artists;
    for (const Json json : list.list())
        if (Artist artist = artist_in(json); !artist.id.empty() && !artist.name.empty())
            artists.push_back(std::move(artist));
    return artists;
}

Recording recording_in(Json json)
{
    Recording recording;
    recording.id = identified(json);
    recording.title = json["title"].text();
    const Json main = json["artist"];
    recording.artist_id = identified(main);
    if (const auto name = main["name"].text(); !name.empty())
        recording.artists.push_back(name);
    for (const Json contributor : json["contributors"].list())
        if (const auto name = contributor["name"].text();
            !name.empty() && std::ranges::find(recording.artists, name) == recording.artists.end())
            recording.artists.push_back(name);
    const Json album = json["album"];
    recording.album = album["title"].text();
    recording.album_artist = album["artist"]["name"].text();
    recording.date = date_of(json["release_date"].text());
    if (recording.date.empty())
        recording.date = date_of(album["release_date"].text());
    recording.track_number = small_number_of(json["track_position"]);
    recording.disc_number = small_number_of(json["disk_number"]);
    recording.length = length_of(json["duration"].fraction() * 1000);
    recording.isrc = isrc_of(json["isrc"].text());
    recording.explicit_lyrics = json["explicit_lyrics"].truth();
    recording.cover_url = link_of(album["cover_xl"].text());
    if (recording.cover_url.empty())
        recording.cover_url = link_of(album["cover_big"].text());
    recording.preview_url = link_of(json["preview"].text());
    recording.url = link_of(json["link"].text());
    return recording;
}

}

ApiOptions Deezer::web(const std::string& url)
{
    ApiOptions options;
    options.name = "deezer";
    options.url = url;
    options.judge = judge;
    options.rest = std::chrono::seconds(5);
    return options;
}

std::vector<Artist> Deezer::artists(std::string_view name, std::stop_token stop)
{
    const Question question{"/search/artist", {{"q", std::string(name)}, {"limit", fmt::format("{}", listed)}}};
    const JsonAnswer answer(service_.ask(question, std::move(stop)).body);
    return artists_in(answer.root()["data"]);
}

std::vector<Recording> Deezer::search(const std::string& text, std::stop_token stop)
{
    const Question question{"/search", {{"q", text}, {"limit", fmt::format("{}", listed)}}};
    const JsonAnswer answer(service_.ask(question, std::move(stop)).body);
    return recordings_in(answer.root()["data"], recording_in);
}

std::vector<Recording> Deezer::songs(std::string_view text, std::string_view artist, std::stop_token stop)
{
    if (artist.empty())
        return search(std::string(text), std::move(stop));
    auto found = search(fmt::format("artist:{} track:{}", in_quotes(artist), in_quotes(text)), stop);
    // The advanced search forgives no typing error.
    return found.empty() ? search(fmt::format("{} {}", artist, text), stop) : found;
}

std::string Deezer::own_id(const Artist& artist, std::stop_token stop)
{
    if (auto id = id_at("deezer", artist.id); !id.empty())
        return id;
    const auto same = namesake(artist.name, artists(artist.name, std::move(stop)));
    return same ? id_at("deezer", same->id) : std::string{};
}

std::vector<Recording> Deezer::ranked(const std::string& id, std::size_t limit, std::stop_token stop)
{
    const Question question{fmt::format("/artist/{}/top", percent_encode(id)), {{"limit", fmt::format("{}", limit)}}};
    const JsonAnswer answer(service_.ask(question, std::move(stop)).body);
    return recordings_in(answer.root()["data"], recording_in);
}

Charts::Chart Deezer::top(const Artist& artist, std::size_t count, std::stop_token stop)
{
    const auto id = own_id(artist, stop);
    if (id.empty() || count == 0)
        return {};
    // Up to a third of a list have been seen to be doubles of songs further up.
    const std::size_t limit = std::clamp(3 * count, listed, most);
    auto all = ranked(id, limit, stop);
    const bool full = all.size() >= limit;
    auto places = fold_chart(std::move(all), count);
    if (places.size() < count && full && limit < most)
        places = fold_chart(ranked(id, most, stop), count);
    return {places.empty() ? "" : "deezer", std::move(places)};
}

Recording Deezer::complete(Recording recording, std::stop_token stop)
{
    const auto id = id_at("deezer", recording.id);
    const bool whole = !recording.isrc.empty() && !recording.date.empty() && recording.track_number > 0;
    if (id.empty() || whole)
        return recording;
    const JsonAnswer answer(service_.ask({"/track/" + percent_encode(id), {}}, std::move(stop)).body);
    const Recording told = recording_in(answer.root());
    if (told.id == recording.id)
        add_facts(recording, told);
    return recording;
}

std::vector<Artist> Deezer::related(const Artist& artist, std::size_t count, std::stop_token stop)
{
    const auto id = own_id(artist, stop);
    if (id.empty())
        return {};
    const JsonAnswer answer(service_.ask({fmt::format("/artist/{}/related", percent_encode(id)), {}}, stop).body);
    auto artists = artists_in(answer.root()["data"]);
    if (artists.size() > count)
        artists.resize(count);
    return artists;
}

}
