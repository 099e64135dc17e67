// SPDX-License-Identifier: MIT
// What clients of the terminal and of scripts really send, and what that means.
#include "tests/plugin/watching/listening.hpp"

#include <gmock/gmock.h>

namespace topfive {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Mpc, IsHeardWhenItHangsUp)
{
    Listening room;
    room.converse(0, {"command_list_begin", "tagtypes \"clear\"", "search Artist \"emi\"", "command_list_end"});
    room.leaves(0.2);
    room.converse(1, {"command_list_begin", "tagtypes \"clear\"", "search \"(artist=~'emin')\"", "command_list_end"});
    room.leaves(1.2);
    room.converse(2, {"searchadd Artist \"eminem\""});
    room.leaves(2.2);
    room.converse(3, {"findadd Artist \"Pulp\""});
    room.leaves(3.2);
    EXPECT_THAT(room.heard,
                ElementsAre("0.2 artist emi", "1.2 artist emin", "2 add artist eminem", "3 add artist Pulp"));
}

TEST(Mpc, SaysNothingByCompletingAndListing)
{
    Listening room;
    for (double at = 0; const auto* line : {"list Artist", "list Album Artist \"Eminem\"",
                                            "list Title Artist \"Eminem\" group Album", "listall \"\"", "lsinfo \"\"",
                                            "playlistsearch any \"stan\"", "count artist Eminem", "stats"}) {
        room.says(at, line);
        room.leaves(at + 0.1);
        at += 1;
    }
    room.waits_until(99);
    EXPECT_THAT(room.heard, IsEmpty());
}

TEST(Ncmpcpp, IsHeardWhenItSearchesAndNotWhenTheCursorWalks)
{
    Observing options;
    options.browse = Observing::Browse::dwell;
    Listening room(options);
    room.converse(0, {"noidle", "search Artist \"Eminem\"", "idle"});
    room.converse(20, {"noidle", "list Artist", "find Artist \"AC\\\\DC\"",
                       "find Artist \"AC\\\\DC\" Album \"High Voltage\" Date \"2000\"", "idle"});
    room.converse(
        21, {"noidle", "find Artist \"Björk\"", "find Artist \"Björk\" Album \"Homogenic\" Date \"1997\"", "idle"});
    room.converse(22, {"noidle", "find Artist \"Pulp\"", "find Artist \"Pulp\" Album \"Hits\" Date \"2002\"", "idle"});
    room.waits_until(31.9);
    EXPECT_THAT(room.heard, ElementsAre("2.51 artist Eminem"));
    room.waits_until(99);
    EXPECT_THAT(room.heard, ElementsAre("2.51 artist Eminem", "32.01 browse artist Pulp")) << "it stayed there";
}

TEST(Ncmpcpp, IsNotHeardWalkingThroughTheWholeList)
{
    Observing options;
    options.browse = Observing::Browse::dwell;
    Listening room(options);
    for (double at = 0; const auto* artist : {"ABBA", "Air", "Blur", "Can", "Devo", "Eels", "Faust"})
        room.says(at += 0.3, fmt::format("find Artist \"{}\"", artist));
    room.waits_until(99);
    EXPECT_THAT(room.heard, IsEmpty());
}

TEST(Ncmpcpp, IsHeardAddingFromAnOpenedArtist)
{
    Observing options;
    options.browse = Observing::Browse::dwell;
    Listening room(options);
    room.converse(0, {"find Artist \"Pulp\""});
    room.converse(3, {"command_list_begin", "addid \"Pulp/01.opus\"", "addid \"Pulp/02.opus\"", "command_list_end"});
    EXPECT_THAT(room.heard, ElementsAre("3.01 browse artist Pulp"));
}

TEST(Rmpc, IsHeardThroughItsLists)
{
    Listening room;
    room.converse(0, {R"~(search "((artist contains 'daft punk') AND (title contains 'aero'))")~"});
    room.converse(10, {"command_list_begin", "stringnormalization enable strip_diacritics",
                       R"~(search "(artist starts_with 'bjork')")~", "stringnormalization disable strip_diacritics",
                       "command_list_end"});
    room.converse(20, {R"~(find "(any contains 'Pulp')")~", R"~(find "((artist == 'Blur'))")~", "list artist"});
    room.waits_until(99);
    EXPECT_THAT(room.heard, ElementsAre("2.5 artist daft punk / aero", "12.52 artist bjork", "22.5 any Pulp"));
}

TEST(Ncmpc, IsHeardOnceForItsTwinSearches)
{
    Listening room;
    room.converse(0, {"command_list_begin", "search Artist \"eminem\"", "search Title \"eminem\"", "command_list_end"});
    room.converse(20, {"list Album Artist \"Pulp\"", "find Artist \"Pulp\" Album \"Hits\""});
    room.waits_until(25);
    EXPECT_THAT(room.heard, ElementsAre("2.52 any eminem"));
    room.converse(30, {"findadd Artist \"Pulp\""});
    EXPECT_THAT(room.heard, ElementsAre("2.52 any eminem", "30 add artist Pulp"));
}

TEST(Mpdel, IsHeardSearchingAndAdding)
{
    Listening room;
    room.converse(0, {"search artist \"abba\""});
    room.converse(10, {R"~(search "(albumartist contains 'kraftwerk')")~"});
    room.converse(20, {"find artist \"Air\" sort AlbumSort", "findadd artist \"Air\""});
    room.converse(30, {R"~(searchaddpl "mine" artist "Pulp")~"});
    room.waits_until(99);
    EXPECT_THAT(room.heard, ElementsAre("2.5 artist abba", "12.5 albumartist kraftwerk", "20.01 add artist Air",
                                        "30 add artist Pulp"));
}

TEST(PythonMpd2, IsHeardUntilItCloses)
{
    Listening room;
    room.converse(0, {R"~(search "artist" "eminem" )~", R"~(find "artist" "Pulp")~", "close"});
    room.leaves(0.1);
    EXPECT_THAT(room.heard, ElementsAre("0.02 artist eminem"));
}

}
}
