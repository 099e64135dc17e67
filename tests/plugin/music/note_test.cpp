// SPDX-License-Identifier: MIT
#include "plugin/music/note.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topfive {

namespace {

using enum VersionKind;

Version said(std::string_view text)
{
    const auto note = read_note(text);
    EXPECT_EQ(note.kind, Note::Kind::version) << text;
    return note.versions.size() == 1 ? note.versions.front() : Version{};
}

Note::Kind kind(std::string_view text)
{
    return read_note(text).kind;
}

}

TEST(Note, NamesVersionsAtWordBoundaries)
{
    EXPECT_EQ(said("Live"), (Version{live, ""}));
    EXPECT_EQ(said("Live at Wembley"), (Version{live, "wembley"}));
    EXPECT_EQ(said("MTV Live"), (Version{live, "mtv"}));
    EXPECT_EQ(said("En Vivo"), (Version{live, ""}));
    EXPECT_EQ(said("Acoustic Version"), (Version{acoustic, ""}));
    EXPECT_THAT(read_note("MTV Unplugged Version").versions,
                testing::ElementsAre(Version{live, "mtv"}, Version{acoustic, ""}));
    EXPECT_EQ(said("Instrumental"), (Version{instrumental, ""}));
    EXPECT_EQ(said("Karaoke Version"), (Version{karaoke, ""}));
    EXPECT_EQ(said("In the Style of Adele").kind, karaoke);
    EXPECT_EQ(said("Cover").kind, cover);
    EXPECT_EQ(said("Tribute to Queen").kind, cover);
    EXPECT_EQ(said("Demo").kind, demo);
    EXPECT_EQ(said("Sped Up").kind, sped_up);
    EXPECT_EQ(said("Nightcore").kind, sped_up);
    EXPECT_EQ(said("Slowed").kind, slowed);
    EXPECT_EQ(said("8D Audio").kind, effect);
    EXPECT_EQ(said("Bass Boosted").kind, effect);
    EXPECT_EQ(said("Extended Mix").kind, extended);
    EXPECT_EQ(said("1 Hour").kind, extended);
    EXPECT_EQ(said("Take 2"), (Version{take, "2"}));
    EXPECT_EQ(said("Alternate Take").kind, take);
    EXPECT_EQ(said("Reaction").kind, talk);
    EXPECT_EQ(said("Guitar Lesson").kind, talk);
    EXPECT_EQ(said("TV Size").kind, cut);
}

TEST(Note, TellsWhoRemixed)
{
    EXPECT_EQ(said("Armand Van Helden Remix"), (Version{remix, "armand van helden"}));
    EXPECT_EQ(said("Remix"), (Version{remix, ""}));
    EXPECT_EQ(said("Club Mix"), (Version{remix, "club"}));
    EXPECT_EQ(said("Group X Edit"), (Version{remix, "group"}));
    EXPECT_EQ(said("Remix by Moby"), (Version{remix, "moby"}));
    EXPECT_EQ(said("VIP").kind, remix);
}

TEST(Note, TellsTheLanguageAndTheArrangement)
{
    EXPECT_EQ(said("Spanish Version"), (Version{language, "spanish"}));
    EXPECT_EQ(said("en Español"), (Version{language, "spanish"}));
    EXPECT_EQ(said("Japanese Ver."), (Version{language, "japanese"}));
    EXPECT_EQ(said("Taylor's Version"), (Version{arrangement, "taylors"}));
    EXPECT_EQ(said("Orchestral Version").kind, arrangement);
}

TEST(Note, IsNeutralWhenItChangesNothing)
{
    for (const auto* text : {"Remastered 2009",
                             "2011 Remaster",
                             "Mono",
                             "Stereo Version",
                             "Explicit",
                             "Clean",
                             "Radio Edit",
                             "Single Version",
                             "Album Version",
                             "Edit",
                             "Original Mix",
                             "Bonus Track",
                             "Deluxe Edition",
                             "2003",
                             "Official Video",
                             "Official Audio",
                             "Lyrics",
                             "Lyric Video",
                             "HD",
                             "30th Anniversary Remaster",
                             "From \"Frozen\"",
                             "prod. by X",
                             "",
                             "Sub Español"})
        EXPECT_EQ(kind(text), Note::Kind::neutral) << text;
}

TEST(Note, OfCreditsKeepsTheNamesAsWritten)
{
    EXPECT_EQ(read_note("feat. Beyoncé").text, "Beyoncé");
    EXPECT_EQ(read_note("ft. A & B").text, "A & B");
    EXPECT_EQ(read_note("with Willie Nelson").text, "Willie Nelson");
}

TEST(Note, OfAPartIsItsNumber)
{
    EXPECT_EQ(read_note("Pt. II").text, "part 2");
    EXPECT_EQ(read_note("Part Two").text, "part 2");
    EXPECT_EQ(kind("Part of Me"), Note::Kind::other);
}

TEST(Note, IsNoneWhenItOnlyLooksLikeOne)
{
    for (const auto* text :
         {"Live and Let Die", "Live Your Life", "Long Live", "Ignition", "Worlds Apart", "Cover Me Up", "Under Cover",
          "Take Me Home", "Oliver", "Alive", "Discover", "Demonstration", "Slow Hands"})
        EXPECT_EQ(kind(text), Note::Kind::other) << text;
}

TEST(BareNote, IsFoundBehindATitleWithoutBrackets)
{
    EXPECT_EQ(read_bare_note("moments slowed and reverb").core, "moments");
    EXPECT_EQ(read_bare_note("stan live").core, "stan");
    EXPECT_EQ(read_bare_note("we dem boyz remix").core, "we dem boyz");
    EXPECT_EQ(read_bare_note("hello karaoke version").core, "hello");
    EXPECT_EQ(read_bare_note("live forever").core, "");
    EXPECT_EQ(read_bare_note("long live").core, "");
    EXPECT_EQ(read_bare_note("instrumental").core, "");
}

TEST(Note, OfWhereASongIsFromIsNeutral)
{
    EXPECT_EQ(read_note("From \"The Bodyguard\"").kind, Note::Kind::neutral);
    EXPECT_EQ(read_note("from Me to You").kind, Note::Kind::other);
}

}
