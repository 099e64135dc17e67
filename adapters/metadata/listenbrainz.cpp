// SPDX-License-Identifier: MIT
#include "adapters/metadata/listenbrainz.hpp"

#include "adapters/metadata/json.hpp"
#include "adapters/metadata/namesakes.hpp"
#include "adapters/metadata/reading.hpp"
#include "plugin/music/comparison.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace topfive {

namespace {

constexpr std::size_t read = 200; // of a chart that may hold all that an artist ever recorded
// The data set that is asked for similar artists; the names change over the years.
constexpr std::string_view algorithm =
    "session_based_days_9000_session_300_contribution_5_threshold_15_limit_50_skip_30";

Verdict judge(int status, Json root)
{
    using enum Verdict::Outcome;
    const Verdict verdict = judge_status(status);
    if (status == 404)
        return {nothing, "404"};
    if (status == 401)
        return {refused, "401, it wants a token"};
    if (verdict.outcome == found && !root.is_list())
        return {passing, "the answer is no list"};
    return verdict.outcome == found ? judge_list(root) : verdict;
}

Recording recording_in(Json json)
{
    Recording recording;
    recording.mbid = mbid_of(json["recording_mbid"].text());
    recording.title = json["recording_name"].text();
    if (recording.mbid.empty())
        return recording;
    recording.id = "listenbrainz:" + recording.mbid;
    recording.url = "https://musicbrainz.org/recording/" + recording.mbid;
    for (const Json artist : json["artists"].list())
        if (auto name = artist["artist_credit_name"].text(); !name.empty())
            recording.artists.push_back(std::move(name));
    if (auto name = json["artist_name"].text(); recording.artists.empty() && !name.empty())
        recording.artists.push_back(std::move(name));
    if (const auto mbids = json["artist_mbids"].list(); !mbids.empty())
        recording.artist_mbid = mbid_of(mbids.front().text());
    if (!recording.artist_mbid.empty())
        recording.artist_id = "listenbrainz:" + recording.artist_mbid;
    recording.album = json["release_name"].text();
    recording.length = length_of(json["length"].fraction());
    recording.play_count = json["total_listen_count"].number();
    if (const auto release = mbid_of(json["caa_release_mbid"].text()); !release.empty())
        recording.cover_url = fmt::format("https://coverartarchive.org/release/{}/front-500", release);
    return recording;
}

}

ApiOptions ListenBrainz::web(const std::string& url, Authorization* authorization)
{
    ApiOptions options;
    options.name = "listenbrainz";
    options.url = url;
    options.judge = judge;
    options.authorization = authorization;
    return options;
}

ApiOptions ListenBrainz::labs_web(const std::string& url)
{
    return web(url, nullptr);
}

std::string ListenBrainz::mbid(const Artist& artist, std::stop_token stop)
{
    if (!artist.mbid.empty())
        return artist.mbid;
    for (const std::string_view service : {"listenbrainz", "musicbrainz"})
        if (auto own = mbid_of(id_at(service, artist.id)); !own.empty())
            return own;
    const auto same = namesake(artist.name, names_.artists(artist.name, std::move(stop)));
    return same ? same->mbid : std::string{};
}

Charts::Chart ListenBrainz::top(const Artist& artist, std::size_t count, std::stop_token stop)
{
    const auto id = mbid(artist, stop);
    if (id.empty())
        return {};
    const JsonAnswer answer(api_.ask({"/1/popularity/top-recordings-for-artist/" + id, {}}, stop).body);
    std::vector<Recording> recordings;
    for (const Json json : answer.root().list()) {
        if (recordings.size() >= read)
            break;
        if (Recording one = recording_in(json); !one.id.empty() && !one.title.empty() && !one.artists.empty())
            recordings.push_back(std::move(one));
    }
    auto places = fold_chart(std::move(recordings), count);
    return {places.empty() ? "" : "listenbrainz", std::move(places)};
}

// Its list already tells all that it knows.
Recording ListenBrainz::complete(Recording recording, std::stop_token)
{
    return recording;
}

std::vector<Artist> ListenBrainz::related(const Artist& artist, std::size_t count, std::stop_token stop)
{
    const auto id = mbid(artist, stop);
    if (id.empty())
        return {};
    const Question question{"/similar-artists/json", {{"artist_mbids", id}, {"algorithm", std::string(algorithm)}}};
    const JsonAnswer answer(labs_.ask(question, stop).body);
    // Neither order nor uniqueness is promised.
    auto rows = answer.root().list();
    std::ranges::stable_sort(rows, std::ranges::greater{}, [](Json row) { return row["score"].fraction(); });
    std::vector<Artist> similar;
    for (const Json row : rows) {
        Artist one;
        one.mbid = mbid_of(row["artist_mbid"].text());
        one.name = row["name"].text();
        const bool seen = one.mbid == id || std::ranges::find(similar, one.mbid, &Artist::mbid) != similar.end();
        if (one.mbid.empty() || one.name.empty() || seen || similar.size() >= count)
            continue;
        one.id = "listenbrainz:" + one.mbid;
        one.url = "https://musicbrainz.org/artist/" + one.mbid;
        similar.push_back(std::move(one));
    }
    return similar;
}

}
