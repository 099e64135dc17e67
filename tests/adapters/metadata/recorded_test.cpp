// SPDX-License-Identifier: MIT
// Every real answer that was recorded is read without a fault; some are looked into.
#include "adapters/metadata/deezer.hpp"
#include "adapters/metadata/itunes.hpp"
#include "adapters/metadata/lastfm.hpp"
#include "adapters/metadata/listenbrainz.hpp"
#include "adapters/metadata/musicbrainz.hpp"
#include "adapters/metadata/spotify.hpp"
#include "plugin/errors.hpp"
#include "plugin/music/artist_choice.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <sstream>

namespace topfive {

namespace {

using ::testing::Each;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

std::filesystem::path recorded(const std::string& service)
{
    const char* shared = std::getenv("TOPFIVE_SHARED");
    const auto beside = std::filesystem::path(__FILE__).parent_path() / "../../../../shared";
    return (shared != nullptr ? std::filesystem::path(shared) : beside) / "recorded" / service;
}

std::string text_of(const std::filesystem::path& file)
{
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

// Answers every question with one recorded text, read as the service's own.
class Recorded : public Service {
public:
    Recorded(std::string body, Judge judge) : body_(std::move(body)), judge_(judge) {}
    Reply ask(const Question&, std::stop_token) override
    {
        const JsonAnswer answer(body_);
        const auto outcome = judge_(200, answer.root()).outcome;
        if (outcome != Verdict::Outcome::found && outcome != Verdict::Outcome::nothing)
            throw Unavailable("recorded: an error");
        return {body_, outcome == Verdict::Outcome::nothing};
    }

private:
    std::string body_;
    Judge judge_;
};

// The JSON files of one service by their names.
std::map<std::string, std::string> all_of(const std::string& service)
{
    std::map<std::string, std::string> texts;
    for (const auto& file : std::filesystem::directory_iterator(recorded(service)))
        if (file.path().extension() == ".json")
            texts[file.path().filename().string()] = text_of(file.path());
    return texts;
}

Artist by(const std::string& id)
{
    Artist artist;
    artist.id = id;
    artist.name = "Anybody";
    return artist;
}

class RecordedAnswers : public ::testing::Test {
protected:
    void SetUp() override
    {
        if (!std::filesystem::exists(recorded("deezer")))
            GTEST_SKIP() << "no recorded answers here";
    }
    static std::string deezer(const std::string& file) { return text_of(recorded("deezer") / file); }
};

Recording named(const std::string& id)
{
    Recording recording;
    recording.id = id;
    return recording;
}

}

TEST_F(RecordedAnswers, OfDeezerAreAllRead)
{
    int read = 0;
    for (const auto& [file, text] : all_of("deezer")) {
        if (file.find(".bio.") != std::string::npos)
            continue; // biographies come from another interface
        SCOPED_TRACE(file);
        Recorded service(text, Deezer::web("").judge);
        Deezer provider(service);
        EXPECT_NO_THROW(static_cast<void>(provider.artists("x", {})));
        EXPECT_NO_THROW(static_cast<void>(provider.songs("x", "", {})));
        EXPECT_NO_THROW(static_cast<void>(provider.top(by("deezer:27"), 5, {})));
        EXPECT_NO_THROW(static_cast<void>(provider.related(by("deezer:27"), 5, {})));
        EXPECT_NO_THROW(static_cast<void>(provider.complete(named("deezer:3135556"), {})));
        ++read;
    }
    EXPECT_GT(read, 20);
}

TEST_F(RecordedAnswers, OfDeezerTellDaftPunksChart)
{
    Recorded service(deezer("navidrome.deezer.artist.top.json"), Deezer::web("").judge);
    const auto chart = Deezer(service).top(by("deezer:27"), 5, {});

    ASSERT_THAT(chart.recordings, Not(IsEmpty()));
    EXPECT_EQ(chart.recordings[0].id, "deezer:67238732");
    EXPECT_EQ(chart.recordings[0].title, "Instant Crush (feat. Julian Casablancas)");
    EXPECT_THAT(chart.recordings[0].artists, ::testing::ElementsAre("Daft Punk", "Julian Casablancas"));
    EXPECT_EQ(chart.recordings[0].length, std::chrono::seconds(337));
    EXPECT_THAT(chart.recordings, Each(Field(&Recording::cover_url, Not(IsEmpty()))));
    EXPECT_THAT(chart.recordings, Each(Field(&Recording::album, Not(IsEmpty()))));
}

TEST_F(RecordedAnswers, OfDeezerTellOfOneTrack)
{
    Recorded service(deezer("TestTrack.test_track_attributes.0.json"), Deezer::web("").judge);
    const auto track = Deezer(service).complete(named("deezer:3135556"), {});

    EXPECT_EQ(track.isrc, "GBDUW0000059");
    EXPECT_EQ(track.date, "2001-03-07");
    EXPECT_EQ(track.track_number, 4);
    EXPECT_EQ(track.disc_number, 1);
}

TEST_F(RecordedAnswers, OfDeezerNameMichaelJackson)
{
    Recorded service(deezer("navidrome.deezer.search.artist.json"), Deezer::web("").judge);
    const auto found = Deezer(service).artists("michael jackson", {});
    const auto choice = choose_artist("michael jackson", found);

    ASSERT_TRUE(choice.index);
    EXPECT_EQ(found[*choice.index].id, "deezer:259");
    EXPECT_EQ(found[*choice.index].following, 12074101U);
}

TEST_F(RecordedAnswers, OfItunesAreAllRead)
{
    int songs = 0;
    for (const auto& [file, text] : all_of("itunes")) {
        SCOPED_TRACE(file);
        Recorded service(text, Itunes::web("").judge);
        Itunes provider(service, "US");
        EXPECT_NO_THROW(static_cast<void>(provider.artists("x", {})));
        EXPECT_NO_THROW(static_cast<void>(provider.top(by("itunes:1"), 5, {})));
        const auto found = provider.songs("x", "", {});
        EXPECT_THAT(found, Not(IsEmpty()));
        EXPECT_THAT(found, Each(Field(&Recording::cover_url, IsEmpty())));
        EXPECT_THAT(found, Each(Field(&Recording::length, ::testing::Gt(std::chrono::seconds(1)))));
        songs += static_cast<int>(found.size());
    }
    EXPECT_GT(songs, 30);
}

TEST_F(RecordedAnswers, OfLastFmAreAllRead)
{
    for (const auto& [file, text] : all_of("lastfm")) {
        SCOPED_TRACE(file);
        Recorded service(text, LastFm::web("", "").judge);
        LastFm provider(service);
        EXPECT_NO_THROW(static_cast<void>(provider.artists("x", {})));
        EXPECT_NO_THROW(static_cast<void>(provider.songs("x", "", {})));
        EXPECT_NO_THROW(static_cast<void>(provider.top(by("lastfm:U2"), 5, {})));
        EXPECT_NO_THROW(static_cast<void>(provider.complete(named("lastfm:U2/_/One"), {})));
        EXPECT_NO_THROW(static_cast<void>(provider.related(by("lastfm:U2"), 5, {})));
    }
    Recorded top(text_of(recorded("lastfm") / "navidrome.lastfm.artist.gettoptracks.json"), LastFm::web("", "").judge);
    const auto chart = LastFm(top).top(by("lastfm:U2"), 5, {});
    ASSERT_THAT(chart.recordings, SizeIs(2));
    EXPECT_EQ(chart.recordings[1].title, "With or Without You");
    EXPECT_EQ(chart.recordings[1].play_count, 6779665U);
    Recorded unknown(text_of(recorded("lastfm") / "navidrome.lastfm.artist.gettoptracks.unknown.json"),
                     LastFm::web("", "").judge);
    EXPECT_THAT(LastFm(unknown).top(by("lastfm:x"), 5, {}).recordings, IsEmpty());
}

TEST_F(RecordedAnswers, OfListenBrainzAreAllRead)
{
    const auto judge = ListenBrainz::labs_web("").judge;
    Recorded popularity(text_of(recorded("listenbrainz") / "navidrome.listenbrainz.popularity.json"), judge);
    Recorded similar(text_of(recorded("listenbrainz") / "navidrome.listenbrainz.labs.similar-artists.json"), judge);
    MusicBrainz nobody(popularity);
    ListenBrainz provider(popularity, similar, nobody);
    Artist mili = by("listenbrainz:d2a92ee2-27ce-4e71-bfc5-12e34fe8ef56");

    const auto chart = provider.top(mili, 5, {});

    ASSERT_THAT(chart.recordings, Not(IsEmpty()));
    EXPECT_EQ(chart.recordings[0].title, "world.execute(me);");
    EXPECT_EQ(chart.recordings[0].length, std::chrono::milliseconds(211912));
    EXPECT_THAT(provider.related(mili, 5, {}),
                ::testing::ElementsAre(Field(&Artist::name, "Michael Jackson"), Field(&Artist::name, "a-ha")));
    for (const auto& [file, text] : all_of("listenbrainz")) {
        SCOPED_TRACE(file);
        Recorded service(text, [](int, Json) { return Verdict{}; }); // read even where it answers another question
        ListenBrainz any(service, service, nobody);
        EXPECT_NO_THROW(static_cast<void>(any.top(mili, 5, {})));
        EXPECT_NO_THROW(static_cast<void>(any.related(mili, 5, {})));
    }
}

// The recorded ones are single records; a search answers with a list of them.
TEST_F(RecordedAnswers, OfMusicBrainzAreAllRead)
{
    for (const auto& [file, text] : all_of("musicbrainz")) {
        SCOPED_TRACE(file);
        Recorded service(R"({"artists":[)" + text + R"(],"recordings":[)" + text + "]}", MusicBrainz::web("").judge);
        MusicBrainz provider(service);
        EXPECT_NO_THROW(static_cast<void>(provider.artists("x", {})));
        EXPECT_NO_THROW(static_cast<void>(provider.songs("x", "", {})));
    }
    Recorded service(R"({"recordings":[)" + text_of(recorded("musicbrainz") / "picard.recording.json") + "]}",
                     MusicBrainz::web("").judge);
    const auto found = MusicBrainz(service).songs("x", "", {});
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].title, "Thinking Out Loud");
    EXPECT_EQ(found[0].isrc, "GBAHS1400099");
    EXPECT_EQ(found[0].length, std::chrono::seconds(281));
    EXPECT_EQ(found[0].artist_mbid, "b8a7c51f-362c-4dcb-a259-bc6e0095f0a6");
}

TEST_F(RecordedAnswers, OfSpotifyAreAllRead)
{
    const auto judge = Spotify::web("", nullptr).judge;
    for (const auto& [file, text] : all_of("spotify")) {
        SCOPED_TRACE(file);
        Recorded service(text, judge);
        Spotify provider(service, "US");
        EXPECT_NO_THROW(static_cast<void>(provider.artists("x", {})));
        EXPECT_NO_THROW(static_cast<void>(provider.songs("x", "", {})));
        EXPECT_NO_THROW(static_cast<void>(provider.top(by("spotify:1"), 5, {})));
        EXPECT_NO_THROW(static_cast<void>(provider.complete(named("spotify:1"), {})));
    }
    Recorded artists(text_of(recorded("spotify") / "navidrome.spotify.search.artist.json"), judge);
    const auto found = Spotify(artists, "US").artists("u2", {});
    ASSERT_THAT(found, Not(IsEmpty()));
    EXPECT_EQ(found[0].id, "spotify:51Blml2LZPmy7TTiAg47vQ");
    EXPECT_EQ(found[0].following, 7369641U);
    Recorded top(text_of(recorded("spotify") / "zmb3.artist_top_tracks.json"), judge);
    EXPECT_THAT(Spotify(top, "US").top(by("spotify:43ZHCT0cAZBISjO8DG9PnE"), 5, {}).recordings, SizeIs(5));
}

}
