// SPDX-License-Identifier: MIT
// Titles and names that programs stumble over.
#include "tests/plugin/music/compared.hpp"

#include <gtest/gtest.h>

#include <utility>

namespace topfive {

using enum Likeness;

namespace {

Likeness by(std::string one, std::string other)
{
    return compare(song(std::move(one), "Song"), song(std::move(other), "Song")).likeness;
}

}

TEST(HardTitles, OnlyLookLikeVersions)
{
    for (const auto* title : {"Live Is Life",
                              "Live Like You Were Dying",
                              "Live Wire",
                              "Live Fast, Die Young",
                              "We Live for Love",
                              "How to Live",
                              "Cover Girl",
                              "Undercover of the Night",
                              "Blow My Cover",
                              "Cover Version",
                              "Demolition Man",
                              "Instrumental Illness",
                              "Acoustic Kitty",
                              "Remix to Ignition",
                              "Karaoke Queen",
                              "Session",
                              "Demo",
                              "Take Five",
                              "Take Me Out",
                              "Slowed Down",
                              "Slow Down",
                              "Speed Up",
                              "Extended Play",
                              "Radio Edit",
                              "Reprise",
                              "Interlude",
                              "Intro",
                              "Mono",
                              "Clean Bandit Song",
                              "Explicit",
                              "Original Prankster",
                              "Video Games",
                              "Lyric",
                              "English",
                              "Spanish Bombs",
                              "Japanese Boy",
                              "Reverb",
                              "Nightcore",
                              "Club Foot",
                              "Radio Song",
                              "Edit",
                              "Dub Be Good to Me",
                              "Mashup the Dance",
                              "Part of the Plan",
                              "Live",
                              "Mr. Clean",
                              "Deliver",
                              "Discover Me"})
        EXPECT_EQ(titles(title, std::string(title) + " (2011 Remaster)"), same) << title;
    EXPECT_EQ(titles("Oliver", "Live"), other_song);
    EXPECT_EQ(titles("Radio", "Video"), other_song);
    EXPECT_EQ(titles("Slow Down", "Slowed Down"), other_song);
}

TEST(HardTitles, AreVersionsOfSuchTitles)
{
    EXPECT_EQ(titles("Live Forever", "Live Forever (Live)"), other_version);
    EXPECT_EQ(titles("Live Forever", "Live Forever - Live at Knebworth"), other_version);
    EXPECT_EQ(titles("Long Live", "Long Live (Taylor's Version)"), other_version);
    EXPECT_EQ(titles("Long Live (Taylor's Version)", "Long Live (Taylor’s Version)"), same);
    EXPECT_EQ(titles("Ignition", "Ignition (Remix)"), other_version);
    EXPECT_EQ(titles("Ignition (Remix)", "Ignition - Remix"), same);
    EXPECT_EQ(titles("Acoustic", "Acoustic (Live)"), other_version);
}

TEST(HardTitles, AreOneHoweverTheyAreSigned)
{
    for (const auto& [one, other] :
         {std::pair{"Summer of '69", "Summer of 69"},
          {"December, 1963 (Oh, What a Night!)", "December 1963 (Oh What a Night)"},
          {"(What's the Story) Morning Glory?", "What's The Story Morning Glory"},
          {"(Don't Fear) The Reaper", "Don't Fear The Reaper"},
          {"Ob-La-Di, Ob-La-Da", "Ob-La-Di Ob-La-Da"},
          {"R.E.S.P.E.C.T.", "Respect"},
          {"Y.M.C.A.", "YMCA"},
          {"N.Y. State of Mind", "NY State of Mind"},
          {"SOS", "S.O.S."},
          {"d e a l e r", "dealer"},
          {"ily (i love you baby) (feat. Emilee)", "ily (i love you baby) [feat. Emilee]"},
          {"Señorita", "Senorita"},
          {"Rock'n'Roll Star", "Rock 'n' Roll Star"},
          {"Rock’n’Roll Star", "Rock & Roll Star"},
          {"Wannabe", "Wanna Be"},
          {"...Baby One More Time", "Baby One More Time"},
          {"¿Por Qué?", "Por que"},
          {"$AVE DAT MONEY", "Save Dat Money"},
          {"m.A.A.d city", "MAAD City"},
          {"★", "★"},
          {"×", "×"},
          {"16:9", "16 9"},
          {"Untitled (How Does It Feel)", "Untitled - How Does It Feel"},
          {"Nocturne No. 2 in E-Flat Major, Op. 9 No. 2", "Nocturne No.2 in E flat major, Op.9 No.2"},
          {"Symphony No. 5", "Symphony Nr. 5"},
          {"Symphony № 5", "Symphony No. 5"},
          {"Lose Yourself", "Lose Yourself - From \"8 Mile\" Soundtrack"},
          {"My Heart Will Go On", "My Heart Will Go On (Love Theme from \"Titanic\")"}})
        EXPECT_EQ(titles(one, other), same) << one;
}

TEST(HardTitles, AreTwoThoughTheyDifferInLittle)
{
    for (const auto& [one, other] : {std::pair{"1979", "1999"},
                                     {"7 Rings", "8 Rings"},
                                     {"22", "21"},
                                     {"Swan Song No. 1", "Swan Song No. 2"},
                                     {"Symphony No. 5", "Symphony No. 9"},
                                     {"Prelude No. 1 in C Major", "Prelude No. 1 in C Minor"},
                                     {"Op. 9 No. 1", "Op. 9 No. 2"},
                                     {"You and I", "You and Me"},
                                     {"Hello", "Hello Goodbye"},
                                     {"Yesterday", "Yesterday Once More"},
                                     {"Help", "Help!!! I'm Alive"},
                                     {"Ask", "Ask Me"},
                                     {"Untitled 1", "Untitled 2"},
                                     {"Act I", "Act II"}})
        EXPECT_EQ(titles(one, other), other_song) << one;
}

TEST(HardTitles, CountTheirParts)
{
    EXPECT_EQ(titles("Shine On You Crazy Diamond (Parts I-V)", "Shine On You Crazy Diamond, Pts. 1-5"), same);
    EXPECT_EQ(titles("Shine On You Crazy Diamond (Parts I-V)", "Shine On You Crazy Diamond (Parts VI-IX)"), other_song);
    EXPECT_EQ(titles("Another Brick in the Wall, Pt. 2", "Another Brick in the Wall (Part II)"), same);
    EXPECT_EQ(titles("Another Brick in the Wall, Pt. 2", "Another Brick in the Wall, Part 1"), other_song);
    EXPECT_EQ(titles("Chapter One", "Chapter 1"), same);
    EXPECT_EQ(titles("Chapter One", "Chapter Two"), other_song);
    EXPECT_EQ(titles("Vol. 1", "Vol. 2"), other_song);
    EXPECT_EQ(titles("Blood on the Leaves", "Blood on the Leaves, Pt. 2"), other_song);
}

TEST(HardTitles, SayTheirVersionInManyWays)
{
    for (const auto* note : {"VIP Mix",
                             "Dub",
                             "Club Mix",
                             "12\" Version",
                             "12'' Mix",
                             "Dance Mix",
                             "Bootleg",
                             "Mashup",
                             "Rework",
                             "Flip",
                             "Edit by Someone Else",
                             "A Cappella",
                             "Stripped",
                             "Piano Cover",
                             "Symphonic",
                             "Lo-Fi",
                             "Daycore",
                             "slowed n reverb",
                             "sped-up",
                             "Speed Up Version",
                             "10 Hours",
                             "1 Hour Loop",
                             "TikTok Version",
                             "Re-Recorded",
                             "Quarantine Version",
                             "Christmas Version",
                             "Home Demo",
                             "Rough Mix",
                             "Alternate Version",
                             "Early Take",
                             "Outtake",
                             "Rehearsal",
                             "BBC Session",
                             "Peel Session",
                             "Live Lounge",
                             "NPR Tiny Desk Concert",
                             "Reaction",
                             "Guitar Tutorial",
                             "Drum Cover",
                             "Frank Sinatra AI Cover",
                             "Cover by Jane",
                             "Someone Else cover",
                             "Originally Performed by Jane",
                             "Vocals Only",
                             "Guitar Backing Track",
                             "Parody",
                             "Kidz Bop Version",
                             "Music Box Version",
                             "Lullaby Rendition",
                             "8-Bit",
                             "Live Aid",
                             "Live at Wembley '86",
                             "Fast Version",
                             "Recorded Live in Berlin",
                             "Live From Spotify, London",
                             "Glastonbury 2019",
                             "Demi Lovato Version",
                             "Sing-Along Version",
                             "Choir Version"})
        EXPECT_EQ(titles("Song", std::string("Song (") + note + ')'), other_version) << note;
    for (const auto* note : {"Main Version", "Video Edit", "7\" Version", "Radio Mix", "Edit", "LP Version",
                             "From the Motion Picture Soundtrack", "50th Anniversary Edition"})
        EXPECT_EQ(titles("Song", std::string("Song (") + note + ')'), same) << note;
}

TEST(HardTitles, AreUnpluggedBeforeAnAudience)
{
    EXPECT_EQ(titles("Song - Unplugged", "Song (Live / Unplugged)"), same);
    EXPECT_EQ(titles("Song - Unplugged", "Song (Acoustic)"), other_version);
    EXPECT_EQ(titles("Song - Unplugged", "Song (Live)"), other_version);
    EXPECT_EQ(
        compare(song("Nirvana", "Song - Unplugged"), song("Nirvana", "Song (Live)", {}, "MTV Unplugged in New York"))
            .likeness,
        same);
}

TEST(HardTitles, SayItBesideOtherNotes)
{
    EXPECT_EQ(titles("Song", "Song (Live) [2009 Remaster]"), other_version);
    EXPECT_EQ(titles("Song", "Song [Live] (feat. Someone)"), other_version);
    EXPECT_EQ(titles("Song", "Song (Bonus Track) [Live]"), other_version);
    EXPECT_EQ(titles("Song", "Song – Live in Tokyo, 2003"), other_version);
    EXPECT_EQ(titles("Song", "Song Live at Red Rocks"), other_version);
    EXPECT_EQ(titles("Song (Acoustic)", "Song (Acoustic) (Live)"), other_version);
    EXPECT_EQ(titles("Song (X Remix)", "Song (X Remix) [Instrumental]"), other_version);
    EXPECT_EQ(titles("Song (Remix) [feat. X]", "Song (feat. X) [Remix]"), same);
    EXPECT_EQ(titles("Song (Live) [Remastered]", "Song (Live)"), same);
    EXPECT_EQ(titles("Song (Instrumental)", "Song [Instrumental Version]"), same);
    EXPECT_EQ(titles("Song (Tiësto Remix)", "Song (Armin van Buuren Remix)"), other_version);
    EXPECT_EQ(titles("Song (Tiësto Remix)", "Song (Tiesto Remix)"), same);
}

TEST(HardNames, AreOneHoweverTheyAreWritten)
{
    for (const auto& [one, other] : {std::pair{"Skrillex x Diplo", "Skrillex & Diplo"},
                                     {"Skrillex vs. Diplo", "Skrillex, Diplo"},
                                     {"Skrillex", "Skrillex with Diplo"},
                                     {"Simon & Garfunkel", "Simon and Garfunkel"},
                                     {"Bob Marley & The Wailers", "Bob Marley"},
                                     {"Florence + the Machine", "Florence and The Machine"},
                                     {"Tyler, The Creator", "Tyler The Creator"},
                                     {"Beatles, The", "The Beatles"},
                                     {"Presley, Elvis", "Elvis Presley"},
                                     {"blink-182", "Blink 182"},
                                     {"will.i.am", "Will I Am"},
                                     {"t.A.T.u.", "TATU"},
                                     {"BTS (방탄소년단)", "BTS"},
                                     {"아이유 (IU)", "IU"},
                                     {"きゃりーぱみゅぱみゅ", "Kyary Pamyu Pamyu"},
                                     {"周杰倫", "周杰伦"},
                                     {"Sigur Rós", "Sigur Ros"},
                                     {"Sinéad O'Connor", "Sinead O’Connor"},
                                     {"\"Weird Al\" Yankovic", "Weird Al Yankovic"},
                                     {"Łona", "Lona"},
                                     {"Ленинград", "Leningrad"},
                                     {"Crosby, Stills, Nash & Young", "Crosby Stills Nash and Young"}})
        EXPECT_EQ(by(one, other), same) << one;
}

TEST(HardNames, AreTwoThoughOneHoldsTheOther)
{
    for (const auto& [one, other] : {std::pair{"Prince", "Prince Royce"},
                                     {"Nas", "Lil Nas X"},
                                     {"Future", "Future Islands"},
                                     {"America", "Young America"},
                                     {"Nirvana", "Nirvana UK"},
                                     {"Queen", "Queensrÿche"},
                                     {"The The", "The Who"},
                                     {"Kiss", "Kix"},
                                     {"Skrillex", "Karaoke Band"}})
        EXPECT_EQ(by(one, other), other_song) << one;
}

TEST(HardTitles, BearRightToLeftAndOtherAlphabets)
{
    EXPECT_EQ(compare(song("Umm Kulthum", "إنت عمري"), song("Umm Kulthum", "انت عمري")).likeness, same);
    EXPECT_EQ(compare(song("Fairuz", "كيفك انت"), song("Fairuz", "حبيتك بالصيف")).likeness, other_song);
    EXPECT_EQ(titles("Ζορμπάς", "Ζορμπας"), same);
    EXPECT_EQ(titles("Группа крови", "Gruppa krovi (2004 Remaster)"), same);
    EXPECT_EQ(titles("שיר לשלום", "שיר לשלום (Live)"), other_version);
}

}
