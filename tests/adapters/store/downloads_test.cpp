// SPDX-License-Identifier: MIT
#include "plugin/errors.hpp"
#include "tests/adapters/store/store_world.hpp"

#include <barrier>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>
#include <thread>

namespace topfive {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;
using testing::Pair;
using testing::SizeIs;

std::vector<std::string> titles(const std::vector<Download>& rows)
{
    std::vector<std::string> all;
    for (const Download& row : rows)
        all.push_back(row.recording.title);
    return all;
}

TEST(Downloads, AreOneRowWhateverProviderNamedTheRecording)
{
    RememberedWorld world;
    const auto row = world.history().claim(song("deezer:1", "Stan", {"Eminem", "Dido"}), eminem(), false, "");
    Artist dido;
    dido.id = "itunes:5";
    dido.name = "Dido";

    EXPECT_EQ(world.history().claim(song("itunes:9", "Stan (feat. Dido)"), eminem(), false, "").id, row.id);
    EXPECT_EQ(world.history().claim(song("itunes:9", "STAN", {"Dido"}), dido, false, "").id, row.id);
    EXPECT_EQ(world.history().find(song("spotify:x", "Stan (Remastered 2010)"))->id, row.id);
    EXPECT_EQ(world.history().find(song("spotify:x", "Stan (Live)")), std::nullopt);
    EXPECT_EQ(row.state, DownloadState::pending);
    EXPECT_EQ(row.artist_id, "deezer:13");
    EXPECT_EQ(row.created_at, world.clock.now());
}

TEST(Downloads, AreRelatedOnlyUntilSomebodySearchesForThem)
{
    RememberedWorld world;
    auto& history = world.history();
    const auto row = history.claim(song("deezer:1", "Stan"), eminem(), false, "Dr. Dre");
    EXPECT_EQ(row.related_to, "Dr. Dre");

    EXPECT_EQ(history.claim(song("deezer:1", "Stan"), eminem(), false, "50 Cent").related_to, "Dr. Dre");
    EXPECT_EQ(history.claim(song("deezer:1", "Stan"), eminem(), false, "").related_to, "");
    EXPECT_EQ(history.claim(song("deezer:1", "Stan"), eminem(), false, "50 Cent").related_to, "");
}

TEST(Downloads, KeepTheirRowWhenTheServiceRenamesTheSong)
{
    RememberedWorld world;
    const auto row = world.history().claim(song("deezer:1", "Stan"), eminem(), false, "");
    EXPECT_EQ(world.history().find(song("deezer:1", "Stan from the first album"))->id, row.id);
}

TEST(Downloads, RememberWhatWasFoundOutAboutTheFile)
{
    RememberedWorld world;
    const auto stan = world.history().claim(song("deezer:1", "Stan"), eminem(), false, "").id;
    const auto kim = world.history().claim(song("deezer:2", "Kim"), eminem(), false, "").id;
    EXPECT_EQ(world.history().download(stan)->verified, Verified::not_yet);
    world.history().verified(stan, Verified::unknown);
    world.history().verified(kim, Verified::passed);
    History::Filter unverified;
    unverified.unverified = true;
    EXPECT_THAT(world.history().downloads(unverified), IsEmpty()); // no file stands yet
    world.history().placed(stan, "Topfive/Eminem/Stan.opus", 1);
    world.history().placed(kim, "Topfive/Eminem/Kim.opus", 1);
    EXPECT_THAT(titles(world.history().downloads(unverified)), ElementsAre("Stan"));
    EXPECT_EQ(world.history().download(kim)->verified, Verified::passed);
    EXPECT_THROW(world.history().verified(99, Verified::passed), Fault);
}

TEST(Downloads, RememberThatAPersonAsked)
{
    RememberedWorld world;
    EXPECT_FALSE(world.history().claim(song("deezer:1", "Stan"), eminem(), false, "").asked);
    EXPECT_TRUE(world.history().claim(song("deezer:1", "Stan"), eminem(), true, "").asked);
    EXPECT_TRUE(world.history().claim(song("deezer:1", "Stan"), eminem(), false, "").asked);
}

TEST(Downloads, ClaimedByManyThreadsAtOnceAreOneRow)
{
    RememberedWorld world;
    constexpr int threads = 8;
    std::barrier together(threads);
    std::array<DownloadId, threads> claimed{};
    {
        std::vector<std::jthread> workers;
        for (auto& id : claimed)
            workers.emplace_back([&] {
                together.arrive_and_wait();
                id = world.history().claim(song("deezer:1", "Stan"), eminem(), false, "").id;
            });
    }
    EXPECT_THAT(std::set(claimed.begin(), claimed.end()), SizeIs(1));
    EXPECT_THAT(world.history().downloads({}), SizeIs(1));
}

TEST(Downloads, GoFromPendingToCompleted)
{
    RememberedWorld world;
    auto& history = world.history();
    const auto id = history.claim(song("deezer:1", "Stan"), eminem(), false, "").id;

    history.downloading(id, video("dQw4w9WgXcQ"));
    EXPECT_EQ(history.download(id)->state, DownloadState::downloading);
    EXPECT_EQ(history.download(id)->candidate, video("dQw4w9WgXcQ"));

    history.placing(id, "Topfive/Eminem/Stan.opus");
    EXPECT_THAT(history.journal(), ElementsAre(Pair(id, "Topfive/Eminem/Stan.opus")));
    EXPECT_EQ(history.download(id)->path, "");

    history.placed(id, "Topfive/Eminem/Stan.opus", 3'000'000);
    EXPECT_THAT(history.journal(), IsEmpty());
    EXPECT_TRUE(history.download(id)->placed);
    EXPECT_EQ(history.download(id)->state, DownloadState::downloading);
    EXPECT_THAT(history.unfinished(), SizeIs(1));

    history.completed(id);
    EXPECT_EQ(history.download(id)->state, DownloadState::completed);
    EXPECT_EQ(history.download_at("Topfive/Eminem/Stan.opus")->id, id);
    EXPECT_EQ(history.download_at("Topfive/Eminem/Other.opus"), std::nullopt);
    EXPECT_EQ(history.bytes_placed(), 3'000'000);
    EXPECT_THAT(history.unfinished(), IsEmpty());
}

TEST(Downloads, AreCompletedOnlyOncePlaced)
{
    RememberedWorld world;
    const auto id = world.history().claim(song("deezer:1", "Stan"), eminem(), false, "").id;
    world.history().completed(id);
    EXPECT_EQ(world.history().download(id)->state, DownloadState::pending);
}

TEST(Downloads, FailWithAReasonAndATime)
{
    RememberedWorld world;
    const auto id = world.history().claim(song("deezer:1", "Stan"), eminem(), false, "").id;
    world.history().failed(id, "no candidate good enough", 5, world.clock.now() + 24h * 7);
    world.restart();

    const auto row = world.history().download(id);
    EXPECT_EQ(row->state, DownloadState::error);
    EXPECT_EQ(row->error, "no candidate good enough");
    EXPECT_EQ(row->rung, 5);
    EXPECT_EQ(row->retry_at, world.clock.now() + 24h * 7);

    world.history().waiting(id, "waits for download.quota");
    EXPECT_EQ(world.history().download(id)->state, DownloadState::pending);
    EXPECT_EQ(world.history().download(id)->error, "waits for download.quota");
    EXPECT_EQ(world.history().download(id)->retry_at, std::nullopt);
}

TEST(Downloads, ThatAreDueArePendingAgainAndTheirNewestStoryIsOpen)
{
    RememberedWorld world;
    auto& history = world.history();
    const auto earlier = world.fetch({song("deezer:1", "Stan")});
    const auto story = world.fetch({song("deezer:1", "Stan"), song("deezer:2", "Without Me")});
    const auto postponed = world.fetch({});
    const auto stan = history.find(song("deezer:1", "Stan"))->id;
    const auto later = history.find(song("deezer:2", "Without Me"))->id;
    history.failed(stan, "network", 3, world.clock.now() + 4h);
    history.failed(later, "network", 4, world.clock.now() + 24h);
    history.close(earlier, StoryState::failed, "");
    history.close(story, StoryState::failed, "2 failed");
    history.postpone(postponed, 3, world.clock.now() + 2h, "deezer is away");

    EXPECT_EQ(history.next_due(), world.clock.now() + 2h);
    EXPECT_THAT(history.due(world.clock.now() + 1h), IsEmpty());
    EXPECT_THAT(history.due(world.clock.now() + 4h), ElementsAre(story, postponed));

    EXPECT_EQ(history.download(stan)->state, DownloadState::pending);
    EXPECT_EQ(history.download(stan)->rung, 3);
    EXPECT_EQ(history.download(later)->state, DownloadState::error);
    EXPECT_EQ(history.story(story)->state, StoryState::open);
    EXPECT_EQ(history.story(earlier)->state, StoryState::failed);
    EXPECT_EQ(history.story(postponed)->retry_at, std::nullopt);
    EXPECT_EQ(history.next_due(), world.clock.now() + 24h);
    EXPECT_THAT(history.due(world.clock.now() + 4h), IsEmpty());
}

TEST(Downloads, ThatWaitToBeAskedAreNeverDue)
{
    RememberedWorld world;
    world.fetch({song("deezer:1", "Stan")});
    world.history().failed(world.history().find(song("deezer:1", "Stan"))->id, "network", 6, std::nullopt);
    EXPECT_EQ(world.history().next_due(), std::nullopt);
    EXPECT_THAT(world.history().due(world.clock.now() + 24h * 400), IsEmpty());
}

TEST(Downloads, LeaveARejectedPlaceWhenTheyAreRemoved)
{
    RememberedWorld world;
    const auto story = world.fetch({song("deezer:1", "Stan")});
    const auto id = world.complete(song("deezer:1", "Stan"), "Topfive/Eminem/Stan.opus");

    world.history().remove(id, "taken out by a person");

    EXPECT_EQ(world.history().download(id), std::nullopt);
    EXPECT_EQ(world.history().find(song("deezer:1", "Stan")), std::nullopt);
    const auto place = world.history().story(story)->places.at(0);
    EXPECT_EQ(place.state, PlaceState::rejected);
    EXPECT_EQ(place.why, "taken out by a person");
    EXPECT_EQ(place.path, "");
    EXPECT_EQ(place.download, 0);
    EXPECT_GT(world.history().claim(song("deezer:1", "Stan"), eminem(), true, "").id, id); // ids are never used again
}

TEST(Downloads, AreListedNewestFirstAndFiltered)
{
    RememberedWorld world;
    auto& history = world.history();
    const auto first = world.complete(song("deezer:1", "Stan"), "a.opus");
    const auto second = history.claim(song("deezer:2", "Without Me"), eminem(), false, "").id;
    Artist dido;
    dido.id = "deezer:26";
    dido.name = "Dido";
    world.clock.advance(1h);
    const auto noon = world.clock.now();
    history.claim(song("deezer:3", "White Flag", {"Dido"}), dido, false, "");

    EXPECT_THAT(titles(history.downloads({})), ElementsAre("White Flag", "Without Me", "Stan"));
    EXPECT_THAT(titles(history.downloads({.state = DownloadState::completed})), ElementsAre("Stan"));
    EXPECT_THAT(titles(history.downloads({.artist = "DIDO"})), ElementsAre("White Flag"));
    EXPECT_THAT(titles(history.downloads({.limit = 1, .before = second})), ElementsAre("Stan"));
    EXPECT_THAT(history.downloads({.before = first}), IsEmpty());
    EXPECT_THAT(titles(history.downloads({.since = noon})), ElementsAre("White Flag"));
    history.placed(second, "b.opus", 1);
    EXPECT_THAT(titles(history.downloads({.since = noon})), ElementsAre("White Flag", "Without Me"));
}

TEST(Downloads, AreCountedForTheCaps)
{
    RememberedWorld world;
    auto& history = world.history();
    world.complete(song("deezer:1", "Stan"), "a.opus");
    world.clock.advance(2h);
    const auto id = history.claim(song("deezer:2", "Without Me"), eminem(), false, "").id;
    history.downloading(id, video("aaaaaaaaaaa"));
    history.downloading(id, video("bbbbbbbbbbb"));
    history.failed(history.claim(song("deezer:3", "Kim"), eminem(), false, "").id, "network", 1, std::nullopt);
    history.claim(song("deezer:4", "Mockingbird"), eminem(), false, "");

    EXPECT_EQ(history.started_since(world.clock.now() - 1h), 2);
    EXPECT_EQ(history.started_since(world.clock.now() - 24h), 3);
    EXPECT_EQ(history.fetched_of("deezer:13"), 3);
    EXPECT_EQ(history.fetched_of("deezer:26"), 0);
    const auto counts = history.counts();
    EXPECT_EQ(counts.pending, 1);
    EXPECT_EQ(counts.downloading, 1);
    EXPECT_EQ(counts.completed, 1);
    EXPECT_EQ(counts.error, 1);
}

TEST(Downloads, OfAnArtistAreCountedWhoeverNamesTheArtist)
{
    RememberedWorld world;
    world.fetch({song("deezer:1", "Stan")});
    const auto story = world.history().open(search("eminem"));
    Artist elsewhere = eminem();
    elsewhere.id = "itunes:111051";
    world.history().name_story(story, elsewhere, {});
    EXPECT_EQ(world.history().fetched_of("itunes:111051"), 1);
}

}
}
