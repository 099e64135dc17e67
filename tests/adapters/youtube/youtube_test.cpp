// SPDX-License-Identifier: MIT
#include "adapters/youtube/youtube.hpp"
#include "adapters/youtube/rest.hpp"
#include "plugin/fetching/best_match.hpp"
#include "plugin/errors.hpp"
#include "tests/adapters/youtube/demo_world.hpp"
#include "tests/adapters/youtube/kept_answers.hpp"
#include "tests/adapters/youtube/kept_progress.hpp"
#include "tests/fakes/fake_clock.hpp"
#include "tests/fakes/fake_log.hpp"
#include "tests/fakes/searched.hpp"
#include <gmock/gmock.h>

using namespace topfive;
using namespace std::chrono_literals;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

namespace {

Recording song(const std::string& artist, const std::string& title, std::chrono::seconds length)
{
    Recording recording;
    recording.artists = {artist};
    recording.title = title;
    recording.length = length;
    return recording;
}

class YoutubeTest : public testing::Test {
protected:
    std::vector<std::vector<Candidate>> search(const std::vector<Recording>& recordings, std::stop_token stop = {})
    {
        options.music.url = world.url + "/music";
        options.music.refill = 0ms;
        source = make_youtube(options, http, answers, rest, progress, clock, log);
        return searched(*source, recordings, stop);
    }
    static bool good(const Recording& recording, const std::vector<Candidate>& found)
    {
        const auto judged = judge(recording, found);
        return !judged.empty() && judged.front().good;
    }

    DemoWorld world;
    FakeClock clock;
    FakeLog log;
    Rest rest{clock};
    KeptAnswers answers;
    KeptProgress progress;
    HttpClient http;
    YoutubeOptions options;
    std::unique_ptr<Youtube> source;
    const Recording with_label_track = song("The Paper Lanterns", "Paper Boats", 24s);
    const Recording only_uploaded = song("Marlo & the Tides", "Breakwater", 27s);
};

}

TEST_F(YoutubeTest, LeavesYtDlpAloneWhereYouTubeMusicKnowsTheSong)
{
    const auto found = search({with_label_track});

    EXPECT_TRUE(good(with_label_track, found[0]));
    EXPECT_THAT(world.log(), Not(HasSubstr("/youtube/search")));
}

TEST_F(YoutubeTest, AsksYtDlpOnlyForTheRest)
{
    const auto found = search({with_label_track, only_uploaded});

    EXPECT_TRUE(good(with_label_track, found[0]));
    EXPECT_TRUE(good(only_uploaded, found[1]));
    EXPECT_THAT(world.log(), HasSubstr("/youtube/search?q=Marlo"));
    EXPECT_THAT(world.log(), Not(HasSubstr("/youtube/search?q=The")));
}

TEST_F(YoutubeTest, GoesOnWithYtDlpWhenYouTubeMusicIsClosed)
{
    world.spoil("/music", R"("do":"403")", 9);
    const auto found = search({with_label_track});

    EXPECT_TRUE(good(with_label_track, found[0]));
    EXPECT_THAT(log.messages, Contains(HasSubstr("yt-dlp searches instead")));
}

TEST_F(YoutubeTest, AsksNobodyWhileYouTubeWantsRest)
{
    world.spoil("/music", R"("do":"429")");
    EXPECT_THROW((void)search({with_label_track}), Unavailable);
    EXPECT_THAT(world.log(), Not(HasSubstr("/youtube/search")));
}

TEST_F(YoutubeTest, KeepsToTheConfiguredWays)
{
    options.search = {"yt-dlp"};
    EXPECT_TRUE(good(with_label_track, search({with_label_track})[0]));
    EXPECT_THAT(world.log(), Not(HasSubstr("youtubei")));
    EXPECT_EQ(source->health().size(), 1U);

    options.search = {"music"};
    world.spoil("/music", R"("do":"403")", 9);
    EXPECT_THROW((void)search({with_label_track}), Unavailable);
}
