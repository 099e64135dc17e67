// SPDX-License-Identifier: MIT
#include "adapters/metadata/json.hpp"

#include "plugin/errors.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topfive {

TEST(Json, ReadsNumbersThatAreStrings)
{
    const JsonAnswer answer(R"({"a":"6309776","b":6309776,"c":"0.511468","d":337.6,"e":-5,"f":"many","g":1e300})");
    const Json root = answer.root();

    EXPECT_EQ(root["a"].number(), 6309776U);
    EXPECT_EQ(root["b"].number(), 6309776U);
    EXPECT_DOUBLE_EQ(root["c"].fraction(), 0.511468);
    EXPECT_EQ(root["d"].number(), 338U);
    EXPECT_EQ(root["e"].number(), 0U);
    EXPECT_EQ(root["f"].number(), 0U);
    EXPECT_EQ(root["g"].number(), 0U);
    EXPECT_EQ(root["b"].text(), "6309776");
}

TEST(Json, TakesASingleObjectForAListOfOne)
{
    const JsonAnswer answer(R"({"one":{"name":"U2"},"many":[{"name":"U2"},{"name":"INXS"}],"none":"\n","null":null})");

    ASSERT_EQ(answer.root()["one"].list().size(), 1U);
    EXPECT_EQ(answer.root()["one"].list()[0]["name"].text(), "U2");
    EXPECT_EQ(answer.root()["many"].list().size(), 2U);
    EXPECT_TRUE(answer.root()["none"].list().empty());
    EXPECT_TRUE(answer.root()["null"].list().empty());
    EXPECT_TRUE(answer.root()["missing"].list().empty());
}

TEST(Json, FindsNothingWhereNothingIs)
{
    const JsonAnswer answer(R"({"null":null,"list":[1],"text":"x"})");
    const Json root = answer.root();

    EXPECT_EQ(root["null"]["deeper"]["still"].text(), "");
    EXPECT_EQ(root["list"]["deeper"].number(), 0U);
    EXPECT_EQ(root["text"].truth(), std::nullopt);
    EXPECT_FALSE(root["text"].is_object());
}

TEST(Json, KeepsControlCharactersAndAbsurdLengthsOut)
{
    const JsonAnswer answer(R"({"name":" A\u0000B\nC\u001b[31m ","long":")" + std::string(100'000, 'x') + R"("})");

    EXPECT_EQ(answer.root()["name"].text(), "A B C [31m");
    EXPECT_EQ(answer.root()["long"].text(), "");
}

TEST(Json, ReadsTheFirstOfSeveralAndMissesNoByteOrderMark)
{
    const JsonAnswer answer("\xef\xbb\xbf{\"name\":\"U2\"}\n{\"name\":\"INXS\"}");

    EXPECT_EQ(answer.root()["name"].text(), "U2");
}

TEST(Json, RefusesWhatIsNoAnswer)
{
    for (const std::string& text :
         {std::string("<!DOCTYPE html><html></html>"), std::string("{\"data\":["), std::string(),
          std::string("\"text\""), std::string("{\"a\":\"\xff\xfe\"}"), std::string(100'000, '[')})
        EXPECT_THROW(JsonAnswer{text}, Unavailable) << text.substr(0, 20);
}

}
