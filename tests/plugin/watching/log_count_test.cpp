// SPDX-License-Identifier: MIT
#include "plugin/watching/line_cutter.hpp"
#include "plugin/watching/log_count.hpp"
#include "plugin/watching/log_reader.hpp"

#include <gtest/gtest.h>
#include <random>
#include <string>

namespace topfive {
namespace {

std::uint64_t told(std::string_view log)
{
    LogReader reader;
    LineCutter cutter;
    std::uint64_t commands = 0;
    const auto read = [&](std::string_view line) {
        const auto event = reader.read(line);
        commands += event && event->kind == LogEvent::Kind::command ? 1 : 0;
    };
    cutter.feed(log, read);
    cutter.finish(read);
    return commands;
}

constexpr std::string_view log = R"~(Nov 22 10:07 : client: [2] opened from 127.0.0.1:46688
Nov 22 10:07 : client: [2] process command "search artist "Eminem""
Nov 22 10:07 : client: [2] command returned 0
Nov 22 10:07 : client: [2] process command "password hunter2"
Nov 22 10:08 : client: [2] process command list
Nov 22 10:08 : client: process command "password hunter2"
Nov 22 10:08 : client: process command "find "(album == \"A \\\"B\\\"\")""
Nov 22 10:08 : client: [2] process command list returned 0
Nov 22 10:08 : client: [2] malformed command "  search artist eminem"
Nov 22 10:08 : client: [8] command "status" during idle
Nov 22 10:08 : playlist: play 3:"client: [1] process command "search any x""

2026-11-22T10:26:13 client: [[::1]:46158] process command "search artist \"Eminem\""
Nov 22 10:26:13 : client: [pid=16683 uid=0] process command "password\thunter2"
Nov 22 10:26:13 : client: [a"b] process command "status"
client: [127.0.0.1:1] process command "cut off
client: [127.0.0.1:1] process command "status")~";

TEST(CountCommands, CountsWhatAReaderTells)
{
    EXPECT_EQ(count_commands(log), 4U);
    EXPECT_EQ(told(log), 4U);
    EXPECT_EQ(count_commands(""), 0U);
    EXPECT_EQ(count_commands("\n\n"), 0U);
    const auto long_line = "client: [1] process command \"" + std::string(LineCutter::longest, 'x') + "\"\n";
    EXPECT_EQ(count_commands(long_line + "client: [1] process command \"status\""), 1U);
}

// Signs that matter, put in, taken out and exchanged at random places.
TEST(CountCommands, CountsWhatAReaderTellsOfABrokenLogToo)
{
    constexpr std::string_view signs = "\"\n\r\\[] :0a";
    std::mt19937 chance(7);
    std::uint64_t counted = 0;
    for (int round = 0; round < 3000; ++round) {
        std::string broken(log);
        for (int change = 0; change < 12; ++change) {
            const auto at = chance() % broken.size();
            const auto sign = std::string(1, round % 7 == 0 ? '\0' : signs[chance() % signs.size()]);
            broken.replace(at, chance() % 2, chance() % 3 == 0 ? "" : sign);
        }
        ASSERT_EQ(count_commands(broken), told(broken)) << broken;
        counted += told(broken);
    }
    EXPECT_GT(counted, 3000U) << "not all of it was unreadable";
}

}
}
