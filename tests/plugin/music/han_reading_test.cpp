// SPDX-License-Identifier: MIT
#include "plugin/music/han_reading.hpp"
#include "plugin/music/likeness.hpp"
#include "plugin/music/loan_word.hpp"

#include <gtest/gtest.h>

#include <string>

namespace topfive {

TEST(HanReading, ReadsNamesInEitherOrder)
{
    EXPECT_EQ(reads_as("椎名林檎", "shiina ringo"), 1);
    EXPECT_EQ(reads_as("椎名林檎", "ringo shiina"), 1);
    EXPECT_EQ(reads_as("宇多田ヒカル", "utada hikaru"), 1);
    EXPECT_EQ(reads_as("椎名林檎", "sheena easton"), 0);
}

TEST(HanReading, WritesLongVowelsOrNot)
{
    EXPECT_EQ(reads_as("小泉恒平", "koizumi kouhei"), 1);
    EXPECT_EQ(reads_as("小泉恒平", "koizumi kohei"), 1);
}

TEST(HanReading, VoicesInsideAWordOnly)
{
    EXPECT_EQ(reads_as("北川", "kitagawa"), 1);
    EXPECT_EQ(reads_as("川北", "gawakita"), 0);
    EXPECT_LT(reads_as("北川景子", "kita gawakeiko"), 1);
}

TEST(HanReading, DoublesConsonants)
{
    EXPECT_EQ(reads_as("学校", "gakkou"), 1);
    EXPECT_EQ(reads_as("日本", "nippon"), 1);
}

TEST(HanReading, ReadsEndingsInKana)
{
    EXPECT_EQ(reads_as("夜に駆ける", "yoru ni kakeru"), 1);
    EXPECT_EQ(reads_as("夜に駆ける", "yoru ni odoru"), 0);
}

TEST(HanReading, RepeatsASign)
{
    EXPECT_EQ(reads_as("佐々木", "sasaki"), 1);
}

TEST(HanReading, GuessesOneSignOfFourAtMost)
{
    EXPECT_EQ(reads_as("松枝賀子", "matsueda noriko"), 1);
    EXPECT_EQ(reads_as("矢野顕子", "yano tamiko"), 0.9); // no reading of the third sign
    EXPECT_EQ(reads_as("顕子", "tamiko"), 0);
    EXPECT_EQ(reads_as("松枝賀子", "joe hisaishi"), 0);
    EXPECT_LT(reads_as("矢野顕子", "yano chabo akiko"), 1); // a name between
}

TEST(HanReading, SaysNothingOfWhatItCannotRead)
{
    EXPECT_EQ(reads_as("", ""), 0);
    EXPECT_EQ(reads_as("山", "yama"), 0); // too short to tell
    EXPECT_EQ(reads_as("周杰倫", "jay chou"), 0);
    EXPECT_EQ(reads_as("山川", std::string(5000, 'a')), 0);
    EXPECT_EQ(reads_as(std::string(5000, 'x'), "yama kawa"), 0);
}

TEST(LoanWord, MeetsTheForeignWordInKana)
{
    EXPECT_EQ(consonants_heard("kaado kyaputaa sakura"), consonants_heard("card captor sakura"));
    EXPECT_EQ(consonants_heard("panikku sumairu"), consonants_heard("panicsmile"));
    EXPECT_NE(consonants_heard("panikku sumairu"), consonants_heard("panic stations"));
    EXPECT_GT(alike_in_latin("カードキャプターさくら", "card captor sakura"), 0.8);
    EXPECT_EQ(alike_in_latin("カード", "card"), 0); // too few consonants to tell
}

}
