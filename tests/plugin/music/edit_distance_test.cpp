// SPDX-License-Identifier: MIT
#include "plugin/music/edit_distance.hpp"

#include <gtest/gtest.h>

#include <string>

namespace topfive {

TEST(EditDistance, CountsEachKindOfTypingErrorOnce)
{
    EXPECT_EQ(edit_distance("metallica", "metallica", 3), 0U);
    EXPECT_EQ(edit_distance("metalica", "metallica", 3), 1U);
    EXPECT_EQ(edit_distance("metallicca", "metallica", 3), 1U);
    EXPECT_EQ(edit_distance("metullica", "metallica", 3), 1U);
    EXPECT_EQ(edit_distance("emtallica", "metallica", 3), 1U);
    EXPECT_EQ(edit_distance("kitten", "sitting", 5), 3U);
}

TEST(EditDistance, SaysMoreBehindItsBound)
{
    EXPECT_EQ(edit_distance("abba", "queen", 2), 3U);
    EXPECT_EQ(edit_distance("a", "abcdefgh", 2), 3U);
    EXPECT_EQ(edit_distance("", "abc", 3), 3U);
    EXPECT_EQ(edit_distance("ab", "ba", 0), 1U);
}

TEST(EditDistance, CountsSignsAndNotBytes)
{
    EXPECT_EQ(edit_distance("宇多田ヒカル", "宇多田ヒカリ", 2), 1U);
}

TEST(EditDistance, AgreesWithTheWholeTableWithinItsBand)
{
    EXPECT_EQ(edit_distance("abcdef", "badcfe", 3), 3U);
    EXPECT_EQ(edit_distance("xabcdefgh", "abcdefghy", 2), 2U);
    EXPECT_EQ(edit_distance("xabcdefgh", "abcdefghy", 1), 2U);
}

TEST(EditDistance, OfEnormousTextsIsBounded)
{
    const std::string one(200000, 'a');
    const std::string other = "b" + std::string(200000, 'a');
    EXPECT_EQ(edit_distance(one, other, 2), 1U);
}

}
