// SPDX-License-Identifier: MIT
#include "plugin/music/comparison.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace topfive {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Recording song(std::vector<std::string> artists, std::string title, std::string id = {})
{
    Recording recording;
    recording.id = std::move(id);
    recording.artists = std::move(artists);
    recording.title = std::move(title);
    return recording;
}

bool one(const Recording& a, const Recording& b)
{
    const auto mine = identity_keys(a);
    const auto theirs = identity_keys(b);
    return std::any_of(mine.begin(), mine.end(),
                       [&](const auto& key) { return std::find(theirs.begin(), theirs.end(), key) != theirs.end(); });
}

std::vector<std::string> ids(const std::vector<Recording>& chart)
{
    std::vector<std::string> result;
    for (const auto& recording : chart)
        result.push_back(recording.id);
    return result;
}

}

TEST(IdentityKeys, AreSharedByOneRecordingHoweverServicesWriteIt)
{
    EXPECT_TRUE(one(song({"Daft Punk", "Pharrell Williams"}, "Get Lucky"),
                    song({"Daft Punk"}, "Get Lucky (Radio Edit - feat. Pharrell Williams and Nile Rodgers)")));
    EXPECT_TRUE(one(song({"The Beatles"}, "Help! - Remastered 2009"), song({"Beatles"}, "Help!")));
    EXPECT_TRUE(one(song({"AC/DC"}, "T.N.T."), song({"ACDC"}, "TNT")));
}

TEST(IdentityKeys, AreSharedByADuetThatTwoChartsList)
{
    EXPECT_TRUE(one(song({"Beyoncé", "Shakira"}, "Beautiful Liar"), song({"Shakira", "Beyoncé"}, "Beautiful Liar")));
}

TEST(IdentityKeys, DifferForVersionsAndOtherSongs)
{
    EXPECT_FALSE(one(song({"Eminem"}, "Stan"), song({"Eminem"}, "Stan (Live)")));
    EXPECT_FALSE(one(song({"Eminem"}, "Stan (Live)"), song({"Eminem"}, "Stan (Acoustic)")));
    EXPECT_FALSE(one(song({"Eminem"}, "Stan"), song({"Dido"}, "Stan")));
    EXPECT_FALSE(one(song({"Eminem"}, "Stan"), song({"Eminem"}, "Mosh")));
    EXPECT_FALSE(one(song({"Weeknd"}, "The Birds, Pt. 1"), song({"Weeknd"}, "The Birds, Pt. 2")));
}

TEST(IdentityKeys, DoNotDependOnLengthOrAlbum)
{
    auto other = song({"Eminem"}, "Stan");
    other.length = std::chrono::seconds(404);
    other.album = "The Marshall Mathers LP";
    EXPECT_EQ(identity_keys(other), identity_keys(song({"Eminem"}, "Stan")));
}

TEST(IdentityKeys, OfABlankTitleAreNone)
{
    EXPECT_THAT(identity_keys(song({"Eminem"}, " ")), IsEmpty());
    EXPECT_THAT(identity_keys(Recording{}), IsEmpty());
}

TEST(FoldChart, FoldsVersionsOfOneSongIntoOnePlace)
{
    const auto chart =
        fold_chart({song({"Daft Punk"}, "Get Lucky (Radio Edit)", "1"), song({"Daft Punk"}, "One More Time", "2"),
                    song({"Daft Punk"}, "Get Lucky", "3"), song({"Daft Punk"}, "One More Time (Live)", "4")},
                   5);
    EXPECT_THAT(ids(chart), ElementsAre("1", "2"));
}

TEST(FoldChart, LetsThePlainVersionStandForTheSong)
{
    const auto chart = fold_chart({song({"Lorde"}, "Royals (Live)", "1"), song({"Lorde"}, "Team", "2"),
                                   song({"Lorde"}, "Royals", "3"), song({"Lorde"}, "Ribs", "4")},
                                  3);
    EXPECT_THAT(ids(chart), ElementsAre("3", "2", "4"));
}

TEST(FoldChart, KeepsPartsApartAndEndsAtItsCount)
{
    const auto chart =
        fold_chart({song({"Pink Floyd"}, "Another Brick in the Wall, Pt. 1", "1"),
                    song({"Pink Floyd"}, "Another Brick in the Wall, Pt. 2", "2"), song({"Pink Floyd"}, "Time", "3")},
                   2);
    EXPECT_THAT(ids(chart), ElementsAre("1", "2"));
}

}
