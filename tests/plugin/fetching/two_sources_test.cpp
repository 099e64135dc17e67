// SPDX-License-Identifier: MIT
#include "tests/fakes/world.hpp"

#include <gmock/gmock.h>

namespace topfive {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct TwoSources : testing::Test {
    TwoSources() { world.charts.rank("Pulp", {"Common People", "Babies"}); }
    World world{false, {}, true};
};

TEST_F(TwoSources, TheSecondIsAskedOnlyForWhatTheFirstLacks)
{
    world.source.lacks = {"Babies"};

    const auto story = world.search("Pulp");

    EXPECT_THAT(world.states(story), ElementsAre("completed", "completed"));
    EXPECT_THAT(world.second.searched, ElementsAre("Babies"));
    EXPECT_THAT(world.tagger.tagged,
                ElementsAre(std::pair<std::string, std::string>("Common People", "fake:vfake:1-1"),
                            std::pair<std::string, std::string>("Babies", "second:second-fake:1-2")));
}

TEST_F(TwoSources, TheSecondIsAskedInTheSamePassWhenWhatTheFirstOfferedIsWrong)
{
    world.source.failures["vfake:1-1"] = {Failure::Kind::candidate, "it is not there any more"};

    const auto story = world.search("Pulp");

    EXPECT_THAT(world.states(story), ElementsAre("completed", "completed"));
    EXPECT_THAT(world.second.searched, ElementsAre("Common People"));
    EXPECT_THAT(world.second.fetched, ElementsAre("second-fake:1-1"));
}

TEST_F(TwoSources, ARefusedIdIsThatOfItsSourceAlone)
{
    world.second.ids = "v";
    world.source.failures["vfake:1-1"] = {Failure::Kind::candidate, "it is not there any more"};

    const auto story = world.search("Pulp");

    EXPECT_THAT(world.states(story), ElementsAre("completed", "completed"));
    EXPECT_THAT(world.second.fetched, ElementsAre("vfake:1-1"));
}

TEST_F(TwoSources, APassHasRoomForThreeCandidatesWhoeverOffersThem)
{
    world.source.copies = 3;
    for (const auto* id : {"vfake:1-1", "vfake:1-1.1", "vfake:1-1.2"})
        world.source.failures[id] = {Failure::Kind::candidate, "gone"};

    const auto story = world.search("Pulp");

    EXPECT_THAT(world.states(story), ElementsAre("error", "completed"));
    EXPECT_THAT(world.second.searched, IsEmpty());
}

TEST_F(TwoSources, WhatOnlyARestingSourceMayHaveWaitsWithoutARungAndTheRestComes)
{
    world.source.lacks = {"Babies"};
    world.second.rests = world.clock.now() + 15min;

    const auto story = world.search("Pulp");

    EXPECT_THAT(world.states(story), ElementsAre("completed", "pending"));
    const auto row = *world.history.download(world.history.story(story)->places[1].download);
    EXPECT_EQ(row.rung, 0);
    EXPECT_THAT(row.error, HasSubstr("429"));

    world.second.rests.reset();
    world.pass(20min);
    EXPECT_THAT(world.states(story), ElementsAre("completed", "completed"));
}

TEST_F(TwoSources, AnArchiveThatIsAwayLeavesTheOther)
{
    world.source.away = true;

    const auto story = world.search("Pulp");

    EXPECT_THAT(world.states(story), ElementsAre("completed", "completed"));
    EXPECT_THAT(world.source.fetched, IsEmpty());
}

}
}
