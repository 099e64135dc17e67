// SPDX-License-Identifier: MIT
#include "adapters/metadata/musicbrainz.hpp"

#include "adapters/metadata/json.hpp"
#include "adapters/metadata/reading.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace topfive {

namespace {

Verdict judge(int status, Json root)
{
    using enum Verdict::Outcome;
    if (status == 503) // asked too fast, or everybody at once
        return {resting, "503"};
    const auto said = root["error"].text();
    if (status == 404 && !said.empty())
        return {nothing, said};
    if (!said.empty() && status >= 200 && status < 300)
        return {refused, said};
    const Verdict verdict = judge_status(status);
    const Json artists = root["artists"];
    return verdict.outcome == found
               ? judge_list(artists.is_list() || artists.is_object() ? artists : root["recordings"])
               : verdict;
}

// A phrase in Lucene's words.
std::string phrase(std::string_view text)
{
    constexpr std::string_view special = R"(+-&|!(){}[]^"~*?:\/)";
    std::string quoted = "\"";
    for (const char c : text) {
        if (special.find(c) != std::string_view::npos)
            quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

Artist artist_in(Json json)
{
    Artist artist;
    artist.mbid = mbid_of(json["id"].text());
    artist.name = json["name"].text();
    if (artist.mbid.empty())
        return artist;
    artist.id = "musicbrainz:" + artist.mbid;
    artist.url = "https://musicbrainz.org/artist/" + artist.mbid;
    for (const Json alias : json["aliases"].list())
        if (auto name = alias["name"].text(); !name.empty() && name != artist.name)
            artist.aliases.push_back(std::move(name));
    return artist;
}

// The release that people have in mind: an official album before singles, and these before bootlegs and compilations.
int worth(Json release)
{
    const Json group = release["release-group"];
    return (release["status"].text() == "Official" ? 4 : 0) + (group["secondary-types"].list().empty() ? 2 : 0) +
           (group["primary-type"].text() == "Album" ? 1 : 0);
}

Recording recording_in(Json json)
{
    Recording recording;
    recording.mbid = mbid_of(json["id"].text());
    recording.title = json["title"].text();
    if (recording.mbid.empty())
        return recording;
    recording.id = "musicbrainz:" + recording.mbid;
    recording.url = "https://musicbrainz.org/recording/" + recording.mbid;
    for (const Json credit : json["artist-credit"].list()) {
        auto name = credit["name"].text();
        if (name.empty())
            name = credit["artist"]["name"].text();
        if (name.empty())
            continue;
        if (recording.artists.empty()) {
            recording.artist_mbid = mbid_of(credit["artist"]["id"].text());
            recording.artist_id = recording.artist_mbid.empty() ? "" : "musicbrainz:" + recording.artist_mbid;
        }
        recording.artists.push_back(std::move(name));
    }
    recording.length = length_of(json["length"].fraction());
    for (const Json isrc : json["isrcs"].list())
        if (recording.isrc.empty())
            recording.isrc = isrc_of(isrc.text());
    const auto releases = json["releases"].list();
    const auto best = std::ranges::max_element(releases, {}, worth);
    if (best != releases.end()) {
        recording.album = (*best)["title"].text();
        recording.date = date_of((*best)["date"].text());
    }
    if (recording.date.empty())
        recording.date = date_of(json["first-release-date"].text());
    return recording;
}

}

ApiOptions MusicBrainz::web(const std::string& url)
{
    ApiOptions options;
    options.name = "musicbrainz";
    options.url = url;
    options.judge = judge;
    options.rest = std::chrono::seconds(5);
    return options;
}

std::vector<Artist> MusicBrainz::artists(std::string_view name, std::stop_token stop)
{
    const Question question{"/ws/2/artist",
                            {{"query", fmt::format("artist:{0} OR alias:{0}", phrase(name))},
                             {"limit", "10"},
                             {"offset", "0"},
                             {"fmt", "json"}}};
    const JsonAnswer answer(service_.ask(question, std::move(stop)).body);
    std::vector<Artist> artists;
    for (const Json json : answer.root()["artists"].list())
        if (Artist artist = artist_in(json); !artist.id.empty() && !artist.name.empty())
            artists.push_back(std::move(artist));
    return artists;
}

std::vector<Recording> MusicBrainz::songs(std::string_view text, std::string_view artist, std::stop_token stop)
{
    auto query = "recording:" + phrase(text);
    if (!artist.empty())
        query += " AND artist:" + phrase(artist);
    const Question question{"/ws/2/recording", {{"query", query}, {"limit", "25"}, {"fmt", "json"}}};
    const JsonAnswer answer(service_.ask(question, std::move(stop)).body);
    return recordings_in(answer.root()["recordings"], [](Json json) {
        return json["video"].truth().value_or(false) ? Recording{} : recording_in(json);
    });
}

}
