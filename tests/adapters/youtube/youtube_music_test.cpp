// SPDX-License-Identifier: MIT
// Against the demo's services, which answer in YouTube Music's shape.
#include "adapters/youtube/youtube_music.hpp"
#include "adapters/io/token_bucket.hpp"
#include "adapters/youtube/rest.hpp"
#include "plugin/errors.hpp"
#include "tests/adapters/youtube/demo_world.hpp"
#include "tests/adapters/youtube/kept_answers.hpp"
#include "tests/fakes/fake_clock.hpp"
#include <gmock/gmock.h>
#include <optional>

using namespace topfive;
using namespace std::chrono_literals;
using testing::AllOf;
using testing::Contains;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

namespace {

Recording song(const std::string& artist, const std::string& title, std::chrono::seconds length,
               const std::string& isrc = "")
{
    Recording recording;
    recording.artists = {artist};
    recording.title = title;
    recording.length = length;
    recording.isrc = isrc;
    return recording;
}

class YoutubeMusicTest : public testing::Test {
protected:
    YoutubeMusic& music()
    {
        if (!kept) {
            options.url = world.url + "/music";
            kept.emplace(options, http, answers, rest, clock);
        }
        return *kept;
    }
    std::size_t asked()
    {
        const auto log = world.log();
        std::size_t count = 0;
        for (auto at = log.find("POST"); at != std::string::npos; at = log.find("POST", at + 1))
            ++count;
        return count;
    }

    DemoWorld world;
    FakeClock clock;
    Rest rest{clock};
    KeptAnswers answers;
    HttpClient http;
    YoutubeMusicOptions options{.refill = 0ms};
    std::optional<YoutubeMusic> kept;
};

}

TEST_F(YoutubeMusicTest, FindsTheLabelsOwnTrackByIsrcWithOneRequest)
{
    const auto found = music().candidates(song("Nadia Velour", "Salt & Sugar", 29s, "QZTF51900305"), {});

    ASSERT_THAT(found, Not(IsEmpty()));
    EXPECT_EQ(found[0].kind, Candidate::Kind::label_audio);
    EXPECT_TRUE(found[0].by_isrc);
    EXPECT_EQ(asked(), 1U);
}

TEST_F(YoutubeMusicTest, PrefersTheLabelsTrackToTheVideoOnTheCard)
{
    const auto found = music().candidates(song("The Paper Lanterns", "Ferryman's Daughter", 36s, "QZTF51950101"), {});

    ASSERT_THAT(found, SizeIs(2));
    EXPECT_EQ(found[0].kind, Candidate::Kind::label_audio);
    EXPECT_EQ(found[1].kind, Candidate::Kind::official_video);
}

TEST_F(YoutubeMusicTest, SearchesByTitleWhenThereIsNoIsrc)
{
    const auto found = music().candidates(song("The Paper Lanterns", "Paper Boats", 24s), {});

    EXPECT_THAT(found, Contains(AllOf(Field(&Candidate::title, "Paper Boats"),
                                      Field(&Candidate::kind, Candidate::Kind::label_audio))));
    EXPECT_THAT(world.log(), HasSubstr("EgWKAQIIAUICCAFqDBAOEAoQAxAEEAkQBQ%3D%3D"));
}

TEST_F(YoutubeMusicTest, LooksThroughTheArtistsOwnListAtLast)
{
    // No song of that name is offered, but the artist is known from the others.
    const auto found = music().candidates(song("The Paper Lanterns", "Nowhere Lanterns", 99s), {});

    EXPECT_THAT(found, Contains(Field(&Candidate::title, "Low Tide")));
    EXPECT_THAT(world.log(), HasSubstr("VLOLAK5uy_501"));
}

TEST_F(YoutubeMusicTest, AsksNothingTwice)
{
    const auto first = music().candidates(song("The Paper Lanterns", "Paper Boats", 24s), {});
    const auto requests = asked();
    EXPECT_EQ(music().candidates(song("The Paper Lanterns", "Paper Boats", 24s), {}), first);
    EXPECT_EQ(asked(), requests);
}

TEST_F(YoutubeMusicTest, TriesAMomentsTroubleAgain)
{
    world.spoil("/youtubei", R"("do":"500")");
    EXPECT_THAT(music().candidates(song("The Paper Lanterns", "Paper Boats", 24s), {}), Not(IsEmpty()));
    EXPECT_EQ(music().health().front().state, "ok");
}

TEST_F(YoutubeMusicTest, IsLeftAloneAfterThreeFaults)
{
    world.spoil("/youtubei", R"("do":"503")", 6);
    for (int i = 0; i < 3; ++i)
        EXPECT_THROW((void)music().candidates(song("A", "B", 1s), {}), Unavailable);
    const auto requests = asked();
    EXPECT_THROW((void)music().candidates(song("The Paper Lanterns", "Paper Boats", 24s), {}), Unavailable);
    EXPECT_EQ(asked(), requests);
    EXPECT_EQ(music().health().front().state, "paused");

    clock.advance(10min);
    EXPECT_THAT(music().candidates(song("The Paper Lanterns", "Paper Boats", 24s), {}), Not(IsEmpty()));
}

TEST_F(YoutubeMusicTest, TakesAConsentPageForAClosedDoor)
{
    world.spoil("/youtubei", R"("do":"html")");
    EXPECT_THROW((void)music().candidates(song("A", "B", 1s), {}), Unavailable);
    EXPECT_EQ(music().health().front().until, clock.now() + 1h);
    EXPECT_THAT(music().health().front().error, HasSubstr("web page"));
}

TEST_F(YoutubeMusicTest, RestsWithAllOfYouTubeAfter429)
{
    world.spoil("/music", R"("do":"429")");
    EXPECT_THROW((void)music().candidates(song("A", "B", 1s), {}), Unavailable);
    EXPECT_EQ(rest.until(), clock.now() + 15min);
}

TEST_F(YoutubeMusicTest, KeepsNothingOfGarbage)
{
    world.spoil("/youtubei", R"("do":"garbage")");
    EXPECT_THROW((void)music().candidates(song("A", "B", 1s), {}), Unavailable);
    EXPECT_THAT(answers.kept, SizeIs(1)) << "who the visitor is, and nothing else";
}

TEST_F(YoutubeMusicTest, EndsOnAStopRequest)
{
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW((void)music().candidates(song("A", "B", 1s), stop.get_token()), Unavailable);
}

TEST(TokenBucketTest, LetsABurstGoAndEndsOnAStopRequest)
{
    TokenBucket bucket(3, 24h);
    EXPECT_TRUE(bucket.take({}));
    EXPECT_TRUE(bucket.take({}));
    EXPECT_TRUE(bucket.take({}));
    std::stop_source stop;
    std::jthread waiter([&] { EXPECT_FALSE(bucket.take(stop.get_token())); });
    stop.request_stop();
}
