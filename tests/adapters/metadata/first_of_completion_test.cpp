// SPDX-License-Identifier: MIT
#include "adapters/metadata/first_of.hpp"

#include "plugin/errors.hpp"
#include "tests/adapters/metadata/two_providers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topfive {

namespace {

using namespace std::chrono_literals;

}

TEST(FirstOf, CompletesARecordingByWhoRankedItFirst)
{
    TwoProviders world;
    auto whole = recording("deezer:1", "Common People", 350s);
    whole.isrc = "GBAYE9500001";
    whole.album = "Different Class";
    world.deezer.completed["deezer:1"] = whole;

    const auto told = world.first.complete(recording("deezer:1", "Common People", 350s), {});

    whole.accounts = {"ISRC, album by deezer:1"};
    EXPECT_EQ(told, whole);
    EXPECT_EQ(world.itunes.questions, 0);
}

TEST(FirstOf, AsksOthersOnlyForWhatIsStillMissing)
{
    TwoProviders world;
    auto other = recording("deezer:1", "Common People (Full Length Version)", 352s);
    other.isrc = "GBAYE9500001";
    world.deezer.found = {recording("deezer:7", "Common People (Live)", 400s),
                          recording("deezer:1", "Common People", 352s)};
    other.title = "Common People";
    world.deezer.completed["deezer:1"] = other;
    auto mine = recording("itunes:1", "Common People", 350s);
    mine.album = "Different Class";

    const auto whole = world.first.complete(mine, {});

    EXPECT_EQ(whole.isrc, "GBAYE9500001");
    EXPECT_EQ(whole.accounts, std::vector<std::string>{"ISRC by deezer:1"});
    EXPECT_EQ(whole.id, "itunes:1");
    EXPECT_EQ(whole.length, 350s);
    EXPECT_EQ(whole.album, "Different Class");
}

TEST(FirstOf, BelievesNobodyWhoSpeaksOfAnotherRecording)
{
    TwoProviders world;
    auto live = recording("deezer:7", "Common People (Live)", 350s);
    live.isrc = "GBAYE9500007";
    auto longer = recording("deezer:8", "Common People", 500s);
    longer.isrc = "GBAYE9500008";
    world.deezer.found = {live, longer};

    EXPECT_EQ(world.first.complete(recording("itunes:1", "Common People", 350s), {}).isrc, "");
}

TEST(FirstOf, CompletesWhatItCanWhenAServiceIsAway)
{
    TwoProviders world;
    world.deezer.fault = "deezer: GET /track/1: 500";
    auto told = recording("itunes:1", "Common People", 350s);
    told.album = "Different Class";
    world.itunes.found = {told};

    const auto whole = world.first.complete(recording("deezer:1", "Common People", 350s), {});

    EXPECT_EQ(whole.album, "Different Class");
    EXPECT_EQ(whole.isrc, "");
}

}
