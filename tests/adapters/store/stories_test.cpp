// SPDX-License-Identifier: MIT
#include "tests/adapters/store/store_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topfive {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;
using testing::Pair;
using testing::SizeIs;

std::vector<StoryId> ids(const std::vector<Story>& stories)
{
    std::vector<StoryId> all;
    for (const Story& story : stories)
        all.push_back(story.id);
    return all;
}

TEST(Stories, RememberASearchAsItWasMade)
{
    RememberedWorld world;
    SearchIntent intent;
    intent.text = "Björk \xff";
    intent.field = "any";
    intent.title = "Jóga";
    intent.kind = SearchIntent::Kind::ask;
    intent.origin = SearchIntent::Origin::channel;
    intent.client = "127.0.0.1:46158";
    intent.at = world.clock.now();
    intent.count = 3;

    const auto id = world.history().open(intent);
    world.restart();

    const auto story = world.history().story(id);
    ASSERT_TRUE(story);
    EXPECT_EQ(story->intent, intent);
    EXPECT_EQ(story->state, StoryState::open);
    EXPECT_EQ(story->created_at, world.clock.now());
}

TEST(Stories, KnowWhomTheySpeakOfAndWhoRankedThem)
{
    RememberedWorld world;
    const auto id = world.history().open(search("stan eminem", "any"));
    Artist artist = eminem();
    artist.aliases = {"Slim Shady"};
    artist.following = 25'000'000;
    Recording stan = song("deezer:1109731", "Stan", {"Eminem", "Dido"});
    stan.length = 404s;
    stan.explicit_lyrics = true;

    world.history().name_story(id, artist, stan);
    world.history().set_chart(id, "deezer");

    const auto story = world.history().story(id);
    EXPECT_EQ(story->artist, artist);
    EXPECT_EQ(story->track, stan);
    EXPECT_EQ(story->provider, "deezer");
}

TEST(Stories, KeepTheirPlacesByRank)
{
    RememberedWorld world;
    const auto id = world.history().open(search("eminem"));
    world.history().set_places(id, {place(1, song("deezer:9", "Old"))});
    world.history().set_places(id, {place(2, song("deezer:2", "Without Me")), place(0, song("deezer:1", "Stan"))});

    const auto places = world.history().story(id)->places;

    ASSERT_THAT(places, SizeIs(2));
    EXPECT_EQ(places[0].recording.title, "Stan");
    EXPECT_EQ(places[1].rank, 2);
    EXPECT_EQ(places[1].state, PlaceState::in_library);
}

TEST(Stories, ShowADownloadAsItsRowStandsNow)
{
    RememberedWorld world;
    const auto id = world.fetch({song("deezer:1", "Stan")});
    const auto row = world.history().find(song("deezer:1", "Stan"))->id;

    world.history().failed(row, "yt-dlp: HTTP Error 403", 3, world.clock.now() + 4h);
    EXPECT_THAT(world.history().story(id)->places,
                ElementsAre(testing::AllOf(Field(&Place::state, PlaceState::error), Field(&Place::download, row),
                                           Field(&Place::why, "yt-dlp: HTTP Error 403"))));

    world.complete(song("deezer:1", "Stan"), "Topfive/Eminem/Stan.opus");
    EXPECT_THAT(world.history().story(id)->places,
                ElementsAre(testing::AllOf(Field(&Place::state, PlaceState::completed),
                                           Field(&Place::path, "Topfive/Eminem/Stan.opus"))));
}

TEST(Stories, TellLinesWithTheirFiguresInOrder)
{
    RememberedWorld world;
    const auto id = world.history().open(search("eminem"));
    StoryLine line;
    line.kind = "candidate";
    line.text = "fits: “Stan” from EminemVEVO";
    line.figures = {{"score", "0.97"}, {"candidate", "youtube:dQw4w9WgXcQ"}};
    world.history().tell(id, line);
    world.clock.advance(2s);
    world.history().tell(id, {world.clock.now() - 1s, "note", 0, "deezer:1", "second", {}});

    const auto lines = world.history().story(id)->lines;

    ASSERT_THAT(lines, SizeIs(2));
    EXPECT_EQ(lines[0].at, world.clock.now() - 2s);
    EXPECT_EQ(lines[0].text, "fits: “Stan” from EminemVEVO");
    EXPECT_THAT(lines[0].figures, ElementsAre(Pair("score", "0.97"), Pair("candidate", "youtube:dQw4w9WgXcQ")));
    EXPECT_EQ(lines[1].at, world.clock.now() - 1s);
    EXPECT_EQ(lines[1].track_id, "deezer:1");
}

TEST(Stories, AreOfferedAgainUntilTheyAreClosed)
{
    RememberedWorld world;
    const auto done = world.fetch({});
    const auto waiting = world.fetch({});
    const auto open = world.fetch({song("deezer:1", "Stan")});
    world.history().close(done, StoryState::done, "5 fetched");
    world.history().postpone(waiting, 3, world.clock.now() + 4h, "deezer: GET /search/artist: 503");
    world.restart();

    const auto stories = world.history().open_stories();

    EXPECT_THAT(ids(stories), ElementsAre(waiting, open));
    EXPECT_EQ(stories[0].rung, 3);
    EXPECT_EQ(stories[0].retry_at, world.clock.now() + 4h);
    EXPECT_EQ(stories[0].outcome, "deezer: GET /search/artist: 503");
    EXPECT_THAT(stories[1].places, SizeIs(1));
    EXPECT_EQ(world.history().story(done)->outcome, "5 fetched");
    EXPECT_THAT(ids(world.history().recent_stories(2)), ElementsAre(open, waiting));
}

TEST(Stories, AreFoundByWhatTheySpeakOf)
{
    RememberedWorld world;
    const auto kino = world.history().open(search("Кино"));
    const auto named = world.history().open(search("slim shady"));
    world.history().name_story(named, eminem(), {});
    const auto charted = world.fetch({song("deezer:1109731", "Beyoncé’s Stan")});
    const auto told = world.history().open(search("pulp"));
    world.history().tell(told, {{}, "candidate", 0, "", "", {{"candidate", "youtube:dQw4w9WgXcQ"}, {"score", "0.85"}}});
    auto& history = world.history();

    EXPECT_THAT(ids(history.stories_about("kino", 9)), ElementsAre(kino));
    EXPECT_THAT(ids(history.stories_about("SLIM  Shady", 9)), ElementsAre(named));
    EXPECT_THAT(ids(history.stories_about("eminem", 9)), ElementsAre(charted, named));
    EXPECT_THAT(ids(history.stories_about("eminem", 1)), ElementsAre(charted));
    EXPECT_THAT(ids(history.stories_about("deezer:1109731", 9)), ElementsAre(charted));
    EXPECT_THAT(ids(history.stories_about("beyonce's stan", 9)), ElementsAre(charted));
    EXPECT_THAT(ids(history.stories_about("dQw4w9WgXcQ", 9)), ElementsAre(told));
    EXPECT_THAT(history.stories_about("85", 9), IsEmpty());
    EXPECT_THAT(history.stories_about("shady deezer", 9), IsEmpty()); // two texts are not one
    EXPECT_THAT(history.stories_about(" ", 9), IsEmpty());
    EXPECT_THAT(history.stories_about("dQw4w9WgXcQ", 9).front().lines, SizeIs(1));
}

TEST(Stories, AreFoundByAFileAlsoAfterItWasTakenOut)
{
    RememberedWorld world;
    const auto story = world.fetch({song("deezer:1", "Stan")});
    const auto row = world.complete(song("deezer:1", "Stan"), "Topfive/Eminem/Stan.opus");
    EXPECT_THAT(ids(world.history().stories_about("Topfive/Eminem/Stan.opus", 9)), ElementsAre(story));

    world.history().remove(row, "taken out by a person");

    EXPECT_THAT(ids(world.history().stories_about("Topfive/Eminem/Stan.opus", 9)), ElementsAre(story));
    EXPECT_THAT(ids(world.history().stories_about("dQw4w9WgXcQ", 9)), ElementsAre(story));
}

TEST(Stories, SayWhenAnArtistWasLookedAtWhoeverNamedThem)
{
    RememberedWorld world;
    const auto first = world.fetch({});
    const auto looked = world.clock.now();
    world.clock.advance(24h);
    const auto again = world.history().open(search("eminem"));
    Artist elsewhere = eminem();
    elsewhere.id = "itunes:111051";
    elsewhere.name = "EMINEM";
    world.history().name_story(again, elsewhere, {});

    EXPECT_EQ(world.history().last_looked("deezer:13", again, true), looked);
    EXPECT_EQ(world.history().last_looked("itunes:111051", again, true), looked);
    EXPECT_EQ(world.history().last_looked("deezer:13", first, true), std::nullopt);
    EXPECT_EQ(world.history().last_looked("deezer:99", again, true), std::nullopt);
}

TEST(Stories, SayWhenTheSameTextWasSearched)
{
    RememberedWorld world;
    const auto story = world.history().open(search("Beyoncé"));
    const auto searched = world.clock.now();
    EXPECT_EQ(world.history().last_searched(search("beyonce"), 0)->at, searched); // it is under way
    EXPECT_FALSE(world.history().last_searched(search("beyonce"), 0)->nobody);
    world.clock.advance(1h);
    world.history().close(story, StoryState::done, "nobody has that name");

    EXPECT_EQ(world.history().last_searched(search("BEYONCE "), 0)->at, searched);
    EXPECT_TRUE(world.history().last_searched(search("BEYONCE "), 0)->nobody);
    EXPECT_FALSE(world.history().last_searched(search("beyonce"), story));
    EXPECT_FALSE(world.history().last_searched(search("beyonce", "any"), 0));
    SearchIntent song = search("beyonce");
    song.title = "Halo";
    EXPECT_FALSE(world.history().last_searched(song, 0));
}

TEST(Stories, OfRelatedArtistsKnowWhomTheyFollowAndAreNoSearches)
{
    RememberedWorld world;
    auto& history = world.history();
    const auto first = history.open(search("Eminem"));
    SearchIntent related = search("Dr. Dre");
    related.origin = SearchIntent::Origin::related;
    related.parent = first;
    related.related_to = "Eminem";
    const auto story = history.open(related);
    Artist dre = eminem();
    dre.id = "deezer:123";
    dre.name = "Dr. Dre";
    history.name_story(story, dre, {});
    history.set_chart(story, "deezer");

    EXPECT_THAT(history.followers(first), ElementsAre(related));
    EXPECT_THAT(history.followers(story), IsEmpty());
    EXPECT_EQ(history.story(story)->intent, related);
    EXPECT_FALSE(history.last_searched(search("Dr. Dre"), 0));
    EXPECT_EQ(history.last_looked("deezer:123", 0, false), std::nullopt);
    EXPECT_NE(history.last_looked("deezer:123", 0, true), std::nullopt);
}

TEST(Stories, ThatFailedAreNoReasonNotToSearchAgain)
{
    RememberedWorld world;
    world.history().close(world.history().open(search("Beyoncé")), StoryState::failed, "deezer is away");
    EXPECT_FALSE(world.history().last_searched(search("beyonce"), 0));
}

TEST(Stories, ThatAreGoneTakeNoMoreWords)
{
    RememberedWorld world;
    auto& history = world.history();
    history.tell(77, {{}, "note", 0, "", "to nobody", {}});
    history.set_places(77, {place(1, song("deezer:1", "Stan"))});
    history.name_story(77, eminem(), {});
    history.close(77, StoryState::done, "");
    EXPECT_EQ(history.story(77), std::nullopt);
    EXPECT_THAT(history.recent_stories(9), IsEmpty());
}

}
}
