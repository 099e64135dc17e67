// SPDX-License-Identifier: MIT
#include "plugin/music/credits.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topfive {

TEST(Credits, AreBounded)
{
    std::string many;
    for (int i = 0; i < 100000; ++i)
        many += std::to_string(i) + " & ";
    EXPECT_LE(read_credit(many).parts.size(), 32U);
    EXPECT_LE(read_credits(std::vector<std::string>(1000, many)).parts.size(), 32U);
    EXPECT_EQ(read_credit("A, B & C").parts.size(), 4U);
}

using testing::ElementsAre;

TEST(Credits, PartAtClearSeparators)
{
    EXPECT_THAT(clear_parts("Eminem feat. Dido"), ElementsAre("Eminem", "Dido"));
    EXPECT_THAT(clear_parts("Eminem ft. Dido"), ElementsAre("Eminem", "Dido"));
    EXPECT_THAT(clear_parts("Eminem (feat. Dido)"), ElementsAre("Eminem", "Dido"));
    EXPECT_THAT(clear_parts("Queen vs. The Miami Project"), ElementsAre("Queen", "The Miami Project"));
    EXPECT_THAT(clear_parts("A; B"), ElementsAre("A", "B"));
}

TEST(Credits, KeepANameThatHoldsASoftSeparatorWhole)
{
    EXPECT_EQ(read_credit("Simon & Garfunkel").whole, "simon and garfunkel");
    EXPECT_EQ(read_credit("Earth, Wind & Fire").whole, "earth wind and fire");
    EXPECT_EQ(read_credit("Tyler, The Creator").whole, "tyler the creator");
    EXPECT_THAT(read_credit("Simon & Garfunkel").parts, ElementsAre("simon and garfunkel", "simon", "garfunkel"));
}

TEST(Credits, PartAtEverySeparator)
{
    EXPECT_THAT(all_parts("Skrillex & Diplo"), ElementsAre("Skrillex", "Diplo"));
    EXPECT_THAT(all_parts("Lost Identities x Robbie Rosen"), ElementsAre("Lost Identities", "Robbie Rosen"));
    EXPECT_THAT(all_parts("A, B and C feat. D"), ElementsAre("A", "B", "C", "D"));
}

TEST(Credits, AreAlikeWhenTheMainArtistIsNamed)
{
    EXPECT_EQ(credits_alike(read_credit("The Beatles"), read_credit("Beatles, The")), 1);
    EXPECT_EQ(credits_alike(read_credit("Eminem"), read_credit("Eminem feat. Dido")), 1);
    EXPECT_GT(credits_alike(read_credits({"JAY-Z", "Kanye West"}), read_credit("Jay-Z & Kanye West")), 0.9);
    EXPECT_GT(credits_alike(read_credit("Zia Moz feat. David Guetta"), read_credit("David Guetta")), 0.9);
    EXPECT_EQ(credits_alike(read_credit("Eminem"), read_credit("Dido")), 0);
}

TEST(Credits, BearTypingErrorsAndTurnedNames)
{
    EXPECT_GT(credits_alike(read_credit("Metalica"), read_credit("Metallica")), 0.8);
    EXPECT_GT(credits_alike(read_credit("Tobin Amon"), read_credit("Amon Tobin")), 0.9);
    EXPECT_EQ(credits_alike(read_credit("Kiss"), read_credit("Kids")), 0);
}

TEST(Credits, KnowWhoPlaysTheSongsOfOthers)
{
    EXPECT_TRUE(plays_others("tribute to daft punk"));
    EXPECT_TRUE(plays_others("daft punks karaoke band"));
    EXPECT_TRUE(plays_others("made famous by daft punk"));
    EXPECT_FALSE(plays_others("daft punk"));
    EXPECT_FALSE(plays_others("distributed systems"));
}

TEST(Credits, KnowNamesOfNobody)
{
    EXPECT_TRUE(names_nobody(""));
    EXPECT_TRUE(names_nobody("various artists"));
    EXPECT_FALSE(names_nobody("unknown mortal orchestra"));
}

}
