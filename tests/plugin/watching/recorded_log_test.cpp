// SPDX-License-Identifier: MIT
// Logs that real servers wrote, beside what their clients had sent. Only where the recordings are.
#include "plugin/watching/line_cutter.hpp"
#include "plugin/watching/log_reader.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <iterator>
#include <vector>

namespace topfive {
namespace {

namespace fs = std::filesystem;

fs::path recordings()
{
    const char* shared = std::getenv("TOPFIVE_SHARED");
    return (shared ? fs::path(shared) : fs::path(__FILE__).parent_path() / "../../../../shared") / "recorded/mpd";
}

std::string content(const std::string& name)
{
    std::ifstream file(recordings() / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> logged(const std::string& name)
{
    std::vector<std::string> commands;
    LogReader reader;
    LineCutter cutter;
    cutter.feed(content(name), [&](std::string_view line) {
        const auto event = reader.read(line);
        if (event && event->kind == LogEvent::Kind::command)
            commands.emplace_back(event->text);
    });
    return commands;
}

// The lines behind "C: ". The recorder wrote the one byte that is not ASCII and not UTF-8 as \xe9. MPD hangs up on a
// line that begins otherwise than with a small letter, and takes off white space at the end.
std::vector<std::string> sent(const std::string& name, std::string_view latin)
{
    std::vector<std::string> commands;
    LineCutter cutter;
    cutter.feed(content(name), [&](std::string_view line) {
        if (!line.starts_with("C: ") || line.size() < 4 || line[3] < 'a' || line[3] > 'z')
            return;
        std::string command(line.substr(3));
        command.erase(command.find_last_not_of(" \t\r") + 1);
        if (const auto at = command.find("\\xe9"); at != std::string::npos)
            command.replace(at, 4, latin);
        commands.push_back(std::move(command));
    });
    return commands;
}

TEST(RecordedLog, Of023GivesBackEveryCommand)
{
    if (!fs::exists(recordings()))
        GTEST_SKIP() << "no recordings at " << recordings();
    const auto commands = logged("01-search-grammar.mpdlog");
    EXPECT_EQ(commands.size(), 83U);
    EXPECT_EQ(commands, sent("01-search-grammar.txt", "\\xe9"));
}

TEST(RecordedLog, Of024GivesBackEveryCommand)
{
    if (!fs::exists(recordings()))
        GTEST_SKIP() << "no recordings at " << recordings();
    const auto commands = logged("21-v024-search-grammar.mpdlog");
    EXPECT_EQ(commands.size(), 83U);
    EXPECT_EQ(commands, sent("21-v024-search-grammar.txt", "\xe9"));
}

TEST(RecordedLog, HoldsNoPasswordWhenRead)
{
    if (!fs::exists(recordings()))
        GTEST_SKIP() << "no recordings at " << recordings();
    for (const auto* name : {"02-wire.mpdlog", "22-v024-wire.mpdlog"}) {
        EXPECT_THAT(content(name), testing::HasSubstr("hunter2"));
        EXPECT_THAT(logged(name), testing::Each(testing::Not(testing::HasSubstr("hunter2"))));
    }
}

}
}
