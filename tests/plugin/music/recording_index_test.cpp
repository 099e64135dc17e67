// SPDX-License-Identifier: MIT
#include "plugin/music/recording_index.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace topfive {

TEST(RecordingIndex, FindsTheArtistsOwnAmongThousandsOfOneTitle)
{
    RecordingIndex index;
    index.add({"Intro", "The xx", {}, "xx", {}, 127000});
    for (int i = 0; i < 3000; ++i)
        index.add({"Intro", "Somebody " + std::to_string(i), {}, "Album", {}, 60000});
    Recording wanted;
    wanted.title = "Intro";
    wanted.artists = {"The xx"};
    wanted.length = std::chrono::seconds(127);
    const auto found = index.find(wanted);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->number, 0U);
}

TEST(RecordingIndex, PrefersTheArtistsOwnToManyWhoseNamesAreSpeltAlike)
{
    RecordingIndex index;
    index.add({"Intro", "Metallica", {}, "Live", {}, 127000});
    for (int i = 0; i < 300; ++i)
        index.add({"Intro", "Metalica", {}, "Album", {}, 127000});
    Recording wanted;
    wanted.title = "Intro";
    wanted.artists = {"Metallica"};
    wanted.length = std::chrono::seconds(127);
    const auto found = index.find(wanted);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->number, 0U);
}

namespace {

Recording song(std::string artist, std::string title, int seconds = 0)
{
    Recording recording;
    if (!artist.empty())
        recording.artists = {std::move(artist)};
    recording.title = std::move(title);
    recording.length = std::chrono::seconds(seconds);
    return recording;
}

class RecordingIndexTest : public testing::Test {
protected:
    std::uint32_t add(std::string_view artist, std::string_view title, std::string_view album = {}, int seconds = 0)
    {
        return index.add({title, artist, {}, album, {}, static_cast<std::uint32_t>(seconds * 1000)});
    }
    [[nodiscard]] long found(const Recording& wanted) const
    {
        const auto hit = index.find(wanted);
        return hit ? static_cast<long>(hit->number) : -1;
    }

    RecordingIndex index;
};

}

TEST_F(RecordingIndexTest, NumbersItsEntriesInOrder)
{
    EXPECT_EQ(add("Pulp", "Common People"), 0U);
    EXPECT_EQ(add("Pulp", "Disco 2000"), 1U);
    EXPECT_EQ(index.size(), 2U);
}

TEST_F(RecordingIndexTest, FindsTheSameRecordingHoweverItIsWritten)
{
    add("Eminem", "Stan");
    add("The Beatles", "Help! (Remastered)");
    add("Кино", "Группа крови");
    EXPECT_EQ(found(song("Eminem", "Stan (feat. Dido)")), 0);
    EXPECT_EQ(found(song("eminem", "STAN - Radio Edit")), 0);
    EXPECT_EQ(found(song("Beatles, The", "Help!")), 1);
    EXPECT_EQ(found(song("Kino", "Gruppa Krovi")), 2);
}

TEST_F(RecordingIndexTest, FindsATitleByEitherOfItsAlphabets)
{
    add("BLACKPINK", "뚜두뚜두 (DDU-DU DDU-DU)");
    add("PSY", "Gangnam Style");
    add("Кино", "Группа крови");
    add("LiSA", "紅蓮華 (Gurenge)");
    add("YOASOBI", "夜に駆ける (Into the Night)");
    EXPECT_EQ(found(song("LiSA", "Gurenge")), 3);
    EXPECT_EQ(found(song("YOASOBI", "Into the Night")), 4);
    EXPECT_EQ(found(song("YOASOBI", "夜に駆ける")), 4);
    EXPECT_EQ(found(song("BLACKPINK", "DDU-DU DDU-DU")), 0);
    EXPECT_EQ(found(song("BLACKPINK", "뚜두뚜두")), 0);
    EXPECT_EQ(found(song("PSY", "강남스타일 (GANGNAM STYLE)")), 1);
    EXPECT_EQ(found(song("Кино", "Blood Type (Группа крови)")), 2);
    EXPECT_EQ(found(song("BLACKPINK", "How You Like That")), -1);
}

TEST_F(RecordingIndexTest, PrefersTheSongOfTheWantedAlbum)
{
    add("Pulp", "Babies", "Hits", 245);
    add("Pulp", "Babies", "His 'n' Hers", 248);
    add("Pulp", "Babies", "Intro", 245);
    auto wanted = song("Pulp", "Babies", 245);
    wanted.album = "His ’n’ Hers";
    EXPECT_EQ(found(wanted), 1);
    wanted.album = "Intro";
    EXPECT_EQ(found(wanted), 2);
}

TEST_F(RecordingIndexTest, DoesNotOwnOtherVersions)
{
    add("Eminem", "Stan (Live)");
    add("Lorde", "Royals");
    EXPECT_EQ(found(song("Eminem", "Stan")), -1);
    EXPECT_EQ(found(song("Lorde", "Royals (Weeknd Remix)")), -1);
    EXPECT_EQ(found(song("Dido", "Royals")), -1);
}

TEST_F(RecordingIndexTest, BearsTypingErrorsInTitleAndArtist)
{
    add("Metallica", "Nothing Else Matters");
    EXPECT_EQ(found(song("Metallica", "Nothing Esle Matters")), 0);
    EXPECT_EQ(found(song("Metalica", "Nothing Else Matters")), 0);
    EXPECT_EQ(found(song("Metalica", "Nothing Esle Matters")), 0);
}

TEST_F(RecordingIndexTest, ReadsUntidyTags)
{
    add("", "Heintje - Wenn ich einst groß bin", "Seine großen Erfolge", 176);
    add("Lindisfarne", "005-When the War Is Over");
    add("Mylo", "Muscle Car (Destroy Rock & Roll)", "Destroy Rock & Roll");
    EXPECT_EQ(found(song("Heintje", "Wenn ich einst gross bin", 176)), 0);
    EXPECT_EQ(found(song("Lindisfarne", "When the War Is Over")), 1);
    EXPECT_EQ(found(song("Mylo", "Muscle Car")), 2);
}

TEST_F(RecordingIndexTest, ReadsThePathWhereTagsAreSilent)
{
    index.add({{}, {}, {}, {}, "Pulp/Different Class/03 - Common People.flac", 0});
    EXPECT_EQ(found(song("Pulp", "Common People")), 0);
}

TEST_F(RecordingIndexTest, KnowsTheAlbumArtistToo)
{
    index.add({"Get Lucky", "Daft Punk feat. Pharrell Williams", "Daft Punk", "Random Access Memories", {}, 0});
    index.add({"Hurt", {}, "Johnny Cash", {}, {}, 0});
    EXPECT_EQ(found(song("Daft Punk", "Get Lucky")), 0);
    EXPECT_EQ(found(song("Johnny Cash", "Hurt")), 1);
}

TEST_F(RecordingIndexTest, PrefersTheEntryThatFitsBest)
{
    add("Eminem", "Stan", "Curtain Call", 300);
    add("Eminem", "Stan", "The Marshall Mathers LP", 404);
    auto wanted = song("Eminem", "Stan", 404);
    wanted.album = "The Marshall Mathers LP";
    EXPECT_EQ(found(wanted), 1);
}

TEST_F(RecordingIndexTest, KeepsFoldedWordsToAskWith)
{
    add("Beyoncé", "Crazy In Love (feat. JAY-Z)");
    const auto hit = index.find(song("Beyoncé", "Crazy in Love"));
    ASSERT_TRUE(hit);
    EXPECT_EQ(hit->title, "crazy in love");
    EXPECT_EQ(hit->artist, "beyonce");
    EXPECT_FALSE(hit->why.empty());
}

TEST_F(RecordingIndexTest, CountsTheSongsOfAnArtist)
{
    add("The Beatles", "Help!");
    add("Beatles", "Yesterday");
    add("Ella Fitzgerald & Louis Armstrong", "Summertime");
    EXPECT_EQ(index.songs_of("the beatles"), 2U);
    EXPECT_EQ(index.songs_of("Louis Armstrong"), 1U);
    EXPECT_EQ(index.songs_of("Nobody"), 0U);
    EXPECT_EQ(index.songs_of(""), 0U);
}

TEST_F(RecordingIndexTest, GrowsPastItsFirstTables)
{
    for (int i = 0; i < 5000; ++i)
        add("Artist " + std::to_string(i % 700), "Song number " + std::to_string(i), "Album", 100 + i % 300);
    EXPECT_EQ(index.size(), 5000U);
    for (int i = 0; i < 5000; i += 97)
        EXPECT_EQ(found(song("Artist " + std::to_string(i % 700), "Song number " + std::to_string(i))), i);
}

TEST_F(RecordingIndexTest, BearsHostileTags)
{
    add(std::string(100000, 'a'), std::string(100000, 'b'), std::string(100000, 'c'));
    add("", "", "");
    add("\xff\xfe", "(((((", "\x1f\x1e\x1d");
    add("Eminem", "Stan\x1e"
                  "a\x1f");
    add("Eminem", "Stan");
    EXPECT_EQ(found(song("Eminem", "Stan")), 4);
    EXPECT_EQ(found(song("", "")), -1);
    EXPECT_EQ(found(song("unknown", "unknown")), -1);
}

TEST(RecordingIndex, OfNothingFindsNothing)
{
    EXPECT_FALSE(RecordingIndex{}.find(song("Eminem", "Stan")));
    EXPECT_EQ(RecordingIndex{}.songs_of("Eminem"), 0U);
}

}
