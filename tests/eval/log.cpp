// SPDX-License-Identifier: MIT
#include "plugin/watching/line_cutter.hpp"
#include "plugin/watching/log_line.hpp"
#include "plugin/watching/log_reader.hpp"
#include "plugin/watching/mpd_command.hpp"
#include "tests/eval/calls.hpp"
#include "tests/eval/json_text.hpp"

#include <cstdint>
#include <istream>
#include <ostream>

namespace topfive {

namespace {

constexpr std::size_t block_size = std::size_t{256} << 10; // stays in a second-level cache

template <typename Sink>
void each_line(std::istream& in, Sink sink)
{
    LineCutter cutter;
    std::string block(block_size, '\0');
    while (in) {
        in.read(block.data(), static_cast<std::streamsize>(block.size()));
        cutter.feed(std::string_view(block).substr(0, static_cast<std::size_t>(in.gcount())), sink);
    }
    cutter.finish(sink);
}

// Counting needs no command's text, only that there is one to tell.
int count_commands(std::istream& in, std::ostream& out)
{
    std::uint64_t commands = 0;
    each_line(in, [&](std::string_view text) {
        const auto line = parse_log_line(text);
        if (line.kind == LogLine::Kind::command && !holds_password(line.text))
            ++commands;
    });
    out << commands << '\n';
    return 0;
}

int list_commands(std::istream& in, std::ostream& out)
{
    LogReader reader;
    std::string lines;
    each_line(in, [&](std::string_view line) {
        const auto event = reader.read(line);
        if (!event || event->kind != LogEvent::Kind::command)
            return;
        lines += "{\"client\":";
        append_json(event->client, lines);
        lines += ",\"command\":";
        append_json(event->text, lines);
        lines += "}\n";
        if (lines.size() >= block_size) {
            out << lines;
            lines.clear();
        }
    });
    out << lines;
    return 0;
}

}

int eval_log(std::istream& in, std::ostream& out, bool count_only)
{
    const auto status = count_only ? count_commands(in, out) : list_commands(in, out);
    out.flush();
    return status;
}

}
