// SPDX-License-Identifier: MIT
#include "plugin/watching/line_cutter.hpp"
#include "plugin/watching/log_count.hpp"
#include "plugin/watching/log_reader.hpp"
#include "tests/eval/calls.hpp"
#include "tests/eval/json_text.hpp"

#include <cstdint>
#include <istream>
#include <ostream>

namespace topfive {

namespace {

constexpr std::size_t block_size = std::size_t{256} << 10; // stays in a second-level cache

// Blocks of bytes as they come, until the input ends.
template <typename Sink>
void each_block(std::istream& in, Sink sink)
{
    std::string block(block_size, '\0');
    while (in) {
        in.read(block.data(), static_cast<std::streamsize>(block.size()));
        sink(std::string_view(block).substr(0, static_cast<std::size_t>(in.gcount())));
    }
}

int print_count(std::istream& in, std::ostream& out)
{
    LineCutter cutter;
    std::uint64_t commands = 0;
    const auto count = [&](std::string_view lines) { commands += count_commands(lines); };
    each_block(in, [&](std::string_view bytes) { cutter.feed_blocks(bytes, count); });
    cutter.finish(count);
    out << commands << '\n';
    return 0;
}

int list_commands(std::istream& in, std::ostream& out)
{
    LogReader reader;
    LineCutter cutter;
    std::string lines;
    const auto tell = [&](std::string_view line) {
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
    };
    each_block(in, [&](std::string_view bytes) { cutter.feed(bytes, tell); });
    cutter.finish(tell);
    out << lines;
    return 0;
}

}

int eval_log(std::istream& in, std::ostream& out, bool count_only)
{
    const auto status = count_only ? print_count(in, out) : list_commands(in, out);
    out.flush();
    return status;
}

}
