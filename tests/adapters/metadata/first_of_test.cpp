// SPDX-License-Identifier: MIT
#include "adapters/metadata/first_of.hpp"

#include "plugin/errors.hpp"
#include "tests/adapters/metadata/two_providers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topfive {

namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;

}

TEST(FirstOf, LetsTheFirstWithAChartDecide)
{
    TwoProviders world;

    EXPECT_EQ(world.top(), "deezer");
    EXPECT_EQ(world.itunes.questions, 0);
}

TEST(FirstOf, MovesOnWhenThereIsNothing)
{
    TwoProviders world;
    world.deezer.chart = {};

    EXPECT_EQ(world.top(), "itunes");
}

TEST(FirstOf, MovesOnWhenSomethingBrokeAndRemembersIt)
{
    TwoProviders world;
    world.deezer.fault = "deezer: GET /artist/9/top: 500";

    EXPECT_EQ(world.top(), "itunes");
    EXPECT_THAT(world.log.messages, ElementsAre("deezer: GET /artist/9/top: 500"));
    const auto health = world.first.health();
    EXPECT_EQ(health[0].state, "failing");
    EXPECT_EQ(health[0].error, "deezer: GET /artist/9/top: 500");
    EXPECT_EQ(health[1].state, "ok");
}

TEST(FirstOf, NamesEachWhenAllFail)
{
    TwoProviders world;
    world.deezer.fault = "deezer: GET /artist/9/top: 500";
    world.itunes.fault = "itunes: GET /lookup: 403";

    EXPECT_EQ(world.complaint(), "deezer: GET /artist/9/top: 500; itunes: GET /lookup: 403");
}

TEST(FirstOf, SaysNothingFoundOnlyWhenAllCouldSayIt)
{
    TwoProviders world;
    world.deezer.chart = {};
    world.itunes.chart = {};
    EXPECT_EQ(world.top(), "");

    world.deezer.fault = "deezer: GET /artist/9/top: 500";
    EXPECT_EQ(world.complaint(), "deezer: GET /artist/9/top: 500");

    world.deezer.refuses = true;
    EXPECT_EQ(world.top(), "");
}

TEST(FirstOf, LeavesAloneWhoFailsAgainAndAgain)
{
    TwoProviders world;
    world.deezer.fault = "deezer: GET /artist/9/top: 500";
    for (int i = 0; i < 5; ++i)
        world.top();
    EXPECT_EQ(world.deezer.questions, 3);
    EXPECT_EQ(world.first.health()[0].state, "paused");
    EXPECT_EQ(world.first.health()[0].until, world.clock.now() + 1min);

    world.clock.advance(1min);
    world.top(); // one try
    world.top();
    EXPECT_EQ(world.deezer.questions, 4);
    EXPECT_EQ(world.first.health()[0].until, world.clock.now() + 2min);

    for (int i = 0; i < 10; ++i) {
        world.clock.advance(1h);
        world.top();
    }
    EXPECT_EQ(world.first.health()[0].until, world.clock.now() + 1h);

    world.clock.advance(1h);
    world.deezer.fault.clear();
    EXPECT_EQ(world.top(), "deezer");
    EXPECT_EQ(world.first.health()[0].state, "ok");
    EXPECT_EQ(world.first.health()[0].error, "");
}

TEST(FirstOf, LeavesAloneWhoAsksForIt)
{
    TwoProviders world;
    world.deezer.fault = "deezer: GET /artist/9/top: 429";
    world.deezer.until = world.clock.now() + 30min;

    EXPECT_EQ(world.top(), "itunes");
    EXPECT_EQ(world.top(), "itunes");

    EXPECT_EQ(world.deezer.questions, 1);
    EXPECT_EQ(world.first.health()[0].until, world.clock.now() + 30min);
}

TEST(FirstOf, LeavesAloneWhoMakesEverybodyWait)
{
    TwoProviders world;
    world.deezer.fault = "deezer: GET /artist/9/top: Timeout was reached";
    world.deezer.meanwhile = [&] { world.clock.advance(15s); };

    EXPECT_EQ(world.top(), "itunes");
    EXPECT_EQ(world.top(), "itunes");

    EXPECT_EQ(world.deezer.questions, 1);
}

TEST(FirstOf, TellsWhenToAskAgainOnceAllRest)
{
    TwoProviders world;
    world.deezer.fault = "deezer: GET /: 429";
    world.deezer.until = world.clock.now() + 30min;
    world.itunes.fault = "itunes: GET /: 403";
    world.itunes.until = world.clock.now() + 1min;

    try {
        world.top();
        FAIL() << "nobody could answer";
    } catch (const Unavailable& fault) {
        EXPECT_EQ(fault.until(), world.clock.now() + 1min);
    }
}

TEST(FirstOf, BlamesNobodyForAStop)
{
    TwoProviders world;
    world.deezer.fault = "deezer: GET /: stopped";
    std::stop_source stop;
    stop.request_stop();

    EXPECT_THROW(static_cast<void>(world.first.top(artist("deezer:9", "Pulp"), 5, stop.get_token())), Unavailable);
    EXPECT_EQ(world.first.health()[0].state, "unused");
    EXPECT_EQ(world.itunes.questions, 0);
}

TEST(FirstOf, AsksNobodyForABlankOrForAPageOfText)
{
    TwoProviders world;
    world.deezer.known = {artist("deezer:9", "Pulp")};

    EXPECT_THAT(world.first.artists(" \t", {}), IsEmpty());
    EXPECT_THAT(world.first.songs("", "", {}), IsEmpty());
    EXPECT_THAT(world.first.artists(std::string(2000, 'x'), {}), IsEmpty());
    EXPECT_EQ(world.deezer.questions, 0);
}

TEST(FirstOf, NeverAsksWhoIsNotSetUp)
{
    FakeProvider lastfm;
    FakeClock clock;
    FakeLog log;
    Provider provider{"lastfm", &lastfm, &lastfm, &lastfm};
    provider.unusable = "lastfm: metadata.lastfm.api_key is missing";
    FirstOf first({provider}, clock, log);

    EXPECT_EQ(first.health()[0].state, "failing");
    EXPECT_EQ(first.health()[0].error, "lastfm: metadata.lastfm.api_key is missing");
    EXPECT_THROW(static_cast<void>(first.artists("pulp", {})), Unavailable);
    EXPECT_EQ(lastfm.questions, 0);
}

TEST(FirstOf, AsksWhoKnowsOtherSpellingsWhenAListNamesNobody)
{
    FakeProvider deezer, musicbrainz;
    FakeClock clock;
    FakeLog log;
    FirstOf first({{"deezer", &deezer, &deezer}, {"musicbrainz", &musicbrainz, nullptr, nullptr, 0, true}}, clock, log);
    deezer.known = {artist("deezer:1", "Somebody Else Entirely", 5)};
    Artist prince = artist("musicbrainz:2", "Prince");
    prince.aliases = {"The Artist Formerly Known As Prince"};
    musicbrainz.known = {prince};

    EXPECT_THAT(first.artists("the artist formerly known as prince", {}),
                ElementsAre(Field(&Artist::id, "musicbrainz:2")));
    EXPECT_THAT(first.artists("qwxyz", {}), ElementsAre(Field(&Artist::id, "deezer:1")));
}

TEST(FirstOf, AsksForRelatedArtistsFirstWhoKnowsThemBest)
{
    FakeProvider deezer, lastfm;
    deezer.similar = {artist("deezer:3", "Suede")};
    lastfm.similar = {artist("lastfm:Blur", "Blur")};
    Provider best{"lastfm", nullptr, nullptr, &lastfm};
    best.best_related = true;
    FakeClock clock;
    FakeLog log;
    FirstOf first({{"deezer", nullptr, nullptr, &deezer}, best}, clock, log);

    EXPECT_THAT(first.related(artist("deezer:9", "Pulp"), 3, {}), ElementsAre(Field(&Artist::name, "Blur")));
}

TEST(FirstOf, AsksForRelatedArtistsWhoKnowsThem)
{
    TwoProviders world;
    world.deezer.similar = {artist("deezer:3", "Suede")};

    EXPECT_THAT(world.first.related(artist("deezer:9", "Pulp"), 3, {}), ElementsAre(Field(&Artist::name, "Suede")));
    world.deezer.similar.clear();
    EXPECT_THAT(world.first.related(artist("deezer:9", "Pulp"), 3, {}), IsEmpty());
}

}
