// SPDX-License-Identifier: MIT
#include "adapters/mpd/recent_songs.hpp"
#include <gmock/gmock.h>

using namespace topfive;
using Kind = RecentSongs::Kind;

TEST(RecentSongs, TellNewFromKnown)
{
    RecentSongs recent(1000);
    recent.add("Pulp/Babies.flac", 1500);
    EXPECT_EQ(recent.kind_of("Pulp/Babies.flac", 1500), Kind::known);
    EXPECT_EQ(recent.kind_of("Pulp/Babies.flac", 1600), Kind::changed);
    EXPECT_EQ(recent.kind_of("Pulp/Disco 2000.flac", 1600), Kind::unknown);
}

TEST(RecentSongs, LeaveOldOnesOut)
{
    RecentSongs recent(1000);
    recent.add("Pulp/Babies.flac", 999);
    EXPECT_EQ(recent.kind_of("Pulp/Babies.flac", 999), Kind::unknown);
}

TEST(RecentSongs, StayFewWhenALibraryArrivedToday)
{
    RecentSongs recent(1000);
    for (std::int64_t second = 0; second < 50'000; ++second)
        recent.add("song " + std::to_string(second), 2000 + second);
    EXPECT_GT(recent.horizon(), 2000 + 50'000 - 5000);
    EXPECT_EQ(recent.kind_of("song 49999", 51'999), Kind::known);
    EXPECT_EQ(recent.kind_of("song 0", 2000), Kind::unknown);
}

TEST(RecentSongs, KeepNoneOfASecondThatHeldTooMany)
{
    RecentSongs recent(1000);
    for (int i = 0; i < 50'000; ++i)
        recent.add("song " + std::to_string(i), 2000);
    EXPECT_EQ(recent.horizon(), 2001);
}

TEST(RecentSongs, ReadTheTimesOfMpd)
{
    EXPECT_EQ(seconds_of("1970-01-02T00:00:01Z"), 86401);
    EXPECT_EQ(seconds_of("2020-09-13T12:26:40Z"), 1'600'000'000);
    EXPECT_EQ(seconds_of(""), 0);
    EXPECT_EQ(seconds_of("2020-13-13T12:26:40Z"), 0);
    EXPECT_EQ(seconds_of("yesterday, in the night"), 0);
}
