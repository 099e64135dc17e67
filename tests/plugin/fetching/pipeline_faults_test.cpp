// SPDX-License-Identifier: MIT
#include "tests/fakes/world.hpp"

#include <gmock/gmock.h>

namespace topfive {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(PipelineFaults, AFailingCandidateGivesWayToTheNext)
{
    World world;
    world.charts.rank("Pulp", {"Common People"});
    world.source.copies = 2;
    world.source.failures["vfake:1-1"] = {Failure::Kind::candidate, "Video unavailable"};

    const auto story = world.search("Pulp");

    EXPECT_THAT(world.source.fetched, ElementsAre("vfake:1-1", "vfake:1-1.1"));
    EXPECT_THAT(world.states(story), ElementsAre("completed"));
}

TEST(PipelineFaults, AFileOfAnotherLengthIsNotPlaced)
{
    World world;
    world.charts.rank("Pulp", {"Common People"});
    world.source.copies = 2;
    world.listener.lengths["vfake:1-1"] = 260s;

    world.search("Pulp");

    EXPECT_THAT(world.tagger.tagged,
                ElementsAre(std::pair<std::string, std::string>("Common People", "fake:vfake:1-1.1")));
}

TEST(PipelineFaults, NoCandidateIsAnHonestAnswerUntilNextWeek)
{
    World world;
    world.charts.rank("Pulp", {"Common People", "Babies"});
    world.source.lacks = {"Babies"};

    const auto story = world.search("Pulp");

    EXPECT_THAT(world.states(story), ElementsAre("completed", "error"));
    const auto row = world.history.downloads({DownloadState::error, "", 10, 0, {}}).at(0);
    EXPECT_THAT(row.error, HasSubstr("no candidate good enough"));
    EXPECT_EQ(*row.retry_at - world.clock.now(), 7 * 24h);

    world.source.lacks = {};
    world.pass(7 * 24h);
    EXPECT_THAT(world.states(story), ElementsAre("completed", "completed"));
}

TEST(PipelineFaults, APassingFaultClimbsTheLadder)
{
    World world;
    world.charts.rank("Pulp", {"Common People"});
    world.source.failures["vfake:1-1"] = {Failure::Kind::passing, "Connection reset"};

    world.search("Pulp");
    EXPECT_THAT(world.source.fetched, SizeIs(3)) << "at first, at once, at once";
    world.pass(4h);
    EXPECT_THAT(world.source.fetched, SizeIs(4));
    world.pass(24h);
    EXPECT_THAT(world.source.fetched, SizeIs(5));
    world.pass(7 * 24h);
    EXPECT_THAT(world.source.fetched, SizeIs(6));
    world.pass(365 * 24h);
    EXPECT_THAT(world.source.fetched, SizeIs(6)) << "not again by itself";

    world.source.failures.clear();
    world.get("Pulp");
    EXPECT_THAT(world.shelf.songs, SizeIs(1));
}

TEST(PipelineFaults, APauseConsumesNoRung)
{
    World world;
    world.charts.rank("Pulp", {"Common People"});
    world.source.rests = world.clock.now() + 15min;

    const auto story = world.search("Pulp");
    EXPECT_THAT(world.states(story), ElementsAre("pending"));
    EXPECT_EQ(world.history.story(story)->rung, 0);

    world.source.rests = {};
    world.pass(15min);
    EXPECT_THAT(world.states(story), ElementsAre("completed"));
}

TEST(PipelineFaults, AServiceThatIsAwayIsAskedAgain)
{
    World world;
    world.charts.rank("Pulp", {"Common People"});
    world.charts.away = true;
    const auto story = world.search("Pulp");
    EXPECT_EQ(world.history.story(story)->state, StoryState::open);

    world.charts.away = false;
    world.pass(0s);
    EXPECT_THAT(world.states(story), ElementsAre("completed"));
}

TEST(PipelineFaults, AToolThatIsMissingIsSaid)
{
    World world;
    world.charts.rank("Pulp", {"Common People"});
    world.source.missing = true;

    const auto story = world.search("Pulp");

    EXPECT_THAT(world.states(story), ElementsAre("error"));
    EXPECT_THAT(world.history.story(story)->places.at(0).why, HasSubstr("cannot be started"));
    EXPECT_EQ(world.history.story(story)->state, StoryState::failed);
}

TEST(Pipeline, WaitsWithoutBlameWhenTheMusicDirectoryGoesMeanwhile)
{
    World world;
    world.charts.rank("Pulp", {"Common People"});
    world.shelf.goes = "a share is not mounted";
    const auto story = world.search("Pulp");
    EXPECT_THAT(world.states(story), ElementsAre("pending"));
    EXPECT_EQ(world.history.story(story)->places[0].why, "a share is not mounted");

    world.shelf.goes.clear();
    world.shelf.in_the_way.reset();
    world.pass(std::chrono::minutes(6));
    EXPECT_THAT(world.states(story), ElementsAre("completed"));
    EXPECT_EQ(world.history.download(1)->rung, 0);
}

TEST(PipelineFaults, ADiskThatIsFullMarksTheRecordingAndLosesNothing)
{
    World world;
    world.charts.rank("Pulp", {"Common People"});
    world.shelf.full = true;
    const auto story = world.search("Pulp");
    EXPECT_THAT(world.states(story), ElementsAre("error"));

    world.shelf.full = false;
    world.pass(4h);
    EXPECT_THAT(world.states(story), ElementsAre("completed"));
}

TEST(PipelineFaults, TooLittleRoomWaits)
{
    World world;
    world.charts.rank("Pulp", {"Common People"});
    world.shelf.free = 1000;
    const auto story = world.search("Pulp");
    EXPECT_THAT(world.states(story), ElementsAre("pending"));
    EXPECT_THAT(world.history.story(story)->places.at(0).why, HasSubstr("download.min_free"));

    world.shelf.free = 100'000'000'000;
    world.pass(10min);
    EXPECT_THAT(world.states(story), ElementsAre("completed"));
}

TEST(PipelineFaults, NothingIsFetchedWhileTheMusicDirectoryIsNotTheRightOne)
{
    World world;
    world.charts.rank("Pulp", {"Common People"});
    world.library.in_the_way = "a song that MPD lists is not below /mnt/music";
    const auto story = world.search("Pulp");
    EXPECT_THAT(world.source.fetched, IsEmpty());

    world.library.in_the_way = {};
    world.pass(1min);
    EXPECT_THAT(world.states(story), ElementsAre("completed"));
}

TEST(PipelineFaults, ACrashBetweenRenameAndListingLosesNothing)
{
    World world;
    world.charts.rank("Pulp", {"Common People"});
    const auto artist = world.charts.artists("Pulp", {}).at(0);
    const auto recording = world.charts.top(artist, 1, {}).recordings.at(0);
    const auto row = world.history.claim(recording, artist, false, "");
    Candidate candidate;
    candidate.id = "v1";
    world.history.downloading(row.id, candidate);
    world.history.placing(row.id, "Topfive/Pulp/Common People.opus");
    world.shelf.songs.push_back("Topfive/Pulp/Common People.opus");

    world.start();

    EXPECT_EQ(world.history.download(row.id)->state, DownloadState::completed);
    EXPECT_THAT(world.source.fetched, IsEmpty());
}

TEST(PipelineFaults, ACrashBeforeTheRenameFetchesAgain)
{
    World world;
    world.charts.rank("Pulp", {"Common People"});
    const auto story = world.search("Pulpo");
    ASSERT_NE(story, 0);
    const auto artist = world.charts.artists("Pulp", {}).at(0);
    const auto recording = world.charts.top(artist, 1, {}).recordings.at(0);
    const auto row = world.history.claim(recording, artist, false, "");
    Candidate candidate;
    candidate.id = "v1";
    world.history.downloading(row.id, candidate);
    world.history.placing(row.id, "Topfive/Pulp/Common People.opus");

    world.start();

    EXPECT_EQ(world.history.download(row.id)->state, DownloadState::pending);
    EXPECT_THAT(world.history.journal(), IsEmpty());
    EXPECT_EQ(world.shelf.cleared, 1);
    world.search("Pulp");
    EXPECT_THAT(world.shelf.songs, SizeIs(1));
}

}
}
