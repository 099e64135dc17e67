// SPDX-License-Identifier: MIT
#include "tests/fakes/world.hpp"

#include <gmock/gmock.h>

namespace topfive {
namespace {

using namespace std::chrono_literals;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// Pulp, whom Suede and Blur resemble, Suede first; Suede in turn resembles Elastica.
struct RelatedWorld : World {
    explicit RelatedWorld(RelativesOptions options = {2, 2}, bool watching_only = false) : World(watching_only, options)
    {
        charts.rank("Pulp", {"Common People", "Disco 2000"});
        charts.rank("Suede", {"Trash", "Animal Nitrate", "Beautiful Ones"});
        charts.rank("Blur", {"Song 2", "Parklife", "Girls and Boys"});
        charts.rank("Elastica", {"Connection"});
        charts.similar["Pulp"] = {"Suede", "Blur", "Elastica"};
        charts.similar["Suede"] = {"Elastica"};
    }
};

TEST(Related, ComeAfterTheArtistSearchedForAndNeverAfterEachOther)
{
    RelatedWorld world;

    world.search("Pulp");

    EXPECT_THAT(world.shelf.songs, ElementsAre("Topfive/Pulp/Common People.opus", "Topfive/Pulp/Disco 2000.opus",
                                               "Topfive/Suede/Trash.opus", "Topfive/Suede/Animal Nitrate.opus",
                                               "Topfive/Blur/Song 2.opus", "Topfive/Blur/Parklife.opus"));
    EXPECT_THAT(world.stories(),
                ElementsAre("Pulp: done", "related Pulp: done", "related Suede: done", "related Blur: done"));
}

TEST(Related, AreOffByDefault)
{
    RelatedWorld world({0, 2});

    world.search("Pulp");

    EXPECT_THAT(world.stories(), ElementsAre("Pulp: done"));
}

TEST(Related, AreToldApartInStoriesRowsAndTags)
{
    RelatedWorld world({1, 1});

    const auto story = world.get("Pulp");

    EXPECT_THAT(world.tagger.reasons, ElementsAre("", "", "related to Pulp"));
    const auto trash = world.history.download_at("Topfive/Suede/Trash.opus");
    ASSERT_TRUE(trash);
    EXPECT_EQ(trash->related_to, "Pulp");
    EXPECT_FALSE(trash->asked);
    EXPECT_EQ(world.history.download_at("Topfive/Pulp/Common People.opus")->related_to, "");
    const auto suede = world.history.recent_stories(1).front();
    EXPECT_EQ(suede.intent.parent, story);
    EXPECT_EQ(suede.intent.related_to, "Pulp");
    EXPECT_THAT(world.history.story(suede.id)->lines.front().text, HasSubstr("like Pulp, who was searched for"));
    EXPECT_THAT(world.history.recent_stories(2)[1].outcome, HasSubstr("like Pulp: Suede (fake:2)"));
}

TEST(Related, FollowAnArtistWhoseSongsAreAllThere)
{
    RelatedWorld world({1, 1});
    world.library.add("Pulp", "Common People");
    world.library.add("Pulp", "Disco 2000");

    world.search("Pulp");

    EXPECT_THAT(world.shelf.songs, ElementsAre("Topfive/Suede/Trash.opus"));
}

TEST(Related, FollowNobodyTwice)
{
    RelatedWorld world({1, 1});
    world.search("Pulp");
    world.pass(31 * 24h);
    const auto before = world.stories().size();

    world.search("Pulp");
    world.start();

    EXPECT_THAT(world.source.fetched, SizeIs(3));
    EXPECT_EQ(world.stories().size(), before + 3); // Pulp once more, with a search and with Suede
}

TEST(Related, LeaveOutTributesAndTheArtistThemselves)
{
    RelatedWorld world({1, 1});
    world.charts.rank("Pulp Tribute Band", {"Common People"});
    world.charts.similar["Pulp"] = {"Pulp", "Pulp Tribute Band", "Blur"};

    world.search("Pulp");

    EXPECT_THAT(world.shelf.songs, Contains("Topfive/Blur/Song 2.opus"));
    EXPECT_THAT(world.stories(), ElementsAre("Pulp: done", "related Pulp: done", "related Blur: done"));
}

TEST(Related, MakeRoomForWhatAPersonSearchesMeanwhile)
{
    RelatedWorld world({1, 3});
    world.charts.rank("Oasis", {"Wonderwall", "Supersonic"});
    world.source.meanwhile = [&] {
        if (world.source.fetched.size() != 2 || world.inbox.pressing()) // the first song of Suede comes now
            return;
        SearchIntent intent;
        intent.text = "Oasis";
        intent.field = "artist";
        world.intake.take(intent);
    };

    world.search("Pulp");

    ASSERT_THAT(world.shelf.songs, SizeIs(testing::Ge(7U)));
    EXPECT_EQ(world.shelf.songs[2], "Topfive/Suede/Trash.opus");
    EXPECT_EQ(world.shelf.songs[3], "Topfive/Oasis/Wonderwall.opus");
    EXPECT_EQ(world.shelf.songs[4], "Topfive/Oasis/Supersonic.opus");
    EXPECT_EQ(world.shelf.songs[5], "Topfive/Suede/Animal Nitrate.opus");
}

TEST(Related, AreNoReasonToIgnoreASearchForThem)
{
    RelatedWorld world({1, 1});
    world.search("Pulp");
    ASSERT_THAT(world.shelf.songs, SizeIs(3));

    EXPECT_NE(world.search("Suede"), 0);

    EXPECT_THAT(world.shelf.songs, Contains("Topfive/Suede/Beautiful Ones.opus"));
}

TEST(Related, WhoWereLookedAtLatelyAreNotLookedAtAgain)
{
    RelatedWorld world({1, 2});
    world.search("Suede");
    const auto questions = world.charts.questions;

    world.search("Pulp");

    EXPECT_THAT(world.history.recent_stories(1).front().outcome, HasSubstr("watch.repeat"));
    EXPECT_EQ(world.charts.questions, questions + 3); // who Pulp is, their chart, whom they resemble
}

TEST(Related, ClimbTheLadderWhenNobodyCanBeAsked)
{
    RelatedWorld world({1, 1});
    world.source.meanwhile = [&] { world.charts.away = true; }; // once Pulp's chart is there
    world.search("Pulp");
    world.source.meanwhile = [] {};
    EXPECT_THAT(world.shelf.songs, SizeIs(2));
    EXPECT_THAT(world.stories(), ElementsAre("Pulp: done", "related Pulp: open"));

    world.charts.away = false;
    world.pass(24h);

    EXPECT_THAT(world.shelf.songs, Contains("Topfive/Suede/Trash.opus"));
}

// The program ended in the middle: what was begun goes on, once.
TEST(Related, GoOnAfterACrash)
{
    RelatedWorld world({2, 1});
    SearchIntent intent;
    intent.text = "Pulp";
    intent.field = "artist";
    world.intake.take(intent);
    world.work_once(); // Pulp
    world.work_once(); // whom they resemble

    while (world.inbox.size() > 0) // what waited in memory is forgotten
        world.inbox.done(*world.inbox.take({}));
    world.start();

    EXPECT_THAT(world.shelf.songs, Contains("Topfive/Suede/Trash.opus"));
    EXPECT_THAT(world.shelf.songs, Contains("Topfive/Blur/Song 2.opus"));
    EXPECT_THAT(world.stories(),
                ElementsAre("Pulp: done", "related Pulp: done", "related Suede: done", "related Blur: done"));
}

// It ended between the first of the artists and the second.
TEST(Related, AreOpenedOnceThoughTheirSearchIsRunAgain)
{
    RelatedWorld world({2, 1});
    world.search("Pulp");
    const auto search = world.history.recent_stories(3).back();
    ASSERT_EQ(search.intent.field, Relatives::field);
    world.history.postpone(search.id, 0, world.clock.now(), "as if it had not ended");

    world.pass(1s);

    EXPECT_THAT(world.stories(), SizeIs(4));
}

TEST(Related, AreGivenUpWhenTheyAreTurnedOff)
{
    RelatedWorld world({1, 2});
    world.source.meanwhile = [&] { world.library.in_the_way = "MPD is away"; }; // what follows waits
    world.search("Pulp");
    ASSERT_THAT(world.history.unfinished(), SizeIs(2));

    world.relate({0, 2});
    world.library.in_the_way.reset();
    world.pass(2min);

    EXPECT_THAT(world.shelf.songs, SizeIs(2));
    EXPECT_THAT(world.history.unfinished(), IsEmpty());
}

TEST(Related, ShowWhatWouldComeWhileNothingIsDownloaded)
{
    RelatedWorld world({1, 2}, true);

    world.search("Pulp");

    EXPECT_THAT(world.shelf.songs, IsEmpty());
    EXPECT_THAT(world.stories(), ElementsAre("Pulp: open", "related Pulp: done", "related Suede: open"));
    EXPECT_THAT(world.states(world.history.recent_stories(1).front().id), ElementsAre("pending", "pending"));
}

}
}
