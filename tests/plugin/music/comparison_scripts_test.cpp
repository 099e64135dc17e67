// SPDX-License-Identifier: MIT
#include "tests/plugin/music/compared.hpp"

#include <gtest/gtest.h>

namespace topfive {

using namespace std::chrono_literals;
using enum Likeness;

TEST(ComparisonOfScripts, MeetsNamesInAnotherScript)
{
    EXPECT_EQ(compare(song("きゃりーぱみゅぱみゅ", "PONPONPON"), song("Kyary Pamyu Pamyu", "PONPONPON")).likeness,
              same);
    EXPECT_EQ(compare(song("きゃりーぱみゅぱみゅ", "PONPONPON"), song("Perfume", "PONPONPON")).likeness, other_song);
    EXPECT_EQ(titles("サクラ", "Sakura"), same);
    EXPECT_EQ(titles("Gurenge (紅蓮華)", "Gurenge"), same);
    EXPECT_EQ(titles("Gurenge (紅蓮華)", "紅蓮華"), same);
    EXPECT_EQ(titles("紅蓮華 - Sped Up", "紅蓮華"), other_version);
    EXPECT_EQ(compare(song("아이유 (IU)", "Palette"), song("IU", "Palette")).likeness, same);
}

TEST(ComparisonOfScripts, ReadsHanAsItSounds)
{
    EXPECT_EQ(compare(song("Kenshi Yonezu", "Lemon"), song("米津玄師", "Lemon")).likeness, same);
    EXPECT_EQ(compare(song("Yoasobi", "Yoru ni Kakeru", 261s), song("Yoasobi", "夜に駆ける", 261s)).likeness, same);
    EXPECT_EQ(compare(song("Yoasobi", "Yoru ni Kakeru", 261s), song("Yoasobi", "夜に沈む", 261s)).likeness, other_song);
}

TEST(ComparisonOfScripts, BelievesAnUnreadableNameWhereTheLengthSpeaksForIt)
{
    EXPECT_EQ(compare(song("Jay Chou", "Mojito", 185s), song("周杰倫", "Mojito", 186s)).likeness, same);
    EXPECT_EQ(compare(song("Jay Chou", "Mojito", 185s), song("周杰倫", "Mojito", 186s)).forgiven, Forgiven::words);
    EXPECT_EQ(compare(song("Jay Chou", "Mojito", 185s), song("周杰倫", "Mojito", 220s)).likeness, other_song);
    EXPECT_EQ(compare(song("Jay Chou", "Mojito"), song("周杰倫", "Mojito")).likeness, other_song);
}

TEST(ComparisonOfScripts, MeetsTraditionalAndSimplifiedHan)
{
    EXPECT_EQ(compare(song("周杰倫", "夜曲"), song("周杰伦", "夜曲")).likeness, same);
    EXPECT_EQ(compare(song("周杰倫", "夜曲"), song("周华健", "夜曲")).likeness, other_song);
}

TEST(ComparisonOfScripts, CountsSignsNotBytes)
{
    EXPECT_EQ(titles("夜空", "夜雨"), other_song);
    EXPECT_EQ(titles("さくら", "さくれ"), other_song);
    EXPECT_EQ(titles("カードキャプターさくら", "カードキャプタさくら"), same);
    EXPECT_EQ(compare(song("か子た美", "山う たん", 220s, "さあ"), song("か子た美", "山ん 田お 川え", 220s, "さあ"),
                      Tags::spoilt)
                  .likeness,
              other_song);
    EXPECT_EQ(
        compare(song("山あ川子", "夜え", 220s, "さあ"), song("川美 山美", "夜え", 220s, "さあ"), Tags::spoilt).likeness,
        other_song);
}

TEST(ComparisonOfScripts, MeetsATitleThatIsWrittenInTwoAlphabets)
{
    EXPECT_EQ(titles("GANGNAM STYLE (강남스타일)", "Gangnam Style"), same);
    EXPECT_EQ(titles("뚜두뚜두 (DDU-DU DDU-DU)", "뚜두뚜두"), same);
    EXPECT_EQ(titles("뚜두뚜두 (DDU-DU DDU-DU)", "DDU-DU DDU-DU"), same);
    EXPECT_EQ(titles("Группа крови (Blood Type)", "Группа крови"), same);
    EXPECT_EQ(titles("Ζορμπάς (Zorba)", "Zorba"), same);
    EXPECT_EQ(titles("뚜두뚜두 (DDU-DU DDU-DU)", "뚜두뚜두 (Live)"), other_version);
    EXPECT_EQ(titles("Судно (Remix)", "Судно"), other_version);
    EXPECT_EQ(titles("Судно (Борис Рыжий)", "Судно"), other_song) << "a subtitle in the same alphabet says more";
    EXPECT_EQ(titles("Stan (In Blue)", "Stan"), other_song);
    EXPECT_EQ(titles("Love (사랑)", "사람"), other_song);
}

}
