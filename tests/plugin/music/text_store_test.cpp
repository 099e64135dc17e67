// SPDX-License-Identifier: MIT
#include "plugin/music/text_store.hpp"

#include <gtest/gtest.h>

#include <string>

namespace topfive {

TEST(TextStore, GivesBackWhatItWasGiven)
{
    TextStore store;
    for (const std::string text : {"", "stan", "夜に駆ける", "きゃりー\x1fkyary", "鿿一㐀", "\xE3\x80\x80", "🎵 ☃ ö",
                                   "\xFF\xE3", "\xE3\x81", "ab\xE9"}) {
        const auto place = store.put(text);
        EXPECT_EQ(store.at(place), text);
        EXPECT_TRUE(store.holds(place, text));
        EXPECT_FALSE(store.holds(place, text + "x"));
    }
}

TEST(TextStore, NeedsTwoBytesForASignOfKanaOrHan)
{
    EXPECT_EQ(packed("夜に駆ける").size(), 10U);
    EXPECT_EQ(packed("stan").size(), 4U);
}

TEST(TextStore, CutsBetweenTwoSigns)
{
    std::string endless;
    for (int i = 0; i < 300; ++i)
        endless += "夜";
    TextStore store;
    const auto place = store.put(endless);
    EXPECT_EQ(store.at(place), endless.substr(0, 3 * 127));
    EXPECT_TRUE(store.holds(place, endless));
}

}
