// SPDX-License-Identifier: MIT
#include "plugin/watching/mpd_command.hpp"

#include <gmock/gmock.h>

namespace topfive {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> words(std::string_view line)
{
    const auto command = parse_command(line);
    if (!command)
        return {"(refused)"};
    auto all = command->arguments;
    all.insert(all.begin(), command->name);
    return all;
}

TEST(MpdCommand, SplitsAtAnyWhiteSpace)
{
    EXPECT_THAT(words("search artist Eminem"), ElementsAre("search", "artist", "Eminem"));
    EXPECT_THAT(words("search\tartist\teminem\t \r\n"), ElementsAre("search", "artist", "eminem"));
    EXPECT_THAT(words("status\r"), ElementsAre("status"));
}

TEST(MpdCommand, UndoesTheQuotingOfTheWire)
{
    EXPECT_THAT(words(R"~(search artist "Guns N' Roses")~"), ElementsAre("search", "artist", "Guns N' Roses"));
    EXPECT_THAT(words(R"~(search artist "with \"quote\" and \\ backslash")~"),
                ElementsAre("search", "artist", R"~(with "quote" and \ backslash)~"));
    EXPECT_THAT(words(R"~(find artist "\n is the letter")~"), ElementsAre("find", "artist", "n is the letter"));
    EXPECT_THAT(words(R"~(lsinfo "")~"), ElementsAre("lsinfo", ""));
    EXPECT_THAT(words(R"~(find (artist\ ==))~"), ElementsAre("find", R"~((artist\)~", "==)"));
}

TEST(MpdCommand, EndsAtANulByteAsMpdsStringsDo)
{
    EXPECT_THAT(words(std::string_view("search artist em\0inem", 21)), ElementsAre("search", "artist", "em"));
}

TEST(MpdCommand, KeepsBytesThatAreNotUtf8)
{
    EXPECT_THAT(words("search artist \"latin1 \xe9 bytes\""), ElementsAre("search", "artist", "latin1 \xe9 bytes"));
}

TEST(MpdCommand, RefusesWhatMpdRefuses)
{
    for (const auto* line :
         {R"~(search artist "a"b)~", R"~(search artist "unterminated)~", R"~(search artist "ends in \)~",
          "search artist 'eminem'", "find (artist=='Eminem')", "find (artist==\"Eminem\")", "  search artist eminem",
          "SEARCH artist eminem", "foo-bar", "GET / HTTP/1.1", "", "\n", "9lives", "search\xc3\xa9 any x"})
        EXPECT_THAT(words(line), ElementsAre("(refused)")) << line;
}

TEST(MpdCommand, RefusesALineThatDoesNotFitIntoMpdsBuffer)
{
    EXPECT_THAT(words("search artist " + std::string(8000, 'x')),
                ElementsAre("search", "artist", std::string(8000, 'x')));
    EXPECT_THAT(words("search artist " + std::string(9000, 'x')), ElementsAre("(refused)"));
}

TEST(MpdCommand, NamesTheCommandWithoutReadingTheRest)
{
    EXPECT_EQ(command_word("status"), "status");
    EXPECT_EQ(command_word("search artist \"unterminated"), "search");
    EXPECT_THAT(command_word(" status"), IsEmpty());
}

TEST(MpdCommand, KnowsAPasswordHoweverItIsWritten)
{
    EXPECT_TRUE(holds_password("password hunter2"));
    EXPECT_TRUE(holds_password("password\thunter2"));
    EXPECT_TRUE(holds_password("password"));
    EXPECT_TRUE(holds_password("  password hunter2"));
    EXPECT_TRUE(holds_password("password\"hunter2\""));
    EXPECT_FALSE(holds_password("search artist password"));
    EXPECT_FALSE(holds_password("passwords"));
}

}
}
