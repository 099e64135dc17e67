// SPDX-License-Identifier: MIT
#include "plugin/fetching/allowance.hpp"
#include "plugin/fetching/retry_ladder.hpp"
#include "tests/fakes/world.hpp"

#include <gmock/gmock.h>

namespace topfive {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Optional;

TEST(RetryLadder, ClimbsAsPromised)
{
    EXPECT_EQ(retry_after(1), 0s);
    EXPECT_EQ(retry_after(2), 0s);
    EXPECT_EQ(retry_after(3), 4h);
    EXPECT_EQ(retry_after(4), 24h);
    EXPECT_EQ(retry_after(5), 7 * 24h);
    EXPECT_EQ(retry_after(6), std::nullopt);
}

TEST(Allowance, HoldsBackAboveTheHourlyCapUntilTheHourHasPassed)
{
    World world;
    world.charts.rank("Pulp", {"Common People", "Babies"});
    const Allowance allowance({2, 200, 0, 0}, world.history, world.shelf, world.clock);
    EXPECT_EQ(allowance.wait(), std::nullopt);
    EXPECT_THAT(allowance.wait(2), Optional(HasSubstr("per_hour")));

    world.search("Pulp");

    EXPECT_THAT(allowance.wait(), Optional(HasSubstr("per_hour")));
    world.clock.advance(61min);
    EXPECT_EQ(allowance.wait(), std::nullopt);
}

TEST(Allowance, IsAskedBeforeTheSourcesAre)
{
    World world;
    world.shelf.free = 1000;
    world.charts.rank("Pulp", {"Common People", "Babies"});

    const auto story = world.search("Pulp");
    world.pass(6min);

    EXPECT_EQ(world.source.searches, 0);
    EXPECT_THAT(world.states(story), ElementsAre("pending", "pending"));
    EXPECT_THAT(world.history.story(story)->outcome, HasSubstr("waits for download.min_free: 0 MB are free"));
}

TEST(Allowance, IsAskedAgainAtANewStart)
{
    World world;
    world.shelf.free = 1000;
    world.charts.rank("Pulp", {"Common People", "Babies"});
    const auto story = world.search("Pulp");
    world.shelf.free = 100'000'000'000;

    world.start();

    EXPECT_THAT(world.states(story), ElementsAre("completed", "completed"));
}

TEST(Allowance, HoldsBackAboveTheQuota)
{
    World world;
    world.charts.rank("Pulp", {"Common People", "Babies"});
    const Allowance allowance({60, 200, 2'000'000, 0}, world.history, world.shelf, world.clock);
    EXPECT_EQ(allowance.wait(), std::nullopt);

    world.search("Pulp"); // two files of a megabyte each

    EXPECT_THAT(allowance.wait(), Optional(HasSubstr("quota")));
}

}
}
