// SPDX-License-Identifier: MIT
#include "adapters/metadata/itunes.hpp"

#include "adapters/metadata/facts.hpp"
#include "adapters/metadata/json.hpp"
#include "adapters/metadata/namesakes.hpp"
#include "adapters/metadata/reading.hpp"
#include "plugin/music/comparison.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace topfive {

namespace {

constexpr std::size_t listed = 25;
constexpr std::size_t most = 200; // that one answer holds

Verdict judge(int status, Json root)
{
    using enum Verdict::Outcome;
    // Asked too often it forbids itself for a while, with a page of HTML.
    if (status == 403)
        return {resting, "403"};
    if (const auto said = root["errorMessage"].text(); !said.empty())
        return {refused, said};
    const Verdict verdict = judge_status(status);
    return verdict.outcome == found ? judge_list(root["results"]) : verdict;
}

std::string identified(Json json, std::string_view member)
{
    const auto id = json[member].text();
    return id.empty() || id == "0" ? std::string{} : "itunes:" + id;
}

Recording recording_in(Json json)
{
    Recording recording;
    recording.id = identified(json, "trackId");
    recording.title = json["trackName"].text();
    recording.artist_id = identified(json, "artistId");
    if (const auto name = json["artistName"].text(); !name.empty())
        recording.artists.push_back(name);
    recording.album = json["collectionName"].text();
    recording.album_artist = json["collectionArtistName"].text();
    recording.date = date_of(json["releaseDate"].text());
    recording.track_number = small_number_of(json["trackNumber"]);
    recording.disc_number = small_number_of(json["discNumber"]);
    recording.length = length_of(json["trackTimeMillis"].fraction());
    if (const auto explicitness = json["trackExplicitness"].text(); !explicitness.empty())
        recording.explicit_lyrics = explicitness == "explicit";
    recording.url = link_of(json["trackViewUrl"].text());
    return recording;
}

}

ApiOptions Itunes::web(const std::string& url)
{
    ApiOptions options;
    options.name = "itunes";
    options.url = url;
    options.judge = judge;
    options.rest = std::chrono::seconds(60);
    return options;
}

std::vector<Artist> Itunes::artists(std::string_view name, std::stop_token stop)
{
    const Question question{"/search",
                            {{"term", std::string(name)},
                             {"media", "music"},
                             {"entity", "musicArtist"},
                             {"limit", "5"},
                             {"country", country_}}};
    const JsonAnswer answer(service_.ask(question, std::move(stop)).body);
    std::vector<Artist> artists;
    for (const Json json : answer.root()["results"].list()) {
        Artist artist;
        artist.id = identified(json, "artistId");
        artist.name = json["artistName"].text();
        artist.url = link_of(json["artistLinkUrl"].text());
        if (json["wrapperType"].text() == "artist" && !artist.id.empty() && !artist.name.empty())
            artists.push_back(std::move(artist));
    }
    return artists;
}

// Only songs: an answer begins with the artist's or album's own entry, and a search may bring videos.
std::vector<Recording> Itunes::recordings(const Question& question, std::stop_token stop)
{
    const JsonAnswer answer(service_.ask(question, std::move(stop)).body);
    return recordings_in(answer.root()["results"],
                         [](Json json) { return json["kind"].text() == "song" ? recording_in(json) : Recording{}; });
}

std::vector<Recording> Itunes::songs(std::string_view text, std::string_view artist, std::stop_token stop)
{
    const auto term = artist.empty() ? std::string(text) : fmt::format("{} {}", artist, text);
    return recordings({"/search",
                       {{"term", term},
                        {"media", "music"},
                        {"entity", "song"},
                        {"limit", fmt::format("{}", listed)},
                        {"country", country_}}},
                      std::move(stop));
}

Charts::Chart Itunes::top(const Artist& artist, std::size_t count, std::stop_token stop)
{
    auto id = id_at("itunes", artist.id);
    if (id.empty())
        if (const auto same = namesake(artist.name, artists(artist.name, stop)))
            id = id_at("itunes", same->id);
    if (id.empty())
        return {};
    auto places = fold_chart(recordings({"/lookup",
                                         {{"id", id},
                                          {"entity", "song"},
                                          {"limit", fmt::format("{}", std::clamp(3 * count, listed, most))},
                                          {"country", country_}}},
                                        stop),
                             count);
    return {places.empty() ? "" : "itunes", std::move(places)};
}

// A list already tells all that iTunes knows.
Recording Itunes::complete(Recording recording, std::stop_token)
{
    return recording;
}

}
