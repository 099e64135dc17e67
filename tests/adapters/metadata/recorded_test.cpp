// SPDX-License-Identifier: MIT
// Every real answer that was recorded is read without a fault; some are looked into.
#include "adapters/metadata/deezer.hpp"
#include "adapters/metadata/itunes.hpp"
#include "plugin/errors.hpp"
#include "plugin/music/artist_choice.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
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
    for (const auto& file : std::filesystem::directory_iterator(recorded("deezer"))) {
        if (file.path().extension() != ".json" || file.path().filename().string().find(".bio.") != std::string::npos)
            continue; // biographies come from another interface
        SCOPED_TRACE(file.path().filename().string());
        Recorded service(text_of(file.path()), Deezer::web("").judge);
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
    for (const auto& file : std::filesystem::directory_iterator(recorded("itunes"))) {
        if (file.path().extension() != ".json")
            continue;
        SCOPED_TRACE(file.path().filename().string());
        Recorded service(text_of(file.path()), Itunes::web("").judge);
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

}
