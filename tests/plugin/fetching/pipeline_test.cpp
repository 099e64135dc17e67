// SPDX-License-Identifier: MIT
#include "plugin/fetching/outlook.hpp"
#include "tests/fakes/world.hpp"

#include <future>
#include <gmock/gmock.h>

namespace topfive {
namespace {

using namespace std::chrono_literals;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::SizeIs;

TEST(Pipeline, FetchesOnlyWhatTheLibraryLacks)
{
    World world;
    world.charts.rank("Pulp", {"Common People", "Disco 2000"});
    world.library.add("Pulp", "Common People");

    const auto story = world.search("Pulp");

    EXPECT_THAT(world.shelf.songs, ElementsAre("Topfive/Pulp/Disco 2000.opus"));
    EXPECT_THAT(world.states(story), ElementsAre("in_library", "completed"));
    EXPECT_EQ(world.history.story(story)->state, StoryState::done);
}

TEST(Pipeline, CountsTheSongAskedForOnceAndSaysWhenThereIsNone)
{
    World world;
    world.charts.rank("Pulp", {"Common People", "Babies"});

    EXPECT_EQ(world.history.story(world.get("Pulp", "Babies"))->outcome, "2 fetched");
    EXPECT_EQ(world.history.story(world.get("Pulp", "No Such Song"))->outcome,
              "2 fetched; no song “No Such Song” was found");
}

TEST(Pipeline, PlacesWhatWasTakenOutOfAPackedFile)
{
    World world;
    world.source.packed = true;
    world.charts.rank("Pulp", {"Common People"});

    world.search("Pulp");

    EXPECT_THAT(world.shelf.songs, ElementsAre("Topfive/Pulp/Common People.m4a"));
}

TEST(Pipeline, TakesTheNextCandidateWhenTheSoundIsWrongAndRemembers)
{
    World world;
    world.source.copies = 2;
    world.charts.rank("Pulp", {"Common People"});
    world.listener.silent["vfake:1-1"] = 0.9;

    const auto story = world.search("Pulp");

    EXPECT_THAT(world.source.fetched, ElementsAre("vfake:1-1", "vfake:1-1.1"));
    const auto row = world.history.download(world.history.story(story)->places.front().download);
    EXPECT_THAT(world.history.rejected_candidates(row->id), ElementsAre(Pair("fake", "vfake:1-1")));
    EXPECT_EQ(row->verified, Verified::passed);
    EXPECT_THAT(world.tagger.verified, ElementsAre("passed"));
}

TEST(Pipeline, KeepsNothingOfWhatFailsAllCandidates)
{
    World world;
    world.charts.rank("Pulp", {"Common People"});
    world.listener.silent["vfake:1-1"] = 0.9;

    const auto story = world.search("Pulp");

    EXPECT_THAT(world.shelf.songs, IsEmpty());
    EXPECT_THAT(world.tagger.tagged, IsEmpty());
    const auto row = world.history.download(world.history.story(story)->places.front().download);
    EXPECT_EQ(row->state, DownloadState::error);
    EXPECT_THAT(row->error, testing::HasSubstr("90 % of it are silence"));
}

TEST(Pipeline, TagsAndListsWhatNobodyCanVouchFor)
{
    World world;
    world.charts.rank("Pulp", {"Common People"});
    world.listener.lengths["vfake:1-1"] = 208s; // some seconds more than the chart says

    world.search("Pulp");

    EXPECT_THAT(world.tagger.verified, ElementsAre("unknown"));
    History::Filter filter;
    filter.unverified = true;
    EXPECT_THAT(world.history.downloads(filter), SizeIs(1));
}

TEST(Pipeline, FetchesNothingTwice)
{
    World world;
    world.charts.rank("Pulp", {"Common People"});

    world.search("Pulp");
    world.search("pulp", "albumartist");
    world.get("PULP");

    EXPECT_THAT(world.source.fetched, SizeIs(1));
}

TEST(Pipeline, LooksAtAnArtistAgainOnlyAfterTheRepeat)
{
    World world;
    world.charts.rank("Pulp", {"Common People"});
    world.search("Pulp");

    EXPECT_EQ(world.search("Pulp"), 0);
    world.pass(31 * 24h);
    EXPECT_NE(world.search("Pulp"), 0);
}

TEST(Pipeline, FetchesTheSongThatATitleNamesFirst)
{
    World world;
    world.charts.rank("Pulp", {"Common People", "Disco 2000", "Babies"});

    world.search("babies", "title");

    ASSERT_THAT(world.shelf.songs, SizeIs(3));
    EXPECT_EQ(world.shelf.songs.front(), "Topfive/Pulp/Babies.opus");
}

TEST(Pipeline, TakesTitleAndArtistInEitherOrderForASong)
{
    World world;
    world.charts.rank("Pulp", {"Common People", "Disco 2000"});

    world.search("disco 2000 pulp", "any");

    ASSERT_THAT(world.shelf.songs, SizeIs(2));
    EXPECT_EQ(world.shelf.songs.front(), "Topfive/Pulp/Disco 2000.opus");
}

TEST(Pipeline, RemembersASearchThatNamesNobody)
{
    World world;
    world.charts.rank("Pulp", {"Common People"});

    const auto story = world.search("Pulpo");

    EXPECT_THAT(world.shelf.songs, IsEmpty());
    EXPECT_EQ(world.history.story(story)->state, StoryState::done);
}

TEST(Pipeline, AsksAgainTheNextDayWhoWasNobody)
{
    World world;
    EXPECT_NE(world.search("Pulp"), 0);
    world.charts.rank("Pulp", {"Common People"}); // the service learns of them

    EXPECT_EQ(world.search("Pulp"), 0);
    world.clock.advance(25h);
    EXPECT_NE(world.search("Pulp"), 0);

    EXPECT_THAT(world.shelf.songs, SizeIs(1));
    world.clock.advance(25h);
    EXPECT_EQ(world.search("Pulp"), 0);
}

TEST(Pipeline, ObservingStopsBeforeTheDownload)
{
    World world(true);
    world.charts.rank("Pulp", {"Common People"});

    const auto story = world.search("Pulp");

    EXPECT_THAT(world.states(story), ElementsAre("pending"));
    EXPECT_EQ(world.source.searches, 0);
}

TEST(Pipeline, ObservingSumsUpWhatWouldCome)
{
    World world(true);
    world.charts.rank("Pulp", {"Common People", "Disco 2000"});
    world.charts.rank("Blur", {"Parklife", "Song 2", "Beetlebum"});
    world.library.add("Pulp", "Common People");

    world.search("Pulp");
    const auto story = world.search("Blur");
    world.search("Blur", "albumartist"); // again, in other words

    const auto outlook = world.history.outlook();
    EXPECT_EQ(outlook.artists, 2U);
    EXPECT_EQ(outlook.songs, 4U);
    EXPECT_EQ(outlook.owned, 1U);
    EXPECT_THAT(world.history.story(story)->lines.back().text, HasSubstr("2 artists searched: 4 songs, 1 owned, "));
}

TEST(Outlook, EstimatesFromTheLengths)
{
    EXPECT_EQ(words({31, 94, 61, std::chrono::seconds(94 * 268), 0}),
              "31 artists searched: 94 songs, 61 owned, 410 MB to come");
    EXPECT_EQ(words({1, 1, 0, std::chrono::seconds(0), 1}), "1 artist searched: 1 song, 0 owned, 4 MB to come");
    EXPECT_EQ(words({}), "0 artists searched: 0 songs, 0 owned, 0 MB to come");
}

TEST(Pipeline, WhatAPersonDeletedStaysAway)
{
    World world;
    world.charts.rank("Pulp", {"Common People", "Babies"});
    world.search("Pulp");
    world.shelf.take_out("Topfive/Pulp/Babies.opus");
    world.library.paths.erase("Topfive/Pulp/Babies.opus");

    const auto again = world.get("Pulp");
    EXPECT_THAT(world.states(again), ElementsAre("completed", "rejected"));

    EXPECT_THAT(world.states(world.ask("Babies", "title")), ElementsAre("rejected", "completed", "rejected"));

    const auto by_name = world.get("Pulp", "Babies");
    EXPECT_THAT(world.states(by_name), ElementsAre("completed", "completed", "completed"));
}

TEST(Pipeline, WhatIsNoticedNeverBringsAnArtistAboveTheCount)
{
    World world;
    world.charts.rank("Pulp", {"One", "Two", "Three", "Four", "Five", "Six Pack"});
    world.search("Pulp");

    world.search("Six Pack", "title");
    EXPECT_THAT(world.shelf.songs, SizeIs(5));

    world.get("Pulp", "Six Pack");
    EXPECT_THAT(world.shelf.songs, SizeIs(6));
}

TEST(Pipeline, TellsWhyEachPlaceIsAsItIs)
{
    World world;
    world.charts.rank("Pulp", {"Common People"});
    const auto story = world.history.story(world.search("Pulp"));

    std::vector<std::string> kinds;
    for (const auto& line : story->lines)
        kinds.push_back(line.kind);
    for (const char* kind : {"named", "chart", "verdict", "candidate", "fetch", "verified", "placed", "completed"})
        EXPECT_THAT(kinds, Contains(kind));
}

}
}
