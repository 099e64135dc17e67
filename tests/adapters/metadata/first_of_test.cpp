// SPDX-License-Identifier: MIT
#include "adapters/metadata/first_of.hpp"

#include "adapters/metadata/facts.hpp"
#include "plugin/errors.hpp"
#include "tests/fakes/fake_clock.hpp"
#include "tests/fakes/fake_log.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>

namespace topfive {

namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;

Artist artist(const std::string& id, const std::string& name, std::uint64_t following = 0)
{
    Artist one;
    one.id = id;
    one.name = name;
    one.following = following;
    return one;
}

Recording recording(const std::string& id, const std::string& title, std::chrono::seconds length = 0s)
{
    Recording one;
    one.id = id;
    one.title = title;
    one.artists = {"Pulp"};
    one.length = length;
    return one;
}

// A service in memory that can fail, for now or for good.
class FakeProvider : public Catalog, public Charts, public Related {
public:
    std::vector<Artist> artists(std::string_view, std::stop_token) override { return ask(known); }
    std::vector<Recording> songs(std::string_view, std::string_view, std::stop_token) override { return ask(found); }
    Chart top(const Artist&, std::size_t, std::stop_token) override { return ask(chart); }
    Recording complete(Recording plain, std::stop_token) override
    {
        const auto more = ask(completed).find(plain.id);
        return more == completed.end() ? plain : more->second;
    }
    std::vector<Artist> related(const Artist&, std::size_t, std::stop_token) override { return ask(similar); }

    std::vector<Artist> known, similar;
    std::vector<Recording> found;
    Chart chart;
    std::map<std::string, Recording> completed;
    std::string fault; // "" = well
    bool refuses = false;
    std::optional<Clock::time_point> until;
    int questions = 0;
    std::function<void()> meanwhile = [] {};

private:
    template <typename T>
    const T& ask(const T& answer)
    {
        ++questions;
        meanwhile();
        if (refuses)
            throw Refused(fault);
        if (!fault.empty())
            throw Unavailable(fault, until);
        return answer;
    }
};

struct World {
    FakeProvider deezer, itunes;
    FakeClock clock;
    FakeLog log;
    FirstOf first{{{"deezer", &deezer, &deezer, &deezer, facts::length | facts::isrc | facts::album},
                   {"itunes", &itunes, &itunes, nullptr, facts::length | facts::album}},
                  clock,
                  log};

    World()
    {
        deezer.chart = {"deezer", {recording("deezer:1", "Common People", 350s)}};
        itunes.chart = {"itunes", {recording("itunes:1", "Disco 2000", 273s)}};
    }
    std::string top() { return first.top(artist("deezer:9", "Pulp"), 5, {}).provider; }
    std::string complaint()
    {
        try {
            top();
        } catch (const Unavailable& fault) {
            return fault.what();
        }
        return "no complaint";
    }
};

}

TEST(FirstOf, LetsTheFirstWithAChartDecide)
{
    World world;

    EXPECT_EQ(world.top(), "deezer");
    EXPECT_EQ(world.itunes.questions, 0);
}

TEST(FirstOf, MovesOnWhenThereIsNothing)
{
    World world;
    world.deezer.chart = {};

    EXPECT_EQ(world.top(), "itunes");
}

TEST(FirstOf, MovesOnWhenSomethingBrokeAndRemembersIt)
{
    World world;
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
    World world;
    world.deezer.fault = "deezer: GET /artist/9/top: 500";
    world.itunes.fault = "itunes: GET /lookup: 403";

    EXPECT_EQ(world.complaint(), "deezer: GET /artist/9/top: 500; itunes: GET /lookup: 403");
}

TEST(FirstOf, SaysNothingFoundOnlyWhenAllCouldSayIt)
{
    World world;
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
    World world;
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
    World world;
    world.deezer.fault = "deezer: GET /artist/9/top: 429";
    world.deezer.until = world.clock.now() + 30min;

    EXPECT_EQ(world.top(), "itunes");
    EXPECT_EQ(world.top(), "itunes");

    EXPECT_EQ(world.deezer.questions, 1);
    EXPECT_EQ(world.first.health()[0].until, world.clock.now() + 30min);
}

TEST(FirstOf, LeavesAloneWhoMakesEverybodyWait)
{
    World world;
    world.deezer.fault = "deezer: GET /artist/9/top: Timeout was reached";
    world.deezer.meanwhile = [&] { world.clock.advance(15s); };

    EXPECT_EQ(world.top(), "itunes");
    EXPECT_EQ(world.top(), "itunes");

    EXPECT_EQ(world.deezer.questions, 1);
}

TEST(FirstOf, TellsWhenToAskAgainOnceAllRest)
{
    World world;
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
    World world;
    world.deezer.fault = "deezer: GET /: stopped";
    std::stop_source stop;
    stop.request_stop();

    EXPECT_THROW(static_cast<void>(world.first.top(artist("deezer:9", "Pulp"), 5, stop.get_token())), Unavailable);
    EXPECT_EQ(world.first.health()[0].state, "unused");
    EXPECT_EQ(world.itunes.questions, 0);
}

TEST(FirstOf, AsksNobodyForABlankOrForAPageOfText)
{
    World world;
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

TEST(FirstOf, CompletesARecordingByWhoRankedItFirst)
{
    World world;
    auto whole = recording("deezer:1", "Common People", 350s);
    whole.isrc = "GBAYE9500001";
    whole.album = "Different Class";
    world.deezer.completed["deezer:1"] = whole;

    EXPECT_EQ(world.first.complete(recording("deezer:1", "Common People", 350s), {}), whole);
    EXPECT_EQ(world.itunes.questions, 0);
}

TEST(FirstOf, AsksOthersOnlyForWhatIsStillMissing)
{
    World world;
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
    EXPECT_EQ(whole.id, "itunes:1");
    EXPECT_EQ(whole.length, 350s);
    EXPECT_EQ(whole.album, "Different Class");
}

TEST(FirstOf, BelievesNobodyWhoSpeaksOfAnotherRecording)
{
    World world;
    auto live = recording("deezer:7", "Common People (Live)", 350s);
    live.isrc = "GBAYE9500007";
    auto longer = recording("deezer:8", "Common People", 500s);
    longer.isrc = "GBAYE9500008";
    world.deezer.found = {live, longer};

    EXPECT_EQ(world.first.complete(recording("itunes:1", "Common People", 350s), {}).isrc, "");
}

TEST(FirstOf, CompletesWhatItCanWhenAServiceIsAway)
{
    World world;
    world.deezer.fault = "deezer: GET /track/1: 500";
    auto told = recording("itunes:1", "Common People", 350s);
    told.album = "Different Class";
    world.itunes.found = {told};

    const auto whole = world.first.complete(recording("deezer:1", "Common People", 350s), {});

    EXPECT_EQ(whole.album, "Different Class");
    EXPECT_EQ(whole.isrc, "");
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
    World world;
    world.deezer.similar = {artist("deezer:3", "Suede")};

    EXPECT_THAT(world.first.related(artist("deezer:9", "Pulp"), 3, {}), ElementsAre(Field(&Artist::name, "Suede")));
    world.deezer.similar.clear();
    EXPECT_THAT(world.first.related(artist("deezer:9", "Pulp"), 3, {}), IsEmpty());
}

}
