// SPDX-License-Identifier: MIT
#include "plugin/fetching/inbox.hpp"
#include "plugin/fetching/workers.hpp"

#include <gmock/gmock.h>
#include <latch>
#include <mutex>
#include <set>

namespace topfive {
namespace {

TEST(Inbox, HandsOutWhatAPersonAskedForFirst)
{
    Inbox inbox;
    inbox.open();
    inbox.push(1, Turn::noticed);
    inbox.push(2, Turn::asked);
    inbox.push(3, Turn::noticed);
    inbox.push(4, Turn::asked);

    EXPECT_EQ(inbox.take({}), 2);
    EXPECT_EQ(inbox.take({}), 4);
    EXPECT_EQ(inbox.take({}), 1);
    EXPECT_EQ(inbox.take({}), 3);
}

TEST(Inbox, HandsOutRelatedArtistsWhenNobodyElseWaitsOrIsUnderWay)
{
    Inbox inbox;
    inbox.open();
    inbox.push(1, Turn::related);
    inbox.push(2, Turn::noticed);
    inbox.push(3, Turn::related);

    EXPECT_EQ(inbox.take({}), 2);
    EXPECT_TRUE(inbox.pressing());
    std::jthread worker([&] { inbox.done(2); });
    EXPECT_EQ(inbox.take({}), 1);
    EXPECT_FALSE(inbox.pressing());
    EXPECT_EQ(inbox.take({}), 3);
}

TEST(Inbox, HandsOutTheNewestOfWhatLiesAside)
{
    Inbox inbox;
    inbox.open();
    inbox.push(1, Turn::related);
    for (StoryId story = 2; story <= 4; ++story)
        inbox.push(story, Turn::aside);
    inbox.push(5, Turn::noticed);
    EXPECT_EQ(inbox.take({}), 5);
    EXPECT_EQ(inbox.take({}), 4);
    EXPECT_EQ(inbox.take({}), 3);
    EXPECT_TRUE(inbox.pressing());
    EXPECT_EQ(inbox.size(), 2U);
    EXPECT_EQ(inbox.take({}), 2);
}

TEST(Inbox, LaysAsideWhatNobodyTyped)
{
    SearchIntent typed, queued, browsed, asked;
    queued.origin = SearchIntent::Origin::queue;
    browsed.kind = SearchIntent::Kind::browse;
    asked.kind = SearchIntent::Kind::ask;
    EXPECT_EQ(turn_of(typed), Turn::noticed);
    EXPECT_EQ(turn_of(queued), Turn::aside);
    EXPECT_EQ(turn_of(browsed), Turn::aside);
    EXPECT_EQ(turn_of(asked), Turn::asked);
}

TEST(Inbox, GivesAStoryItsBestTurn)
{
    Inbox inbox;
    inbox.open();
    inbox.push(1, Turn::noticed);
    inbox.push(2, Turn::related);
    inbox.push(2, Turn::asked);

    EXPECT_EQ(inbox.take({}), 2);
    EXPECT_EQ(inbox.size(), 1U);
}

TEST(Inbox, HoldsEachStoryOnce)
{
    Inbox inbox;
    inbox.open();
    inbox.push(1, Turn::noticed);
    inbox.push(1, Turn::noticed);
    inbox.push(1, Turn::asked);
    inbox.push(1, Turn::noticed);

    EXPECT_EQ(inbox.size(), 1U);
    EXPECT_EQ(inbox.take({}), 1);
}

TEST(Inbox, GivesNothingOutUntilOpenedAndLosesNothing)
{
    Inbox inbox;
    inbox.push(1, Turn::noticed);
    std::jthread opener([&] { inbox.open(); });

    EXPECT_EQ(inbox.take({}), 1);
}

TEST(Inbox, EndsWhenStopped)
{
    Inbox inbox;
    inbox.push(1, Turn::asked);
    std::stop_source stop;
    stop.request_stop();

    EXPECT_EQ(inbox.take(stop.get_token()), std::nullopt);
}

TEST(Workers, WorkSideBySideAndEachStoryOnce)
{
    Inbox inbox;
    std::latch both_at_work(2);
    std::mutex mutex;
    std::multiset<StoryId> done;
    std::latch all_done(4);
    Workers workers(2, inbox, [&](StoryId story, std::stop_token) {
        if (story <= 2)
            both_at_work.arrive_and_wait();
        const std::lock_guard lock(mutex);
        done.insert(story);
        all_done.count_down();
    });

    for (StoryId story = 1; story <= 4; ++story)
        inbox.push(story, Turn::noticed);
    inbox.open();
    all_done.wait();

    EXPECT_THAT(done, ::testing::ElementsAre(1, 2, 3, 4));
}

TEST(Inbox, GivesNoStoryToTwoAndForgetsNoneThatCameMeanwhile)
{
    Inbox inbox;
    inbox.open();
    inbox.push(1, Turn::noticed);
    ASSERT_EQ(inbox.take({}), 1);
    inbox.push(1, Turn::noticed);
    inbox.push(2, Turn::noticed);
    EXPECT_EQ(inbox.take({}), 2);
    EXPECT_EQ(inbox.size(), 0U);
    inbox.done(1);
    EXPECT_EQ(inbox.take({}), 1);
    inbox.done(1);
    EXPECT_EQ(inbox.size(), 0U);
}

}
}
