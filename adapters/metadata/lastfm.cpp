// SPDX-License-Identifier: MIT
#include "adapters/metadata/lastfm.hpp"

#include "adapters/io/http_client.hpp"
#include "adapters/metadata/facts.hpp"
#include "adapters/metadata/namesakes.hpp"
#include "adapters/metadata/reading.hpp"
#include "plugin/music/comparison.hpp"
#include "plugin/music/fold.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace topfive {

namespace {

// The lists that the methods asked here answer with.
std::vector<Json> lists(Json root)
{
    return {root["toptracks"]["track"], root["similarartists"]["artist"], root["results"]["artistmatches"]["artist"],
            root["results"]["trackmatches"]["track"]};
}

Verdict judge(int status, Json root)
{
    using enum Verdict::Outcome;
    const Json error = root["error"];
    const auto code = error.number();
    if (code == 0 && (error.is_object() || !error.text().empty()))
        return {passing, "an error that is none of Last.fm's"};
    if (code == 0) {
        Verdict verdict = judge_status(status);
        const bool any = std::ranges::any_of(
            lists(root), [](Json list) { return std::ranges::any_of(list.list(), &Json::is_object); });
        const bool about_one = root["corrections"]["correction"].is_object() || root["track"].is_object();
        if (verdict.outcome == found && !any && !about_one)
            verdict.outcome = root.is_object() ? nothing : passing;
        return verdict;
    }
    const auto why = fmt::format("error {}, {}", code, root["message"].text());
    switch (code) {
    case 6: // no artist or track of that name
        return {nothing, why};
    case 8:
    case 11:
    case 16:
        return {passing, why, {}, true};
    case 29:
        return {resting, why};
    default:
        return {refused, why};
    }
}

// What follows /music/ in an address of Last.fm is the only id that everything there has.
std::string identified(Json json, const std::string& otherwise)
{
    constexpr std::string_view before = "/music/";
    const auto url = json["url"].text();
    const auto at = url.find(before);
    const auto id = at == std::string::npos ? percent_encode(otherwise) : url.substr(at + before.size());
    return id.empty() ? std::string{} : "lastfm:" + id;
}

Artist artist_in(Json json)
{
    Artist artist;
    artist.name = json["name"].text();
    artist.id = identified(json, artist.name);
    artist.url = link_of(json["url"].text());
    artist.following = json["listeners"].number();
    artist.mbid = mbid_of(json["mbid"].text());
    return artist;
}

// "[unknown]" and its kind are no artists.
bool is_somebody(const Artist& artist)
{
    return !artist.name.empty() && !artist.name.starts_with('[');
}

std::vector<Artist> artists_in(Json list)
{
    std::vector<Artist> artists;
    for (const Json json : list.list())
        if (Artist artist = artist_in(json); is_somebody(artist))
            artists.push_back(std::move(artist));
    return artists;
}

Recording recording_in(Json json)
{
    Recording recording;
    recording.title = json["name"].text();
    const Json artist = json["artist"];
    // Searches give the artist as a plain name.
    const auto name = artist.is_object() ? artist["name"].text() : artist.text();
    if (name.empty() || name.starts_with('[') || recording.title.empty())
        return recording;
    recording.artists.push_back(name);
    recording.artist_id = identified(artist, name);
    recording.artist_mbid = mbid_of(artist["mbid"].text());
    recording.id = identified(json, name + "/_/" + recording.title);
    recording.mbid = mbid_of(json["mbid"].text());
    recording.url = link_of(json["url"].text());
    recording.play_count = json["playcount"].number();
    recording.album = json["album"]["title"].text();
    recording.album_artist = json["album"]["artist"].text();
    return recording;
}

}

ApiOptions LastFm::web(const std::string& url, const std::string& api_key)
{
    ApiOptions options;
    options.name = "lastfm";
    options.url = url;
    options.judge = judge;
    options.rest = std::chrono::seconds(60);
    options.key = {"api_key", api_key};
    return options;
}

std::string LastFm::ask(const std::string& method, Parameters parameters, std::stop_token stop)
{
    parameters.emplace_back("format", "json");
    return service_.ask({"/2.0/?method=" + method, std::move(parameters)}, std::move(stop)).body;
}

std::vector<Artist> LastFm::artists(std::string_view name, std::stop_token stop)
{
    const JsonAnswer answer(ask("artist.search", {{"artist", std::string(name)}, {"limit", "30"}}, stop));
    auto found = artists_in(answer.root()["results"]["artistmatches"]["artist"]);
    if (!namesake(name, found))
        correct(name, found, std::move(stop));
    return found;
}

// The artist whom Last.fm takes for the one meant gets the name as it was asked for as an alias.
void LastFm::correct(std::string_view name, std::vector<Artist>& found, std::stop_token stop)
{
    const JsonAnswer answer(ask("artist.getcorrection", {{"artist", std::string(name)}}, std::move(stop)));
    const auto corrections = answer.root()["corrections"]["correction"].list();
    Artist meant = corrections.empty() ? Artist{} : artist_in(corrections.front()["artist"]);
    if (!is_somebody(meant))
        return;
    const auto listed =
        std::ranges::find(found, fold_artist(meant.name), [](const Artist& a) { return fold_artist(a.name); });
    if (listed != found.end())
        listed->aliases.emplace_back(name);
    else {
        meant.aliases.emplace_back(name);
        found.insert(found.begin(), std::move(meant));
    }
}

std::vector<Recording> LastFm::songs(std::string_view text, std::string_view artist, std::stop_token stop)
{
    Parameters parameters{{"track", std::string(text)}};
    if (!artist.empty())
        parameters.emplace_back("artist", artist);
    parameters.emplace_back("limit", "30");
    const JsonAnswer answer(ask("track.search", std::move(parameters), std::move(stop)));
    return recordings_in(answer.root()["results"]["trackmatches"]["track"], recording_in);
}

Charts::Chart LastFm::top(const Artist& artist, std::size_t count, std::stop_token stop)
{
    const std::size_t listed = std::max<std::size_t>(50, 3 * count);
    const JsonAnswer answer(ask(
        "artist.gettoptracks",
        {{"artist", artist.name}, {"autocorrect", "1"}, {"limit", fmt::format("{}", listed)}, {"page", "1"}}, stop));
    auto places = fold_chart(recordings_in(answer.root()["toptracks"]["track"], recording_in), count);
    // Its own correction may lead to somebody else than whom another service meant.
    const bool own = !id_at("lastfm", artist.id).empty();
    if (places.empty() || (!own && fold_artist(places.front().main_artist()) != fold_artist(artist.name)))
        return {};
    return {"lastfm", std::move(places)};
}

Recording LastFm::complete(Recording recording, std::stop_token stop)
{
    if (id_at("lastfm", recording.id).empty() || recording.length.count() > 0)
        return recording;
    const JsonAnswer answer(ask("track.getinfo",
                                {{"artist", recording.main_artist()}, {"track", recording.title}, {"autocorrect", "1"}},
                                std::move(stop)));
    const Json track = answer.root()["track"];
    Recording told = recording_in(track);
    if (compare(told, recording).likeness != Likeness::same)
        return recording;
    told.length = length_of(track["duration"].fraction()); // milliseconds, "0" where unknown
    add_facts(recording, told);
    return recording;
}

std::vector<Artist> LastFm::related(const Artist& artist, std::size_t count, std::stop_token stop)
{
    const JsonAnswer answer(ask(
        "artist.getsimilar",
        {{"artist", artist.name}, {"autocorrect", "1"}, {"limit", fmt::format("{}", std::max<std::size_t>(30, count))}},
        std::move(stop)));
    auto similar = artists_in(answer.root()["similarartists"]["artist"]);
    if (similar.size() > count)
        similar.resize(count);
    return similar;
}

}
