// SPDX-License-Identifier: MIT
// From the rename into the music directory on: the journal, the path, and what people do with the file.
#include "plugin/errors.hpp"
#include "tests/adapters/store/store_world.hpp"

#include <gmock/gmock.h>

namespace topfive {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

TEST(PlacedDownloads, ThatWereCancelledAreNotPlaced)
{
    RememberedWorld world;
    const auto id = world.history().claim(song("deezer:1", "Stan"), eminem(), false, "").id;
    world.history().remove(id, "cancelled");

    EXPECT_THROW(world.history().downloading(id, video("dQw4w9WgXcQ")), Fault);
    EXPECT_THROW(world.history().placing(id, "Topfive/Eminem/Stan.opus"), Fault);
    EXPECT_THROW(world.history().placed(id, "Topfive/Eminem/Stan.opus", 1), Fault);
    world.history().failed(id, "cancelled", 1, std::nullopt);
    world.history().reject_candidate(id, video("dQw4w9WgXcQ"), "cancelled");
    EXPECT_THAT(world.history().downloads({}), IsEmpty());
    EXPECT_THAT(world.history().journal(), IsEmpty());
}

TEST(PlacedDownloads, KeepTheJournalUntilItIsForgotten)
{
    RememberedWorld world;
    const auto id = world.history().claim(song("deezer:1", "Stan"), eminem(), false, "").id;
    world.history().placing(id, "Topfive/Eminem/Stan.opus");
    world.history().placing(id, "Topfive/Eminem/Stan (2).opus");
    world.restart();
    EXPECT_THAT(world.history().journal(), ElementsAre(Pair(id, "Topfive/Eminem/Stan (2).opus")));
    world.history().forget_journal(id);
    EXPECT_THAT(world.history().journal(), IsEmpty());
}

TEST(PlacedDownloads, AreNotTakenForAnotherThatStandsAtTheirPathByNow)
{
    RememberedWorld world;
    const auto failed = world.history().claim(song("deezer:1", "Stan"), eminem(), false, "").id;
    world.history().placing(failed, "Topfive/Eminem/Stan.opus");
    world.history().failed(failed, "cannot rename: No space left on device", 3, std::nullopt);
    world.complete(song("deezer:2", "Stan (Live)"), "Topfive/Eminem/Stan.opus");
    EXPECT_THAT(world.history().journal(), IsEmpty());
}

TEST(PlacedDownloads, FollowTheirFileAndAreFoundByBothPaths)
{
    RememberedWorld world;
    auto& history = world.history();
    world.fetch({song("deezer:1", "Stan")});
    const auto id = world.complete(song("deezer:1", "Stan"), "Topfive/Eminem/Stan.opus");
    const auto before = history.download(id)->updated_at;
    world.clock.advance(1h);

    history.moved(id, "Sorted/E/stan.opus");

    EXPECT_THAT(history.standing(), ElementsAre(Pair(id, "Sorted/E/stan.opus")));
    EXPECT_EQ(history.download_at("Sorted/E/stan.opus")->id, id);
    EXPECT_EQ(history.download_at("Topfive/Eminem/Stan.opus"), std::nullopt);
    EXPECT_EQ(history.download(id)->state, DownloadState::completed);
    EXPECT_EQ(history.download(id)->updated_at, before) << "it came in when it came in";
    EXPECT_THAT(history.stories_about("topfive/eminem/stan.opus", 5), testing::SizeIs(1));
    EXPECT_THAT(history.stories_about("sorted/e/stan.opus", 5), testing::SizeIs(1));
}

TEST(PlacedDownloads, OnlyFollowAFileThatWasPlaced)
{
    RememberedWorld world;
    const auto id = world.history().claim(song("deezer:1", "Stan"), eminem(), false, "").id;

    world.history().moved(id, "elsewhere.opus");

    EXPECT_EQ(world.history().download(id)->path, "");
    EXPECT_THAT(world.history().standing(), IsEmpty());
}

}
}
