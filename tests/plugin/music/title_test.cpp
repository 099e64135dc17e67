// SPDX-License-Identifier: MIT
#include "plugin/music/raw_title.hpp"
#include "plugin/music/title.hpp"
#include "plugin/music/title_parts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topfive {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST(Title, IsTakenApartAtItsDashesAndBrackets)
{
    const auto title = read_title("Eminem - Stan (Live at Leeds) [feat. Dido] - 2001 Remaster");

    ASSERT_THAT(title.segments, SizeIs(3));
    EXPECT_EQ(title.segments[0].text, "eminem");
    EXPECT_EQ(title.segments[1].text, "stan");
    EXPECT_THAT(title.segments[1].versions, ElementsAre(Version{VersionKind::live, "leeds"}));
    EXPECT_THAT(title.segments[1].featured, ElementsAre("Dido"));
    EXPECT_EQ(title.segments[2].note.kind, Note::Kind::neutral);
}

TEST(Title, KeepsWordsInBracketsThatBelongToIt)
{
    EXPECT_EQ(read_title("(I Can't Get No) Satisfaction").segments[0].text, "i cant get no satisfaction");
    EXPECT_THAT(read_title("Escape (The Piña Colada Song)").segments[0].subtitles, ElementsAre("the pina colada song"));
    const auto nested = read_title("That Lucky Old Sun (Just Rolls Around (With Willie Nelson))").segments[0];
    EXPECT_THAT(nested.subtitles, ElementsAre("just rolls around"));
    EXPECT_THAT(nested.featured, ElementsAre("Willie Nelson"));
    EXPECT_THAT(read_title("Song (ann (ben (cid (dan (eve (fay (gus)))))))").segments[0].subtitles,
                ElementsAre("ann", "ben", "cid", "dan", "eve fay gus"))
        << "nobody nests deeper";
    EXPECT_EQ(read_title("[untitled]").segments[0].text, "untitled");
    EXPECT_EQ(read_title("Another Brick in the Wall (Pt. 2)").segments[0].text, "another brick in the wall part 2");
}

TEST(Title, ReadsBracketsOfOtherScripts)
{
    EXPECT_THAT(read_title("夜に駆ける【Live】").segments[0].versions, ElementsAre(Version{VersionKind::live, ""}));
    EXPECT_THAT(read_title("Song（Acoustic）").segments[0].versions, ElementsAre(Version{VersionKind::acoustic, ""}));
}

TEST(Title, DropsTheAlbumRepeatedInBrackets)
{
    const auto title = read_title("Muscle Car (Destroy Rok & Roll)", "Destroy Rock & Roll");
    EXPECT_EQ(title.segments[0].text, "muscle car");
    EXPECT_THAT(title.segments[0].subtitles, IsEmpty());
}

TEST(Title, CutsFeaturedArtistsWithoutBrackets)
{
    const auto title = read_title("True Colors feat. Nicki Minaj");
    EXPECT_EQ(title.segments[0].text, "true colors");
    EXPECT_THAT(title.segments[0].featured, ElementsAre("Nicki Minaj"));
}

TEST(Title, BearsBracketsThatNeverClose)
{
    EXPECT_EQ(read_title("Song (Live").segments[0].text, "song live");
    EXPECT_THAT(read_title("((((").segments, SizeIs(1));
    EXPECT_THAT(read_title(std::string(100000, '(')).segments, SizeIs(1));
    EXPECT_THAT(read_title("   ").segments, IsEmpty());
    EXPECT_THAT(read_title("Song () []").segments, SizeIs(1));
}

TEST(TrackNumber, IsFoundInFrontOfATitle)
{
    EXPECT_EQ(track_number("005-When the War Is Over"), 4U);
    EXPECT_EQ(track_number("0A3-La Fessee"), 4U);
    EXPECT_EQ(track_number("99 Luftballons"), 0U);
    EXPECT_EQ(track_number("1999"), 0U);
    EXPECT_EQ(perhaps_track_number("13. Stan"), 4U);
    EXPECT_EQ(perhaps_track_number("99 Luftballons"), 0U);
    EXPECT_EQ(perhaps_track_number("50-50"), 0U);
    EXPECT_EQ(perhaps_track_number("1979"), 0U);
}

TEST(Spaced, ReadsUnderscoresAndDashesAsBlanksWhereThereAreNone)
{
    EXPECT_EQ(spaced("Iris_-_Rock_and_Roll"), "Iris - Rock and Roll");
    EXPECT_EQ(spaced("Paul-Glass---Call-Your-Mummy"), "Paul Glass - Call Your Mummy");
    EXPECT_EQ(spaced("snake_case but not"), "snake_case but not");
}

TEST(TitleParts, AreWrittenOneWay)
{
    EXPECT_EQ(with_plain_parts("the birds pt 2"), "the birds part 2");
    EXPECT_EQ(with_plain_parts("the birds part ii"), "the birds part 2");
    EXPECT_EQ(with_plain_parts("greatest hits volume three"), "greatest hits part 3");
    EXPECT_EQ(with_plain_parts("genius ii"), "genius 2");
    EXPECT_EQ(with_plain_parts("part of me"), "part of me");
    EXPECT_EQ(with_plain_parts("malcolm x"), "malcolm x");
}

}
