// SPDX-License-Identifier: MIT
#include "plugin/fetching/song_choice.hpp"

#include <gmock/gmock.h>

namespace topfive {
namespace {

using ::testing::HasSubstr;

Recording song(std::string title, std::string artist)
{
    Recording recording;
    recording.title = std::move(title);
    recording.artists = {std::move(artist)};
    return recording;
}

const std::vector<Recording> known{song("Stan (feat. Dido)", "Eminem"),
                                   song("Stan", "Some Tribute Band"),
                                   song("Bohemian Rhapsody (Remastered 2011)", "Queen"),
                                   song("Hello", "Adele"),
                                   song("Hello", "Lionel Richie"),
                                   song("Lose Yourself", "Eminem")};

TEST(SongChoice, KnowsTitleAndArtistInEitherOrder)
{
    EXPECT_EQ(choose_song("stan eminem", "", known).index, 0U);
    EXPECT_EQ(choose_song("Eminem Stan", "", known).index, 0U);
    EXPECT_EQ(choose_song("lose yourself eminem", "", known).index, 5U);
}

TEST(SongChoice, ForgivesATypingError)
{
    EXPECT_EQ(choose_song("bohemian rapsody", "", known).index, 2U);
}

TEST(SongChoice, TakesThePopularOneOfATitleThatManyShareAndSaysSo)
{
    const auto choice = choose_song("hello", "", known);

    EXPECT_EQ(choice.index, 3U);
    EXPECT_TRUE(choice.shared);
    EXPECT_THAT(choice.why, HasSubstr("2 artists have a song of that title"));
    EXPECT_THAT(choice.choices, ::testing::ElementsAre(3U, 4U));
}

TEST(SongChoice, IsNobodysSongWhenTheArtistIsAnother)
{
    EXPECT_EQ(choose_song("Stan", "Adele", known).index, std::nullopt);
    EXPECT_EQ(choose_song("Hello", "Lionel Richie", known).index, 4U);
}

TEST(SongChoice, KnowsNothingOfAnEndlessText)
{
    std::string endless;
    for (int i = 0; i < 5000; ++i)
        endless += "stan ";
    EXPECT_EQ(choose_song(endless, "", known).index, std::nullopt);
}

}
}
