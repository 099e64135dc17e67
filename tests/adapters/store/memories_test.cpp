// SPDX-License-Identifier: MIT
#include "adapters/io/database.hpp"
#include "adapters/store/pruning.hpp"
#include "tests/adapters/store/store_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topfive {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using testing::SizeIs;

struct Memories : testing::Test {
    TemporaryDirectory folder;
    std::filesystem::path file = folder.path() / "topfive.db";
    FakeClock clock;
    FakeLog log;
};

TEST_F(Memories, ForgetOldStoriesButNothingThatIsStillToDo)
{
    SqliteHistory history(file, clock, log);
    const auto story = [&](StoryState state, std::optional<Time> retry_at) {
        const auto id = history.open(search("eminem"));
        const auto row =
            history.claim(song("deezer:" + std::to_string(id), "Song " + std::to_string(id)), eminem(), false, "");
        Place one = place(1, row.recording, PlaceState::pending);
        one.download = row.id;
        history.set_places(id, {one});
        history.failed(row.id, "network", 5, retry_at);
        if (state != StoryState::open)
            history.close(id, state, "");
        return id;
    };
    const auto open = story(StoryState::open, {});
    const auto waits = story(StoryState::failed, clock.now() + 24h * 500);
    const auto over = story(StoryState::failed, {});
    clock.advance(24h * 401);
    const auto fresh = story(StoryState::done, {});

    Database database(file);
    prune(database, clock.now());

    EXPECT_TRUE(history.story(open));
    EXPECT_TRUE(history.story(waits));
    EXPECT_FALSE(history.story(over));
    EXPECT_TRUE(history.story(fresh));
    EXPECT_THAT(history.downloads({}), SizeIs(4));
}

TEST_F(Memories, ForgetTheOldestStoriesAboveTheirNumber)
{
    SqliteHistory history(file, clock, log);
    for (int i = 0; i < 5; ++i) {
        const auto id = history.open(search("eminem"));
        history.tell(id, {{}, "note", 0, "", "a line", {}});
        history.close(id, StoryState::done, "");
    }
    Database database(file);
    prune(database, clock.now(), {24h * 400, 3, 2});

    const auto left = history.stories_about("eminem", 9);
    ASSERT_THAT(left, SizeIs(3));
    EXPECT_EQ(left.back().id, 3);
    EXPECT_THAT(left[0].lines, SizeIs(1));
    EXPECT_THAT(left[1].lines, SizeIs(1));
    EXPECT_THAT(left[2].lines, IsEmpty());
}

TEST(Blocks, HoldForEveryNameOfTheRecording)
{
    RememberedWorld world;
    world.history().block(song("deezer:1", "Stan", {"Eminem", "Dido"}), "taken out on Monday");
    world.history().block(song("deezer:1", "Stan"), "taken out on Friday");
    world.restart();

    EXPECT_EQ(world.history().blocked(song("itunes:9", "Stan (feat. Dido)")), "taken out on Friday");
    EXPECT_EQ(world.history().blocked(song("itunes:8", "Kim")), std::nullopt);

    world.history().unblock(song("itunes:9", "Stan"));
    EXPECT_EQ(world.history().blocked(song("deezer:1", "Stan", {"Eminem", "Dido"})), std::nullopt);
}

TEST(Candidates, ThatWereRejectedAreKnownByTheirRow)
{
    RememberedWorld world;
    const auto stan = world.history().claim(song("deezer:1", "Stan"), eminem(), false, "").id;
    const auto kim = world.history().claim(song("deezer:2", "Kim"), eminem(), false, "").id;
    world.history().reject_candidate(stan, video("aaaaaaaaaaa"), "62 s too long");
    world.clock.advance(1s);
    world.history().reject_candidate(stan, video("bbbbbbbbbbb"), "private");
    world.history().reject_candidate(stan, video("bbbbbbbbbbb"), "private");

    EXPECT_THAT(world.history().rejected_candidates(stan),
                ElementsAre(Pair("youtube", "aaaaaaaaaaa"), Pair("youtube", "bbbbbbbbbbb")));
    EXPECT_THAT(world.history().rejected_candidates(kim), IsEmpty());
}

}
}
