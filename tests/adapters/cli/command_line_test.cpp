// SPDX-License-Identifier: MIT
#include "adapters/cli/command_line.hpp"
#include "adapters/cli/time_point.hpp"

#include <gmock/gmock.h>
#include <vector>

namespace topfive {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using Time = std::chrono::system_clock::time_point;

const Time noon{1767268800s}; // 2026-01-01, 12:00 UTC

Parsed parsed(std::vector<const char*> arguments)
{
    arguments.insert(arguments.begin(), "topfive");
    return parse(static_cast<int>(arguments.size()), arguments.data(), noon);
}

template <typename Command>
Command command(const std::vector<const char*>& arguments)
{
    const auto line = parsed(arguments).line;
    return line ? std::get<Command>(line->command) : throw std::runtime_error("refused");
}

TEST(CommandLine, GetJoinsTheWordsOfAName)
{
    const auto get = command<GetCommand>({"get", "Daft", "Punk", "--count", "3", "--dry-run", "--json"});
    EXPECT_EQ(get.artist, "Daft Punk");
    EXPECT_EQ(get.count, 3U);
    EXPECT_TRUE(get.dry_run);
    EXPECT_TRUE(get.json);
}

TEST(CommandLine, GetTakesOneSong)
{
    const auto get = command<GetCommand>({"get", "Eminem", "--track", "Stan"});
    EXPECT_EQ(get.track, "Stan");
    EXPECT_EQ(get.count, 0U);
}

TEST(CommandLine, EmptyNamesAndUnknownCommandsAreWrongUsage)
{
    for (const auto& [arguments, words] : std::vector<std::pair<std::vector<const char*>, const char*>>{
             {{"get", ""}, "name is empty"},
             {{"get", " ", "\t"}, "name is empty"},
             {{"get", "Pulp", "--track", ""}, "title is empty"},
             {{"why", ""}, "words to look for"},
             {{"frobnicate", "x"}, "no command “frobnicate”"}}) {
        const auto refused = parsed(arguments);
        EXPECT_EQ(refused.status, 2) << words;
        EXPECT_FALSE(refused.line) << words;
        EXPECT_THAT(refused.err, HasSubstr(words));
    }
}

TEST(CommandLine, ANameMayLookLikeAnOptionOrACommand)
{
    EXPECT_EQ(command<GetCommand>({"get", "--json", "--", "--exec touch x"}).artist, "--exec touch x");
    EXPECT_EQ(command<GetCommand>({"get", "--", "-x"}).artist, "-x");
    EXPECT_EQ(command<GetCommand>({"get", "status"}).artist, "status");
    EXPECT_EQ(command<GetCommand>({"get", "Quiet", "run"}).artist, "Quiet run");
    EXPECT_EQ(command<WhyCommand>({"why", "get", "status"}).words, "get status");
}

TEST(CommandLine, GlobalOptionsStandBeforeOrBehindTheCommand)
{
    EXPECT_EQ(parsed({"--config", "/a.yaml", "status"}).line->config, "/a.yaml");
    EXPECT_EQ(parsed({"status", "--config", "/a.yaml"}).line->config, "/a.yaml");
    EXPECT_EQ(parsed({"--verbose", "run"}).line->loudness, CommandLine::Loudness::verbose);
    EXPECT_EQ(parsed({"--quiet", "run"}).line->loudness, CommandLine::Loudness::quiet);
    EXPECT_EQ(parsed({"run"}).line->config, std::nullopt);
}

TEST(CommandLine, UndoTakesWhatOrSince)
{
    EXPECT_EQ(command<UndoCommand>({"undo", "17"}).what, "17");
    EXPECT_EQ(command<UndoCommand>({"undo", "Topfive/A/B.opus", "--dry-run"}).what, "Topfive/A/B.opus");
    EXPECT_EQ(command<UndoCommand>({"undo", "--since", "2h"}).since, noon - 2h);
}

TEST(CommandLine, WrongUsageEndsWithTwoAndSaysWhy)
{
    const std::vector<std::vector<const char*>> wrong{{},
                                                      {"nonsense"},
                                                      {"get"},
                                                      {"why"},
                                                      {"undo"},
                                                      {"get", "X", "--count", "many"},
                                                      {"get", "X", "--count", "0"},
                                                      {"get", "X", "--count", "51"},
                                                      {"get", "X", "--wrong"},
                                                      {"undo", "17", "--since", "2h"},
                                                      {"undo", "--since", "yesterday-ish"},
                                                      {"status", "too", "much"},
                                                      {"--config"},
                                                      {"--quiet", "--verbose", "run"}};
    for (const auto& arguments : wrong) {
        const auto end = parsed(arguments);
        EXPECT_FALSE(end.line) << ::testing::PrintToString(arguments);
        EXPECT_EQ(end.status, 2) << ::testing::PrintToString(arguments);
        EXPECT_EQ(end.out, "");
        EXPECT_NE(end.err, "");
    }
}

TEST(CommandLine, HelpAndVersionEndWithNothingToDo)
{
    EXPECT_EQ(parsed({"--version"}).out, "topfive " TOPFIVE_VERSION "\n");
    EXPECT_EQ(parsed({"--version"}).status, 0);
    EXPECT_THAT(parsed({"--help"}).out, HasSubstr("undo"));
    EXPECT_THAT(parsed({"get", "--help"}).out, HasSubstr("--track"));
    EXPECT_EQ(parsed({"get", "--help"}).status, 0);
}

TEST(TimePoint, IsAWhileAgoOrADate)
{
    EXPECT_EQ(time_point_of("90min", noon), noon - 90min);
    EXPECT_EQ(time_point_of("7d", noon), noon - 7 * 24h);
    EXPECT_EQ(time_point_of("2026-01-01T12:00:00Z", noon + 5h), noon);
    ASSERT_TRUE(time_point_of("2026-01-01", noon));
    EXPECT_EQ(*time_point_of("2026-01-01T18:30", noon) - *time_point_of("2026-01-01", noon), 18h + 30min);
    EXPECT_EQ(time_point_of("2026-01-01x", noon), std::nullopt);
    EXPECT_EQ(time_point_of("2", noon), std::nullopt);
    EXPECT_EQ(time_point_of("", noon), std::nullopt);
}

}
}
