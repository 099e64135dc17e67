// SPDX-License-Identifier: MIT
#include "plugin/watching/log_reader.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace topfive {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> events(const std::vector<std::string>& lines)
{
    constexpr std::array kinds{"opened", "command", "refused", "closed"};
    LogReader reader;
    std::vector<std::string> result;
    for (const auto& line : lines)
        if (const auto event = reader.read(line))
            result.push_back(fmt::format("{} {}: {}", kinds.at(static_cast<std::size_t>(event->kind)), event->client,
                                         event->kind == LogEvent::Kind::command ? event->text : event->address));
    return result;
}

TEST(LogReader, ReadsWhat023Writes)
{
    EXPECT_THAT(events({
                    "Nov 22 10:07 : client: [2] opened from 127.0.0.1:46688",
                    R"~(Nov 22 10:07 : client: [2] process command "search artist "Eminem"")~",
                    "Nov 22 10:07 : client: [2] command returned 0",
                    R"~(Nov  2 10:07 : client: [2] process command "find "(album == \"Appetite \\\"for\\\" D\")"")~",
                    "Nov 22 10:07 : exception: '==' or '!=' expected",
                    "Nov 22 10:07 : client: [2] command returned 3",
                    "Nov 22 10:08 : client: [12] opened from local",
                    "Nov 22 10:08 : client: [2] closed",
                }),
                ElementsAre("opened 2: 127.0.0.1:46688", R"~(command 2: search artist "Eminem")~",
                            R"~(command 2: find "(album == \"Appetite \\\"for\\\" D\")")~",
                            "refused 2: 127.0.0.1:46688", "opened 12: local", "closed 2: 127.0.0.1:46688"));
}

TEST(LogReader, ReadsWhat024Writes)
{
    EXPECT_THAT(
        events({
            "2026-11-22T10:26:13 client: [127.0.0.1:46158] client connected",
            R"~(2026-11-22T10:26:13 client: [127.0.0.1:46158] process command "search artist \"Eminem\"")~",
            R"~(2026-11-22T10:26:13 client: [[::1]:46158] process command "find \"(artist == \\\"AC\\\\\\\\DC\\\")\"")~",
            R"~(Jan 22 15:43:14 : client: [pid=16683 uid=0] process command "search\tartist\teminem")~",
            "2026-11-22T10:26:13 client: [127.0.0.1:46158] command returned 3",
            "2026-11-22T10:26:13 client: [127.0.0.1:46158] disconnected",
        }),
        ElementsAre("opened 127.0.0.1:46158: 127.0.0.1:46158", R"~(command 127.0.0.1:46158: search artist "Eminem")~",
                    R"~(command [::1]:46158: find "(artist == \"AC\\\\DC\")")~",
                    "command pid=16683 uid=0: search\tartist\teminem", "refused 127.0.0.1:46158: 127.0.0.1:46158",
                    "closed 127.0.0.1:46158: 127.0.0.1:46158"));
}

TEST(LogReader, ReadsTheJournalsLinesWithoutAStamp)
{
    EXPECT_THAT(events({R"~(client: [0] process command "search any "björk"")~",
                        R"~(client: [127.0.0.1:1] process command "search any \"björk\"")~"}),
                ElementsAre(R"~(command 0: search any "björk")~", R"~(command 127.0.0.1:1: search any "björk")~"));
}

TEST(LogReader, GivesAListsCommandsToItsClient)
{
    EXPECT_THAT(
        events({
            "Nov 22 10:14 : client: [44] process command list",
            R"~(Nov 22 10:14 : client: process command "tagtypes "clear"")~",
            "Nov 22 10:14 : client: command returned 0",
            R"~(Nov 22 10:14 : client: process command "play 99999")~",
            "Nov 22 10:14 : client: command returned 3",
            "Nov 22 10:14 : client: [44] process command list returned 3",
            "Nov 22 10:14 : client: [44] closed",
        }),
        ElementsAre(R"~(command 44: tagtypes "clear")~", "command 44: play 99999", "refused 44: 44", "closed 44: 44"));
    EXPECT_THAT(events({
                    "2026-11-22T10:26:13 client: [127.0.0.1:46180] process command list",
                    R"~(2026-11-22T10:26:13 client: process command "search artist \"(bad\"")~",
                    "2026-11-22T10:26:13 client: [127.0.0.1:46180] process command list returned 0",
                }),
                ElementsAre(R"~(command 127.0.0.1:46180: search artist "(bad")~"));
}

TEST(LogReader, ReadsAListWhoseBeginningItMissed)
{
    EXPECT_THAT(events({R"~(Nov 22 10:14 : client: process command "search any "x"")~"}),
                ElementsAre(R"~(command : search any "x")~"));
    EXPECT_THAT(events({R"~(2026-11-22T10:26:13 client: process command "search any \"x\"")~"}),
                ElementsAre(R"~(command : search any "x")~"));
    EXPECT_THAT(events({"client: [127.0.0.1:1] client connected", R"~(client: process command "search any \"x\"")~"}),
                ElementsAre("opened 127.0.0.1:1: 127.0.0.1:1", R"~(command : search any "x")~"));
}

TEST(LogReader, GivesBackTheBytesThatMpdCouldNotPrint)
{
    const auto command = [](std::string_view written) {
        return events({fmt::format(R"~(client: [127.0.0.1:1] process command "{}")~", written)}).at(0).substr(21);
    };
    EXPECT_EQ(command(R"~(search artist \"latin1 \xe9\")~"), "search artist \"latin1 \xe9\"");
    EXPECT_EQ(command(R"~(search artist \"ä zwj\u200b nbsp\xa0 bell\x07 del\x7f\")~"),
              "search artist \"ä zwj\u200b nbsp\u00a0 bell\x07 del\x7f\"");
    EXPECT_EQ(command(R"~(both \xa0 and \xe9)~"), "both \xa0 and \xe9");
    EXPECT_EQ(command(R"~(a tag \U000e0041 and 宇多田 🎵)~"), "a tag \U000e0041 and 宇多田 🎵");
    EXPECT_EQ(command(R"~(no escape: \q \x1 \xZZ \u12 \U99999999 \)~"),
              R"~(no escape: \q \x1 \xZZ \u12 \U99999999 \)~");
}

TEST(LogReader, ReadsPastWhatStandsAroundALine)
{
    EXPECT_THAT(events({std::string(3, '\0') + "Nov 22 10:07 : client: [2] process command \"status\"",
                        "client: [2] process command \"search any x\"\r", "client: [2] command returned 3\r",
                        "client: [3] opened from local\r", "client: [3] closed\r", std::string(2, '\0'), "\r"}),
                ElementsAre("command 2: status", "command 2: search any x", "refused 2: 2", "opened 3: local",
                            "closed 3: local"));
}

TEST(LogReader, DropsPasswords)
{
    EXPECT_THAT(events({
                    R"~(Nov 22 10:08 : client: [11] process command "password hunter2")~",
                    R"~(2026-11-22T10:26:14 client: [127.0.0.1:46216] process command "password\thunter2")~",
                    R"~(2026-11-22T10:26:14 client: [127.0.0.1:46216] process command "password \"hunter2\"")~",
                    R"~(Nov 22 10:08 : client: [11] command "password hunter2" during idle)~",
                    R"~(Nov 22 10:08 : client: [11] malformed command "  password hunter2")~",
                    "Nov 22 10:08 : client: [1] process command list",
                    R"~(Nov 22 10:08 : client: process command "password hunter2")~",
                }),
                IsEmpty());
}

TEST(LogReader, TakesOnlyWhatMpdItselfSaidAboutAClient)
{
    EXPECT_THAT(events({
                    R"~(Nov 22 10:14 : playlist: play 3:"client: [1] process command "search any x"")~",
                    R"~(exception: no such file client: [1] process command "search any x")~",
                    R"~(Nov 22 10:07 client: [1] process command "search any x")~",
                    R"~(Nov 22 10:07 : client: [2] process command "cut off)~",
                    R"~(Nov 22 10:07 : client: [2] process command ")~",
                    R"~(Nov 22 10:07 : client: [2 process command "search any x")~",
                    "Nov 22 10:08 : client: error on client 37: Input buffer is full",
                    "Nov 22 10:08 : client: [9] timeout",
                    "Nov 22 10:08 : client: ",
                    "Nov 22",
                    "",
                }),
                IsEmpty());
    EXPECT_THAT(events({R"~(Nov 22 10:07 : client: [2] process command "search any "a] process command "b"")~"}),
                ElementsAre(R"~(command 2: search any "a] process command "b")~"));
}

}
}
