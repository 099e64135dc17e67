// SPDX-License-Identifier: MIT
#include "adapters/store/sqlite_display_memory.hpp"

#include "tests/adapters/store/store_world.hpp"

#include <gmock/gmock.h>

namespace topfive {

namespace {

using testing::ElementsAre, testing::IsEmpty;

TEST(SqliteDisplayMemory, RemembersAcrossARestart)
{
    RememberedWorld world;
    {
        SqliteDisplayMemory shown(world.file, world.clock, world.log);
        shown.remember({"pulp", "Top 5 - Pulp", {"a", "b"}, {"a"}, {}, false});
        shown.remember({"", "Just in", {}, {}, {"c d"}, true});
        shown.set_ranks("pulp", {{"a", 1}, {"b", 4}});
        shown.set_ranks("blur", {{"b", 2}});
    }
    SqliteDisplayMemory shown(world.file, world.clock, world.log);
    const auto chart = shown.playlist("pulp");
    ASSERT_TRUE(chart);
    EXPECT_EQ(chart->name, "Top 5 - Pulp");
    EXPECT_THAT(chart->meant, ElementsAre("a", "b"));
    EXPECT_THAT(chart->listed, ElementsAre("a"));
    EXPECT_FALSE(chart->theirs);
    const auto recent = shown.playlist_named("Just in");
    ASSERT_TRUE(recent);
    EXPECT_EQ(recent->of, "");
    EXPECT_TRUE(recent->theirs);
    EXPECT_THAT(recent->about_to, ElementsAre("c d"));
    EXPECT_EQ(shown.best_rank("b"), 2);
    EXPECT_EQ(shown.best_rank("c"), 0);
    shown.set_ranks("blur", {});
    EXPECT_EQ(shown.best_rank("b"), 4);
    EXPECT_THAT(shown.ranks("pulp"), ElementsAre(ShownRank{"a", 1}, ShownRank{"b", 4}));
    shown.forget("pulp");
    EXPECT_FALSE(shown.playlist("pulp"));
}

TEST(SqliteDisplayMemory, ForgetsAMarkWithItsDownload)
{
    RememberedWorld world;
    SqliteDisplayMemory shown(world.file, world.clock, world.log);
    const auto id = world.complete(song("deezer:1", "Stan"), "Topfive/Eminem/Stan.opus");
    EXPECT_FALSE(shown.marked(id));
    shown.mark(id);
    EXPECT_TRUE(shown.marked(id));
    world.history().remove(id, "taken out");
    EXPECT_FALSE(shown.marked(id));
    shown.mark(id); // gone meanwhile
    EXPECT_FALSE(shown.marked(id));
}

TEST(History, TellsWhatCameLastByItsPlacing)
{
    RememberedWorld world;
    const auto first = world.complete(song("deezer:1", "Stan"), "a.opus");
    (void)world.history().claim(song("deezer:2", "Kim"), eminem(), false, ""); // comes later than the next
    world.clock.advance(std::chrono::seconds(1));
    const auto third = world.complete(song("deezer:3", "Rap God"), "c.opus");
    world.clock.advance(std::chrono::seconds(1));
    const auto second = world.complete(song("deezer:2", "Kim"), "b.opus");
    std::vector<DownloadId> ids;
    for (const auto& row : world.history().recently_completed(10))
        ids.push_back(row.id);
    EXPECT_THAT(ids, ElementsAre(second, third, first));
    EXPECT_EQ(world.history().recently_completed(1).size(), 1U);
}

}

}
