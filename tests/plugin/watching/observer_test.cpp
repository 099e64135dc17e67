// SPDX-License-Identifier: MIT
#include "tests/plugin/watching/listening.hpp"

#include <gmock/gmock.h>

namespace topfive {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST(Observer, WaitsUntilASearchIsStill)
{
    Listening room;
    room.says(10, "search artist eminem");
    EXPECT_EQ(room.observer.next_deadline(), Listening::time(12.5));
    room.waits_until(12.499);
    EXPECT_THAT(room.heard, IsEmpty());
    room.waits_until(20);
    EXPECT_THAT(room.heard, ElementsAre("12.5 artist eminem"));
    EXPECT_EQ(room.observer.next_deadline(), std::nullopt);
}

TEST(Observer, HearsPagingAndSortingOnce)
{
    Listening room;
    room.says(0, R"~(search "(any contains 'eminem')" sort Title window 0:100)~");
    room.says(1, R"~(search "(any contains 'eminem')" sort Title window 100:200)~");
    room.says(30, R"~(search "(any contains 'eminem')" sort -Date window 0:100)~");
    room.says(900, R"~(search any Eminem window 300:400)~");
    room.waits_until(2000);
    EXPECT_THAT(room.heard, ElementsAre("2.5 any eminem"));
}

TEST(Observer, TakesOtherSpellingsForTheSameArtist)
{
    Listening room;
    room.says(0, "search artist \"The Beatles\"");
    room.says(10, "search any beatles");
    room.says(20, "findadd albumartist \"Beatles, The\"");
    room.says(30, "search artist \"Simon & Garfunkel\"");
    room.says(40, "search artist \"simon and garfunkel\"");
    room.says(50, "search artist \"Bj\u00f6rk\"");
    room.says(60, "search artist \"bjork\"");
    room.waits_until(99);
    EXPECT_THAT(room.heard,
                ElementsAre("2.5 artist The Beatles", "32.5 artist Simon & Garfunkel", "52.5 artist Björk"));
}

TEST(Observer, HearsNothingAfterClose)
{
    Listening room;
    room.converse(0, {"search artist eminem", "close", "search artist pulp", "findadd artist blur"});
    room.leaves(1);
    room.says(2, "search artist queen");
    room.waits_until(99);
    EXPECT_THAT(room.heard, ElementsAre("0.01 artist eminem", "4.5 artist queen")) << "MPD does not look at it either";
}

TEST(Observer, CountsAtTheEndOfTheConnection)
{
    Listening room;
    room.says(0, "search artist eminem");
    room.leaves(0.02);
    room.says(5, "search artist pulp");
    room.says(5.01, "close");
    room.leaves(6);
    EXPECT_THAT(room.heard, ElementsAre("0.02 artist eminem", "5.01 artist pulp"));
}

TEST(Observer, CountsAtOnceWhenSomethingIsAddedOrPlayed)
{
    for (const auto* line :
         {"add \"Eminem/Stan.opus\"", "addid \"Eminem/Stan.opus\" 3", "play 3", "playid 7", "findadd album Recovery",
          "searchadd title \"\"", "playlistadd mine \"Eminem/Stan.opus\""}) {
        Listening room;
        room.says(0, "search artist eminem");
        room.says(1, line);
        ASSERT_THAT(room.heard, testing::Not(IsEmpty())) << line;
        EXPECT_EQ(room.heard.front(), "1 artist eminem") << line;
    }
}

TEST(Observer, HearsAnAddByNameAtOnce)
{
    Listening room;
    room.says(0, R"~(findadd artist "Eminem")~");
    room.says(20, R"~(searchadd any "daft punk" position +0)~");
    room.says(40, R"~(searchaddpl "my list" "(artist == 'Pulp')")~");
    EXPECT_THAT(room.heard, ElementsAre("0 add artist Eminem", "20 add any daft punk", "40 add artist Pulp"));
}

TEST(Observer, HearsASearchAndTheAddOfItsResultsOnce)
{
    Listening room;
    room.says(0, "search any eminem");
    room.says(1, "searchadd any Eminem");
    room.waits_until(60);
    EXPECT_THAT(room.heard, ElementsAre("1 any eminem"));
}

TEST(Observer, NeedsThreeSignsOrTwoWhereASignIsAWord)
{
    Listening room;
    room.says(0, "search artist u2");
    room.says(10, "search artist 米津");
    room.says(20, "search artist 米");
    room.says(30, "search artist muse");
    room.waits_until(60);
    EXPECT_THAT(room.heard, ElementsAre("12.5 artist 米津", "32.5 artist muse"));
}

TEST(Observer, HearsASongOfAnArtist)
{
    Listening room;
    room.says(0, "search artist eminem");
    room.says(1, R"~(search "((artist contains 'eminem') AND (title contains 'stan'))")~");
    room.waits_until(60);
    EXPECT_THAT(room.heard, ElementsAre("3.5 artist eminem / stan"));
}

TEST(Observer, TellsConnectionsApart)
{
    Listening room;
    room.says(0, "search artist emi", "a");
    room.says(0.5, "search artist emin", "b");
    room.waits_until(60);
    EXPECT_THAT(room.heard, ElementsAre("2.5 artist emi", "3 artist emin"));
}

TEST(Observer, HearsOneSearchOnTwoConnectionsOnce)
{
    Listening room;
    room.says(0, "search artist Eminem", "a");
    room.leaves(0.1, "a");
    room.says(5, "searchadd artist eminem", "b");
    room.says(6, "search title eminem", "c");
    EXPECT_THAT(room.heard, ElementsAre("0.1 artist Eminem"));
    room.says(20, "search any prince", "c");
    room.says(23, "search artist prince", "d");
    room.leaves(24, "d");
    room.says(25, "search title prince", "c");
    room.leaves(26, "c");
    EXPECT_THAT(room.heard, ElementsAre("0.1 artist Eminem", "22.5 any prince", "24 artist prince"))
        << "in doubt who is meant, somebody says it better";
    room.heard.resize(1);
    room.says(40, "search artist eminem", "d");
    room.waits_until(60);
    EXPECT_THAT(room.heard, ElementsAre("0.1 artist Eminem", "42.5 artist eminem")) << "longer than a moment later";
    room.says(20, "search artist eminem", "e");
    room.leaves(20.1, "e");
    EXPECT_THAT(room.heard, testing::SizeIs(3)) << "by another clock";
}

TEST(Observer, HearsWhatTheLogRepeatsOnce)
{
    Observer observer;
    observer.opened("log 7", "7", SearchIntent::Origin::log, Listening::time(0));
    observer.line("1", "search any Eminem", Listening::time(1));
    observer.line("log 7", "search any Eminem", Listening::time(1.2));
    EXPECT_THAT(observer.advance(Listening::time(9)), SizeIs(1));
}

TEST(Observer, KnowsABoundedNumberOfWhatWasSaid)
{
    Listening room;
    for (int name = 0; name < 600; ++name)
        room.says(0, fmt::format("findadd artist \"name {}\"", name), fmt::format("{}", name));
    EXPECT_THAT(room.heard, SizeIs(600));
    room.says(1, "findadd artist \"name 0\"", "again");
    room.says(1, "findadd artist \"name 599\"", "again");
    EXPECT_THAT(room.heard, SizeIs(601));
}

TEST(Observer, LosesNothingWhenItEnds)
{
    Listening room;
    room.says(0, "search artist eminem", "a");
    room.says(1, "search artist pulp", "b");
    room.finishes(1.5);
    EXPECT_THAT(room.heard, ElementsAre("1.5 artist pulp", "1.5 artist eminem"));
    EXPECT_EQ(room.observer.connections(), 0U);
    EXPECT_EQ(room.observer.next_deadline(), std::nullopt);
}

TEST(Observer, SaysWhoSearched)
{
    Observer observer;
    observer.opened("7", "192.168.1.4:50122", SearchIntent::Origin::log, Listening::time(0));
    observer.line("7", "search artist eminem", Listening::time(1));
    const auto intents = observer.advance(Listening::time(9));
    ASSERT_THAT(intents, SizeIs(1));
    EXPECT_EQ(intents[0].client, "192.168.1.4:50122");
    EXPECT_EQ(intents[0].origin, SearchIntent::Origin::log);
    EXPECT_EQ(intents[0].kind, SearchIntent::Kind::search);
}

TEST(Observer, TakesTheClientsNameFromItsFirstLine)
{
    Observer observer;
    observer.line("7", "search artist eminem", Listening::time(1), "127.0.0.1:46158");
    observer.line("7", "status", Listening::time(2), "127.0.0.1:46158");
    const auto intents = observer.advance(Listening::time(9));
    ASSERT_THAT(intents, SizeIs(1));
    EXPECT_EQ(intents[0].client, "127.0.0.1:46158");
    EXPECT_EQ(intents[0].origin, SearchIntent::Origin::proxy);
}

TEST(Observer, ListensToAThirdFieldLaterAsToANewSearch)
{
    Listening room;
    room.says(0, "search title eminem");
    room.says(10, "search artist eminem");
    room.says(20, "search any eminem");
    room.waits_until(60);
    EXPECT_THAT(room.heard, ElementsAre("2.5 title eminem", "12.5 artist eminem"));
    room.says(100, "search any hello");
    room.says(110, "search title hello");
    room.says(120, "search any hello");
    room.waits_until(160);
    EXPECT_THAT(room.heard, testing::SizeIs(4)) << "of a song that any field left in doubt";
}

TEST(Observer, TakesTheFieldThatAPersonChoseLast)
{
    Listening room;
    room.says(0, "search any eminem");
    room.says(1, "search artist eminem");
    room.waits_until(60);
    EXPECT_THAT(room.heard, ElementsAre("3.5 artist eminem"));
}

TEST(Observer, LosesNothingWhenTheClockIsSetBack)
{
    Listening room;
    room.says(5000, "search artist eminem");
    room.says(100, "status");
    EXPECT_THAT(room.heard, ElementsAre("5002.5 artist eminem"));
}

TEST(Observer, HoldsABoundedNumberOfConnections)
{
    Observing options;
    options.connections = 2;
    Listening room(options);
    room.says(0, "search artist eminem", "a");
    room.says(0, "search artist pulp", "b");
    room.says(0, "search artist queen", "c");
    room.waits_until(60);
    EXPECT_THAT(room.heard, ElementsAre("2.5 artist pulp", "2.5 artist queen"));
    EXPECT_EQ(room.observer.connections(), 2U);
    EXPECT_EQ(room.observer.dropped(), 1U);
}

TEST(Observer, CountsWhatItDrops)
{
    for (const auto origin : {SearchIntent::Origin::proxy, SearchIntent::Origin::log}) {
        Listening room;
        room.observer.opened("1", "1", origin, Listening::time(0));
        unsigned state = 1;
        for (int i = 0; i < 10000; ++i) {
            std::string name;
            for (int letter = 0; letter < 12; ++letter)
                name += static_cast<char>('a' + (state = state * 1664525U + 1013904223U) / 165191050U);
            room.says(0.0001 * i, "search artist " + name);
        }
        room.waits_until(60);
        EXPECT_EQ(room.heard.size() + room.observer.dropped(), 10000U);
        EXPECT_EQ(room.heard.size(), origin == SearchIntent::Origin::log ? 64U : 0U) << "a program's, as far as seen";
    }
}

}
}
