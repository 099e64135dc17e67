// SPDX-License-Identifier: MIT
#include "plugin/fetching/whereabouts.hpp"
#include "tests/fakes/world.hpp"

#include <gmock/gmock.h>

namespace topfive {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr const char* placed = "Topfive/Pulp/Babies.opus";
constexpr const char* moved = "Sorted/babies.opus";

// Pulp's one song has come, and a person touches it.
class Touched : public testing::Test {
protected:
    Touched()
    {
        world.charts.rank("Pulp", {"Babies"});
        world.get("Pulp");
        EXPECT_THAT(world.shelf.songs, ElementsAre(placed));
    }
    void move()
    {
        world.shelf.songs = {moved};
        world.marks.written[moved] = "fake:1-1";
    }
    void remove() { world.shelf.songs.clear(); }
    Place place_of(StoryId story) { return world.history.story(story)->places.front(); }

    World world;
};

TEST_F(Touched, AMovedFileIsKnownByItsMarkAndItsRowFollows)
{
    move();

    const auto place = place_of(world.get("Pulp"));

    EXPECT_EQ(place.state, PlaceState::completed);
    EXPECT_EQ(place.path, moved);
    EXPECT_EQ(world.history.download_at(moved)->id, place.download);
    EXPECT_THAT(world.source.fetched, ElementsAre("vfake:1-1"));
    EXPECT_THAT(world.history.story(1)->lines,
                Contains(Field(&StoryLine::text, "it was moved from Topfive/Pulp/Babies.opus to Sorted/babies.opus")));
}

TEST_F(Touched, OnlyTheFileThatBearsItsMarkIsItsOwn)
{
    const auto row = *world.history.download_at(placed);
    EXPECT_EQ(world.whereabouts.own(row, {}), std::nullopt) << "a person's file stands in its place";
    world.marks.written[placed] = "fake:9-9";
    EXPECT_EQ(world.whereabouts.own(row, {}), std::nullopt) << "another song of ours";
    world.marks.written[placed] = "fake:1-1";
    EXPECT_EQ(world.whereabouts.own(row, {}), placed);

    world.shelf.songs = {placed, moved};
    world.marks.written = {{moved, "fake:1-1"}};
    EXPECT_EQ(world.whereabouts.own(row, {}), moved) << "a person moved it and put another there";
    EXPECT_TRUE(world.history.download_at(moved));

    remove();
    EXPECT_EQ(world.whereabouts.own(row, {}), std::nullopt);
}

TEST_F(Touched, AllMovedFilesAreFollowedAtOnceAndInVainOnlyOnce)
{
    move();
    world.whereabouts.follow_all({});
    EXPECT_TRUE(world.history.download_at(moved));

    remove();
    world.whereabouts.follow_all({});
    world.whereabouts.follow_all({});
    EXPECT_EQ(world.marks.looks, 2) << "what was looked for in vain is not looked for at every change";
    EXPECT_TRUE(world.history.download_at(moved)) << "that it is gone is for the next search to say";
}

TEST_F(Touched, ADeletedFileIsRememberedOnceTheChartIsDrawnAgain)
{
    remove();
    EXPECT_THAT(place_of(world.get("Pulp")).why, HasSubstr("somebody deleted it"));
    EXPECT_EQ(place_of(world.get("Pulp")).state, PlaceState::rejected);
    EXPECT_THAT(world.shelf.songs, IsEmpty());

    world.get("Pulp", "Babies");
    EXPECT_THAT(world.shelf.songs, ElementsAre(placed));
}

TEST_F(Touched, AFileIsNotGoneWhileTheMusicDirectoryIs)
{
    remove();
    world.library.in_the_way = "the music directory is not the one that MPD lists";
    EXPECT_EQ(place_of(world.get("Pulp")).state, PlaceState::completed);
    world.library.in_the_way.reset();
    world.shelf.in_the_way = "the music directory /music is not there";
    EXPECT_EQ(place_of(world.get("Pulp")).state, PlaceState::completed);
    world.whereabouts.follow_all({});
    EXPECT_EQ(world.marks.looks, 0);

    world.shelf.in_the_way.reset();
    world.shelf.songs = {placed}; // it is mounted again
    EXPECT_EQ(place_of(world.get("Pulp")).state, PlaceState::completed);
    EXPECT_FALSE(world.history.blocked(place_of(1).recording));
}

TEST_F(Touched, APersonsOwnCopyCountsWhenTheFetchedOneIsGone)
{
    remove();
    world.library.add("Pulp", "Babies");

    const auto place = place_of(world.get("Pulp"));

    EXPECT_EQ(place.state, PlaceState::in_library);
    EXPECT_EQ(place.path, "Pulp/Babies.flac");
}

TEST_F(Touched, TheVerySongComesThoughMpdStillListsTheDeletedFile)
{
    remove();
    world.library.add("Pulp", "Babies");
    world.shelf.gone = {"Pulp/Babies.flac"};

    EXPECT_EQ(place_of(world.get("Pulp")).state, PlaceState::in_library);
    world.get("Pulp", "Babies");

    EXPECT_THAT(world.shelf.songs, ElementsAre(placed));
    EXPECT_THAT(world.library.updated, Contains("Pulp/Babies.flac"));
}

TEST_F(Touched, APreviewRemembersNothingOfIt)
{
    remove();
    SearchIntent intent;
    intent.text = "Pulp";
    intent.field = "artist";
    intent.kind = SearchIntent::Kind::ask;

    EXPECT_EQ(world.preview(intent).places.front().state, PlaceState::rejected);

    EXPECT_TRUE(world.history.download_at(placed));
    EXPECT_FALSE(world.history.blocked(place_of(1).recording));
}

TEST(Whereabouts, AFileThatWasMovedBeforeMpdListedItIsNotFetchedAgain)
{
    World world;
    world.charts.rank("Pulp", {"Babies"});
    world.library.deaf = true;
    world.get("Pulp");
    world.shelf.songs = {moved};
    world.marks.written[moved] = "fake:1-1";
    world.library.deaf = false;

    world.start();

    EXPECT_THAT(world.source.fetched, ElementsAre("vfake:1-1"));
    EXPECT_EQ(world.history.download_at(moved)->state, DownloadState::completed);
}

}
}
