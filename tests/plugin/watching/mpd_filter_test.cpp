// SPDX-License-Identifier: MIT
#include "plugin/watching/mpd_filter.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace topfive {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string spelled(const Leaf& leaf)
{
    constexpr std::array names{"==", "contains", "starts_with", "=~", "other"};
    return fmt::format("{}: {}{} {} {}", leaf.group, leaf.negated ? "not " : "", leaf.tag,
                       names.at(static_cast<std::size_t>(leaf.comparison)), leaf.value);
}

// The selection of a command line, each leaf as "group: [not ]tag operator value".
std::vector<std::string> leaves(std::string_view line)
{
    const auto command = parse_command(line);
    const auto selection = command ? parse_selection(command->arguments, command->name == "search") : std::nullopt;
    if (!selection)
        return {"(refused)"};
    std::vector<std::string> result;
    for (const auto& leaf : selection->leaves)
        result.push_back(spelled(leaf));
    return result;
}

TEST(MpdFilter, ReadsPairsAsPartOrWhole)
{
    EXPECT_THAT(leaves("search Artist eminem title \"Stan\""),
                ElementsAre("0: artist contains eminem", "1: title contains Stan"));
    EXPECT_THAT(leaves("find artist Eminem"), ElementsAre("0: artist == Eminem"));
}

TEST(MpdFilter, ReadsExpressions)
{
    EXPECT_THAT(leaves(R"~(search "((artist contains 'Eminem') AND (title == 'Stan'))")~"),
                ElementsAre("0: artist contains Eminem", "1: title == Stan"));
    EXPECT_THAT(leaves(R"~(find "((artist == 'Eminem'))")~"), ElementsAre("0: artist == Eminem"));
    EXPECT_THAT(leaves(R"~(search "(artist=~'emi')")~"), ElementsAre("0: artist =~ emi"));
    EXPECT_THAT(leaves(R"~(find "(artist CONTAINS 'Emin')")~"), ElementsAre("0: artist contains Emin"));
    EXPECT_THAT(leaves(R"~(find "(artist !contains 'Emin')" window 0:1)~"), ElementsAre("0: not artist contains Emin"));
    EXPECT_THAT(leaves(R"~(find "(artist != 'Emin')")~"), ElementsAre("0: not artist == Emin"));
    EXPECT_THAT(leaves(R"~(find "(artist !~ 'Emin')")~"), ElementsAre("0: not artist =~ Emin"));
}

TEST(MpdFilter, ReadsTheOperatorsOf024)
{
    EXPECT_THAT(leaves(R"~(find "(artist starts_with 'Emi')")~"), ElementsAre("0: artist starts_with Emi"));
    EXPECT_THAT(leaves(R"~(find "(artist !starts_with_ci 'Emi')")~"), ElementsAre("0: not artist starts_with Emi"));
    EXPECT_THAT(leaves(R"~(search "(artist contains_ci 'emi')")~"), ElementsAre("0: artist contains emi"));
    EXPECT_THAT(leaves(R"~(find "(artist eq_cs 'Eminem')")~"), ElementsAre("0: artist == Eminem"));
    EXPECT_THAT(leaves(R"~(find "(added-since '0')")~"), ElementsAre("0: added-since other 0"));
    EXPECT_THAT(leaves(R"~(playlistfind "(prio >= 12)")~"), ElementsAre("0: prio other 12"));
}

TEST(MpdFilter, ReadsBothStylesInOneCommand)
{
    EXPECT_THAT(leaves(R"~(search "(any contains 'x y')" Track "1")~"),
                ElementsAre("0: any contains x y", "1: track contains 1"));
    EXPECT_THAT(leaves(R"~(search artist emi "(title contains 'stan')" base Eminem)~"),
                ElementsAre("0: artist contains emi", "1: title contains stan", "2: base contains Eminem"));
}

TEST(MpdFilter, UndoesBothLayersOfEscaping)
{
    EXPECT_THAT(leaves(R"~(find "(artist == \"Guns N' Roses\")")~"), ElementsAre("0: artist == Guns N' Roses"));
    EXPECT_THAT(leaves(R"~(find "(artist == 'Guns N\\' Roses')")~"), ElementsAre("0: artist == Guns N' Roses"));
    EXPECT_THAT(leaves(R"~(find "(album == \"Appetite \\\"for\\\" Destruction\")")~"),
                ElementsAre(R"~(0: album == Appetite "for" Destruction)~"));
    EXPECT_THAT(leaves(R"~(find "(artist == \"AC\\\\DC\")")~"), ElementsAre(R"~(0: artist == AC\DC)~"));
    EXPECT_THAT(leaves(R"~(find artist "AC\\DC")~"), ElementsAre(R"~(0: artist == AC\DC)~"));
}

TEST(MpdFilter, ReadsANegatedListOfAbsencesAsAlternatives)
{
    EXPECT_THAT(
        leaves(R"~(search "((!((title !contains_ci \"k\") AND (artist !contains_ci \"k\"))) AND )~"
               R"~((!((title !contains_ci \"q\") AND (artist !contains_ci \"q\"))))" window 0:1)~"),
        ElementsAre("0: title contains k", "0: artist contains k", "1: title contains q", "1: artist contains q"));
}

TEST(MpdFilter, NegatesWhatIsNegatedOnce)
{
    EXPECT_THAT(leaves(R"~(find "(!(artist == 'Eminem'))")~"), ElementsAre("0: not artist == Eminem"));
    EXPECT_THAT(leaves(R"~(find "(!(artist != 'Eminem'))")~"), ElementsAre("0: artist == Eminem"));
    EXPECT_THAT(leaves(R"~(find "((artist == 'Eminem') AND (title == 'Stan') AND (!(album == 'x')))")~"),
                ElementsAre("0: artist == Eminem", "1: title == Stan", "2: not album == x"));
    EXPECT_THAT(leaves(R"~(find "(!(!((artist == 'a') AND (title == 'b'))))")~"),
                ElementsAre("0: artist == a", "1: title == b"));
}

TEST(MpdFilter, TakesOptionsFromTheEndInTheirOrder)
{
    const auto command = parse_command("searchadd artist eminem sort -Title window 0:10 position +0");
    const auto selection = parse_selection(command->arguments, true, Options::added);
    ASSERT_TRUE(selection);
    EXPECT_EQ(selection->sort, "-Title");
    EXPECT_EQ(selection->window, "0:10");
    EXPECT_EQ(selection->position, "+0");
    EXPECT_THAT(selection->leaves, testing::SizeIs(1));

    const auto grouped = parse_selection(
        {"(artist == 'Eminem')", "group", "Date", "group", "albumartist", "window", "0:9"}, false, Options::values);
    ASSERT_TRUE(grouped);
    EXPECT_THAT(grouped->groups, ElementsAre("date", "albumartist"));
}

TEST(MpdFilter, TakesAValueThatLooksLikeAnOption)
{
    EXPECT_THAT(leaves("search title window"), ElementsAre("0: title contains window"));
    for (const auto* range : {"3", "0:100", "100:", "-1", "5:5", "009:10"})
        EXPECT_THAT(leaves(fmt::format("search any x window {}", range)), ElementsAre("0: any contains x")) << range;
    for (const auto* range : {"a", "0:b", ":5", "\"\"", "1:2:3", "-2", "5:2", "10:9"})
        EXPECT_THAT(leaves(fmt::format("search any x window {}", range)), ElementsAre("(refused)")) << range;
}

// As MPD 0.23 answers "Unknown filter type", "Unknown sort tag" and "Incorrect number of filter arguments".
TEST(MpdFilter, IsRefusedWhereMpdRefusesIt)
{
    for (const auto* line :
         {"search artist x foo y", "search sort x title y", "search any x window 0:1 sort Title",
          "search any x sort foo", "search any x group album", "search any x position 0",
          "search any x sort Artist sort Title", "search any", "search \"\" x", R"~(search "(foo contains 'x')")~",
          R"~(search "((any == 'x') AND (foo == 'y'))")~", R"~(search " (any contains 'x')")~"})
        EXPECT_THAT(leaves(line), ElementsAre("(refused)")) << line;
    for (const auto* line : {"search artist x sort -Last-Modified", "search ARTIST x sort albumartistsort",
                             R"~(search "(artist contains 'x') ")~"})
        EXPECT_THAT(leaves(line), ElementsAre("0: artist contains x")) << line;
    EXPECT_FALSE(parse_selection({"artist", "x", "sort", "album"}, false, Options::values));
}

TEST(MpdFilter, ReadsWhatNamesNobody)
{
    EXPECT_THAT(leaves(R"~(find "(modified-since '2000-01-01T00:00:00Z')" window 0:1)~"),
                ElementsAre("0: modified-since other 2000-01-01T00:00:00Z"));
    EXPECT_THAT(leaves(R"~(find "(base 'Eminem')")~"), ElementsAre("0: base other Eminem"));
    EXPECT_THAT(leaves(R"~(find "(AudioFormat =~ '44100:*:*')")~"), ElementsAre("0: audioformat =~ 44100:*:*"));
    EXPECT_THAT(leaves(R"~(search artist "")~"), ElementsAre("0: artist contains "));
    EXPECT_THAT(leaves("list"), IsEmpty());
}

TEST(MpdFilter, RefusesWhatMpdRefuses)
{
    for (const auto* line :
         {R"~(find "(artist == 'x)")~", R"~(find "(artist = 'x')")~", R"~(find "(artist == 'x') junk")~",
          R"~(find "((artist == 'Eminem') and (title == 'Stan'))")~", "search artist",
          R"~(search "(artist contains'x')")~", R"~(search "(artist == x)")~", R"~(search "(== 'x')")~",
          R"~(search "(")~", R"~(search "()")~", R"~(search "((artist == 'x')")~", R"~(search "(!'x')")~",
          R"~(search "(artist == 'x'")~", R"~(search "(artist == 'x\\")~", R"~(search "(prio >= 'x')")~"})
        EXPECT_THAT(leaves(line), ElementsAre("(refused)")) << line;
}

TEST(MpdFilter, RefusesAFilterNestedDeeperThanAnybodyWrites)
{
    for (const std::size_t depth : {101U, 1000U, 3900U}) {
        const auto open = std::string(depth, '(');
        EXPECT_THAT(leaves("search \"" + open + "artist == 'x'" + std::string(depth, ')') + "\""),
                    ElementsAre("(refused)"));
        EXPECT_THAT(leaves("search \"" + open + "\""), ElementsAre("(refused)"));
    }
    std::string negations;
    for (int i = 0; i < 1000; ++i)
        negations += "(!";
    EXPECT_THAT(leaves("search \"" + negations + "\""), ElementsAre("(refused)"));
    EXPECT_THAT(leaves("search \"((((((artist == 'x'))))))\""), ElementsAre("0: artist == x"));
}

TEST(MpdFilter, RefusesAValueBeyondMpdsBuffer)
{
    EXPECT_THAT(leaves("search \"(artist == '" + std::string(4096, 'x') + "')\""), ElementsAre("(refused)"));
}

}
}
