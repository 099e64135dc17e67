// SPDX-License-Identifier: MIT
#include "plugin/watching/line_cutter.hpp"
#include "plugin/watching/log_count.hpp"
#include "plugin/watching/log_reader.hpp"
#include "plugin/watching/mpd_command.hpp"
#include "tests/fuzz/expect.hpp"

#include <cstdint>

// A log, in two pieces.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace topfive;
    const std::string_view log(reinterpret_cast<const char*>(data), size);
    LogReader reader;
    LineCutter cutter;
    std::uint64_t commands = 0;
    const auto read = [&](std::string_view line) {
        const auto event = reader.read(line);
        if (!event)
            return;
        expect(event->kind == LogEvent::Kind::command || event->text.empty(), "only a command has a text");
        expect(event->text.size() <= line.size(), "nothing is added to a command");
        expect(event->kind != LogEvent::Kind::command || !event->text.starts_with("password "),
               "no password comes out");
        commands += event->kind == LogEvent::Kind::command ? 1 : 0;
    };
    cutter.feed(log.substr(0, size / 2), read);
    cutter.feed(log.substr(size / 2), read);
    cutter.finish(read);
    expect(count_commands(log) == commands, "counting is reading");
    return 0;
}
