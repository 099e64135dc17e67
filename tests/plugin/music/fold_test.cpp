// SPDX-License-Identifier: MIT
#include "plugin/music/fold.hpp"

#include <gtest/gtest.h>

namespace topfive {

TEST(Fold, JoinsLettersThatStandApart)
{
    EXPECT_EQ(fold("Stan (s l o w e d)"), "stan slowed");
    EXPECT_EQ(fold("Y M C A"), "ymca");
    EXPECT_EQ(fold("a b c"), "a b c");
    EXPECT_EQ(fold("I L O V E U now"), "iloveu now");
    EXPECT_EQ(fold("Stan M/V"), "stan mv");
    EXPECT_EQ(fold("AC/DC"), "ac dc");
}

TEST(Fold, ForgetsCaseAccentsAndPunctuation)
{
    EXPECT_EQ(fold("Beyoncé"), "beyonce");
    EXPECT_EQ(fold("Motörhead"), "motorhead");
    EXPECT_EQ(fold("Sigur Rós"), "sigur ros");
    EXPECT_EQ(fold("Don't Stop 'Til You Get Enough"), "dont stop til you get enough");
    EXPECT_EQ(fold("AC/DC"), "ac dc");
    EXPECT_EQ(fold("a-ha"), "a ha");
}

TEST(Fold, ReadsTypographicSignsLikePlainOnes)
{
    EXPECT_EQ(fold("Don’t Stop"), fold("Don't Stop"));
    EXPECT_EQ(fold("“Heroes”"), fold("\"Heroes\""));
    EXPECT_EQ(fold("Ｆｕｌｌ　Ｗｉｄｔｈ"), "full width");
    EXPECT_EQ(fold("ﬁre"), "fire");
}

TEST(Fold, JoinsCombiningMarksAndPrecomposedLetters)
{
    EXPECT_EQ(fold("Beyonce\u0301"), fold("Beyoncé"));
}

TEST(Fold, SpellsOtherAlphabetsInLatinLetters)
{
    EXPECT_EQ(fold("Кино"), "kino");
    EXPECT_EQ(fold("Земфира"), "zemfira");
    EXPECT_EQ(fold("Ελευθερία"), "eleytheria");
    EXPECT_EQ(fold("Ørsted Æther Straße"), "orsted aether strasse");
}

TEST(Fold, LeavesHanAndKanaThemselves)
{
    EXPECT_EQ(fold("きゃりーぱみゅぱみゅ"), "きゃりーぱみゅぱみゅ");
    EXPECT_EQ(fold("宇多田ヒカル"), "宇多田ヒカル");
    EXPECT_EQ(fold("ﾎﾟﾙﾉ"), "ポルノ"); // half width
}

TEST(Fold, ReadsLettersThatStandForOthers)
{
    EXPECT_EQ(fold("P!nk"), "pink");
    EXPECT_EQ(fold("Ke$ha"), "kesha");
    EXPECT_EQ(fold("A$AP Rocky"), "asap rocky");
    EXPECT_EQ(fold("Joey Bada$$"), "joey badass");
    EXPECT_EQ(fold("KoЯn"), "korn");
    EXPECT_EQ(fold("$100 Bills"), "100 bills");
    EXPECT_EQ(fold("Panic! at the Disco"), "panic at the disco");
}

TEST(Fold, KeepsInitialsTogether)
{
    EXPECT_EQ(fold("R.E.M."), "rem");
    EXPECT_EQ(fold("J.J. Cale"), "jj cale");
    EXPECT_EQ(fold("Vol.2"), "vol 2");
}

TEST(Fold, SpellsAndInOneWay)
{
    EXPECT_EQ(fold("Rock & Roll"), "rock and roll");
    EXPECT_EQ(fold("Guns N' Roses"), "guns and roses");
    EXPECT_EQ(fold("Rock 'n' Roll"), "rock and roll");
    EXPECT_EQ(fold("Rock'n'Roll, Rock’N’Roll, Drum'n'Bass'n'Soul"),
              "rock and roll rock and roll drum and bass and soul");
}

TEST(Fold, IsNeverEmptyUnlessTheTextIsBlank)
{
    EXPECT_EQ(fold("!!!"), "!!!");
    EXPECT_EQ(fold("+/-"), "+/-");
    EXPECT_EQ(fold("🎵"), "🎵");
    EXPECT_EQ(fold("..."), "...");
    EXPECT_EQ(fold(""), "");
    EXPECT_EQ(fold("  \t "), "");
}

TEST(Fold, BearsBytesThatAreNotText)
{
    EXPECT_EQ(fold("ab\xff\xfe"), "ab");
    EXPECT_EQ(fold(std::string(1, '\0') + "a"), "a");
    EXPECT_EQ(fold(std::string(1 << 20, 'A')).size(), 1U << 20);
}

TEST(FoldArtist, DropsAndTurnsTheArticle)
{
    EXPECT_EQ(fold_artist("The Beatles"), "beatles");
    EXPECT_EQ(fold_artist("Beatles, The"), "beatles");
    EXPECT_EQ(fold_artist("beatles"), "beatles");
    EXPECT_EQ(fold_artist("The The"), "the");
    EXPECT_EQ(fold_artist("The"), "the");
    EXPECT_EQ(fold_artist("Theory"), "theory");
}

TEST(FoldArtist, ReadsPlusBetweenNamesAsAnd)
{
    EXPECT_EQ(fold_artist("Florence + The Machine"), fold_artist("Florence and the Machine"));
    EXPECT_EQ(fold_artist("+44"), "44");
}

}
