// SPDX-License-Identifier: MIT
#include "plugin/watching/typed_text.hpp"

#include <gtest/gtest.h>

namespace topfive {
namespace {

TEST(TypedText, NeedsThreeSignsOrTwoWhereASignIsAWord)
{
    EXPECT_TRUE(long_enough("abc", {}));
    EXPECT_TRUE(long_enough("!!!", {}));
    EXPECT_TRUE(long_enough("Кино", {}));
    EXPECT_TRUE(long_enough("米津", {}));
    EXPECT_TRUE(long_enough("あい", {}));
    EXPECT_TRUE(long_enough("아이", {}));
    EXPECT_TRUE(long_enough("a b", {}));
    EXPECT_FALSE(long_enough("em", {}));
    EXPECT_FALSE(long_enough("é!", {}));
    EXPECT_FALSE(long_enough("米", {}));
    EXPECT_FALSE(long_enough("e\u0301m", {})) << "an accent written by itself";
    EXPECT_TRUE(long_enough("e\u0301mi", {}));
    EXPECT_FALSE(long_enough(" em ", {}));
    EXPECT_FALSE(long_enough("", {}));
    EXPECT_TRUE(long_enough("em", {2, 1}));
}

TEST(TypedText, TellsUtf8FromOtherBytes)
{
    EXPECT_TRUE(is_utf8("きゃりーぱみゅぱみゅ 🎵"));
    EXPECT_TRUE(is_utf8(""));
    EXPECT_FALSE(is_utf8("latin1 \xe9"));
    EXPECT_FALSE(is_utf8("cut \xe3\x81"));
    EXPECT_FALSE(is_utf8("surrogate \xed\xa0\x80"));
    EXPECT_FALSE(is_utf8("overlong \xc0\xaf"));
}

TEST(TypedText, ReadsAPatternThatIsAPlainText)
{
    EXPECT_EQ(plain_text("emi"), "emi");
    EXPECT_EQ(plain_text("^Emi.*"), "Emi");
    EXPECT_EQ(plain_text(".*emi.*"), "emi");
    EXPECT_EQ(plain_text("(?i)^eminem$"), "eminem");
    EXPECT_EQ(plain_text(R"~(t\.A\.T\.u\.)~"), "t.A.T.u.");
    EXPECT_EQ(plain_text(R"~(P!nk & Guns N' Roses)~"), "P!nk & Guns N' Roses");
    EXPECT_EQ(plain_text(".*"), "");
    EXPECT_EQ(plain_text("^$"), "");
    EXPECT_EQ(plain_text(R"~(Bada\$\$)~"), "Bada$$");
}

TEST(TypedText, LeavesAPatternThatIsNone)
{
    for (const auto* pattern :
         {"e.inem", "emi|pulp", "[Ee]minem", "emi+", "(emi)", R"~(\w+)~", R"~(emi\)~", "a{2}", "emi.*nem"})
        EXPECT_EQ(plain_text(pattern), std::nullopt) << pattern;
}

}
}
