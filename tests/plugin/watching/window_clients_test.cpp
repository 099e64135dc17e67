// SPDX-License-Identifier: MIT
// What clients with windows, on phones and in browsers really send, what programs send, and what that means.
#include "tests/plugin/watching/listening.hpp"

#include <gmock/gmock.h>

namespace topfive {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST(MyMpd, IsHeardThroughItsCrumbsAndNotThroughItsCaches)
{
    Listening room;
    room.converse(0, {R"~(search "((Album != ''))" window 0:1000)~", R"~(search "((Album != ''))" window 1000:2000)~",
                      "list Artist"});
    room.says(10, R"~(search "((any contains 'stan'))" sort Title window 0:100)~");
    room.says(11.5, R"~(search "((any contains 'stan') AND (any contains 'em'))" sort Title window 0:100)~");
    room.says(12, R"~(search "((any contains 'stan') AND (any contains 'eminem'))" sort Title window 0:100)~");
    room.says(40, R"~(search "((any contains 'stan') AND (any contains 'eminem'))" sort Title window 100:200)~");
    room.waits_until(99);
    EXPECT_THAT(room.heard, ElementsAre("14.5 any stan eminem"));
}

TEST(MyMpd, IsNotHeardKeepingItsSmartPlaylists)
{
    Listening room;
    room.converse(0, {"rm \"Best of Pulp\"", R"~(searchaddpl "Best of Pulp" "((Artist == 'Pulp'))")~"});
    room.waits_until(99);
    EXPECT_THAT(room.heard, IsEmpty());
}

TEST(Cantata, IsHeardSearchingAndNotReadingTheLibrary)
{
    Listening room;
    for (int folder = 0; folder < 50; ++folder)
        room.says(0.01 * folder, fmt::format("lsinfo \"Artist {}\"", folder));
    room.converse(10, {"search any \"eminem\"", "search file \"eminem\""});
    room.converse(20, {"find file \"Eminem/Stan.opus\"", "sticker get song \"Eminem/Stan.opus\" rating"});
    room.waits_until(99);
    EXPECT_THAT(room.heard, ElementsAre("12.5 any eminem"));
}

TEST(Plattenalbum, IsHeardThroughItsDoubleNegations)
{
    Listening room;
    const auto absent = [](std::string_view word) {
        return fmt::format(R"~((!((title !contains_ci \"{0}\") AND (artist !contains_ci \"{0}\") AND )~"
                           R"~((album !contains_ci \"{0}\") AND (albumartist !contains_ci \"{0}\") AND )~"
                           R"~((date !contains_ci \"{0}\"))))~",
                           word);
    };
    double at = 0;
    for (const auto* words : {"d", "da", "daf", "daft", "daft p", "daft pu", "daft pun", "daft punk"}) {
        const std::string_view typed = words;
        const auto space = typed.find(' ');
        const auto filter = space == std::string_view::npos
                                ? absent(typed)
                                : absent(typed.substr(0, space)) + " AND " + absent(typed.substr(space + 1));
        room.says(at, fmt::format(R"~(search "({})" window 0:1)~", filter));
        room.says(at, fmt::format(R"~(list album "({})" group date group albumartist)~", filter));
        room.says(at, fmt::format(R"~(list albumartist "({})" group albumartistsort)~", filter));
        at += 0.2;
    }
    room.waits_until(10);
    EXPECT_THAT(room.heard, ElementsAre("3.9 any daft punk"));
    room.says(20, R"~(findadd albumartist "Daft Punk" album "Discovery" date "2001")~");
    room.says(30, R"~(findadd albumartist "Air" album "Moon Safari" date "1998")~");
    EXPECT_THAT(room.heard, ElementsAre("3.9 any daft punk", "30 add albumartist Air"));
}

TEST(Plattenalbum, OpensAnArtist)
{
    Observing options;
    options.browse = Observing::Browse::dwell;
    Listening room(options);
    room.converse(0, {"list albumartist group albumartistsort", "list album albumartist \"Pulp\" group date"});
    room.waits_until(99);
    EXPECT_THAT(room.heard, ElementsAre("10.01 browse albumartist Pulp"));
}

TEST(Mpdevil, IsHeardOnceForAWordTyped)
{
    Listening room;
    room.types(0, 0.15, "queen", "search any \"{}\"");
    room.says(9, "find album \"Jazz\" date \"1978\" albumartist \"Queen\"");
    room.waits_until(99);
    EXPECT_THAT(room.heard, ElementsAre("3.1 any queen"));
}

TEST(Malp, IsHeardSearchingAndNotLoadingCovers)
{
    Listening room;
    room.converse(0, {"search artist \"eminem\""});
    room.converse(1, {"searchadd artist \"eminem\""});
    room.converse(10, {"list albumartist group MUSICBRAINZ_ARTISTID"});
    for (int artist = 0; artist < 30; ++artist)
        room.says(11 + 0.1 * artist, fmt::format("list album albumartist \"Artist {}\" group date", artist));
    room.waits_until(99);
    EXPECT_THAT(room.heard, ElementsAre("1 artist eminem"));
}

TEST(Malp, IsHeardAsABrowserOnlyWhereItStays)
{
    Observing options;
    options.browse = Observing::Browse::dwell;
    Listening room(options);
    room.says(0, "list album albumartist \"Pulp\" group MUSICBRAINZ_ALBUMID");
    room.says(5, "find album \"Hits\" albumartist \"Pulp\"");
    room.waits_until(12);
    EXPECT_THAT(room.heard, ElementsAre("10 browse albumartist Pulp"));
    for (int artist = 0; artist < 30; ++artist)
        room.says(20 + 0.1 * artist, fmt::format("list album albumartist \"Artist {}\" group date", artist));
    room.waits_until(99);
    EXPECT_THAT(room.heard, ElementsAre("10 browse albumartist Pulp")) << "the artwork loader";
}

TEST(MpDroid, IsHeardAtOnce)
{
    Listening room;
    room.converse(0, {"search \"any\" \"daft punk\""});
    room.converse(9, {"list albumartist", "list album artist \"Air\"", "listallinfo"});
    room.waits_until(99);
    EXPECT_THAT(room.heard, ElementsAre("2.5 any daft punk"));
}

TEST(Persephone, IsHeardThroughItsMixedStyles)
{
    Listening room;
    room.converse(0,
                  {"search Track \"1\"", "list AlbumArtist", "find Album \"Hits\" AlbumArtist \"Pulp\" Track \"1\""});
    room.types(10, 0.2, "pulp", R"~(search "(any contains '{}')" Track "1")~");
    room.waits_until(99);
    EXPECT_THAT(room.heard, ElementsAre("13.1 any pulp"));
}

TEST(Stylophone, IsHeardOnceForItsThreeSearches)
{
    Listening room;
    room.types(0, 0.3, "muse", R"~(search "(title contains '{}')")~");
    room.converse(2, {R"~(search "(title contains 'muse')")~", R"~(search "(album contains 'muse')")~",
                      R"~(search "(artist contains 'muse')")~"});
    room.converse(20,
                  {R"~(searchadd "(title contains '')" window 5:6)~", "list albumsort", "find album \"Absolution\""});
    room.waits_until(99);
    EXPECT_THAT(room.heard, ElementsAre("4.51 any muse"));
}

TEST(Ympd, IsHeard)
{
    Listening room;
    room.converse(0, {"status", "search any \"queen\"", "status", "status"});
    room.waits_until(99);
    EXPECT_THAT(room.heard, ElementsAre("2.51 any queen"));
}

// As ashuffle, mpd-sima and their like: they wait for an event, ask what it was, and add.
TEST(Robots, AreNotHeardAddingWhenSomethingHappens)
{
    Listening room;
    room.converse(0, {"status", "idle player", "status", "findadd artist \"Pulp\"", "idle player"});
    EXPECT_THAT(room.observer.take_robots(), ElementsAre("1"));
    EXPECT_THAT(room.observer.take_robots(), IsEmpty());
    room.converse(200, {"command_list_begin", "searchadd artist \"Blur\"", "command_list_end", "idle player"});
    EXPECT_THAT(room.observer.take_robots(), ElementsAre("1"));
    room.waits_until(999);
    EXPECT_THAT(room.heard, IsEmpty());
}

TEST(Robots, DoNotConfirmWhatAPersonIsStillTyping)
{
    Listening room;
    room.converse(0, {"idle", "noidle", "search any \"emi\"", "idle", "status", "addid \"Blur/Song 2.opus\"", "idle",
                      "noidle", "search any \"eminem\"", "addid \"Eminem/Stan.opus\""});
    EXPECT_THAT(room.heard, ElementsAre("0.09 any eminem"));
}

// As Cantata's dynamic playlists: they search for what they are about to add.
TEST(Robots, AreNotHeardSearchingForWhatTheyAdd)
{
    Listening room;
    room.converse(0, {"noidle", "search any \"daft punk\"", "idle player", "status", "search artist \"Pulp\"",
                      "find artist \"Blur\"", "addid \"Pulp/Babies.opus\"", "idle player"});
    room.waits_until(99);
    EXPECT_THAT(room.heard, ElementsAre("2.51 any daft punk"));
    EXPECT_THAT(room.observer.take_robots(), ElementsAre("1"));
}

// As Cantata's dynamic playlists when they begin: a search for each of their rules.
TEST(Robots, AreNotHeardSearchingForOneNameAfterTheOther)
{
    Listening room;
    room.says(0, "search any \"daft punk\"");
    for (double at = 1; const auto* name : {"Pulp", "Blur", "Kraftwerk", "Nirvana", "Queen", "Abba"})
        room.says(at += 0.01, fmt::format("search Artist \"{}\"", name));
    room.converse(1.2, {"add \"Pulp/Babies.opus\"", "idle player"});
    room.waits_until(99);
    EXPECT_THAT(room.heard, ElementsAre("1.2 any daft punk")) << "which somebody typed before";
    room.says(100, "search Artist \"Pulp\"");
    room.waits_until(199);
    EXPECT_THAT(room.heard, ElementsAre("1.2 any daft punk", "102.5 artist Pulp"));
    for (double at = 200; const auto* name : {"Slint", "Blur", "Kraftwerk", "Nirvana", "Queen"})
        room.says(at += 0.01, fmt::format("search Artist \"{}\"", name));
    room.waits_until(299);
    EXPECT_THAT(room.heard, SizeIs(7)) << "a handful may be a person's script";
}

TEST(Robots, AreNotWhoLeavesIdleToAdd)
{
    Listening room;
    room.converse(0, {"idle", "noidle", "findadd artist \"Pulp\"", "idle"});
    EXPECT_THAT(room.heard, ElementsAre("0.02 add artist Pulp"));
    EXPECT_THAT(room.observer.take_robots(), IsEmpty());
}

TEST(Pollers, AreNotHeard)
{
    Listening room;
    for (int i = 0; i < 200; ++i)
        room.converse(i,
                      {"status", "currentsong", "albumart \"Eminem/Stan.opus\" 8192", "idle player", "noidle", "ping"});
    room.converse(300, {"find modified-since 2000-01-01T00:00:00Z", R"~(find "(added-since '0')" window 0:1)~",
                        R"~(find "(AudioFormat =~ '44100:*:*')")~", R"~(search "(artist =~ '.*')")~",
                        R"~(search "(base 'Eminem')")~", R"~(search genre "rap")~",
                        R"~(search "(artist !contains 'x y z')")~",
                        R"~(search MUSICBRAINZ_ARTISTID "b95ce3ff-3d05-4e87-9e01-c97b66af13d4")~", "search artist \"\"",
                        "search artist \"   \"", "search date 2000", "count \"(artist == 'Eminem')\" group album"});
    room.waits_until(999);
    EXPECT_THAT(room.heard, IsEmpty());
}

TEST(AnyClient, MaySendWhatItLikes)
{
    Listening room;
    room.says(0, "search artist " + std::string(8192, 'x'));
    room.says(1, std::string(8192, '('));
    room.says(2, std::string_view("search artist em\0inem", 21));
    room.says(3, "search artist \"latin1 \xe9\"");
    room.says(4, "search artist \"never closed");
    room.says(5, "search \"" + std::string(1000, '(') + "artist == 'eminem'" + std::string(1000, ')') + "\"");
    room.says(6, "command_list_end");
    room.says(7, "");
    room.says(8, "search artist \"" + std::string(2000, 'y') + "\"");
    room.waits_until(99);
    EXPECT_THAT(room.heard, IsEmpty());
    room.says(100, R"~(search artist "../../etc/passwd")~");
    room.says(110, R"~(search artist "--exec touch x")~");
    room.says(120, R"~(search artist "!!!")~");
    room.says(130, "search artist Кино\r");
    room.waits_until(999);
    EXPECT_THAT(room.heard, ElementsAre("102.5 artist ../../etc/passwd", "112.5 artist --exec touch x",
                                        "122.5 artist !!!", "132.5 artist Кино"));
}

}
}
