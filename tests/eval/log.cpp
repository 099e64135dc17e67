// SPDX-License-Identifier: MIT
#include "plugin/watching/line_cutter.hpp"
#include "plugin/watching/log_line.hpp"
#include "plugin/watching/log_reader.hpp"
#include "plugin/watching/mpd_command.hpp"
#include "plugin/watching/typed_text.hpp"
#include "tests/eval/calls.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <istream>
#include <iterator>
#include <ostream>

namespace topfive {

namespace {

constexpr std::size_t block_size = std::size_t{256} << 10; // stays in a second-level cache

// A JSON string; a byte that is not UTF-8 is written as Python's surrogateescape does.
void append_json(std::string_view text, std::string& out)
{
    out += '"';
    while (!text.empty()) {
        const auto c = static_cast<unsigned char>(text.front());
        auto length = c < 0x80 ? std::size_t{1} : utf8_sign(text);
        if (c == '"' || c == '\\')
            out += {'\\', text.front()};
        else if (c < 0x20)
            fmt::format_to(std::back_inserter(out), "\\u{:04x}", c);
        else if (length == 0)
            fmt::format_to(std::back_inserter(out), "\\udc{:02x}", c);
        else
            out += text.substr(0, length);
        text.remove_prefix(length == 0 ? 1 : length);
    }
    out += '"';
}

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
