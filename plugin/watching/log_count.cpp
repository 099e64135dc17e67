// SPDX-License-Identifier: MIT
#include "plugin/watching/log_count.hpp"

#include "plugin/watching/line_cutter.hpp"
#include "plugin/watching/log_line.hpp"
#include "plugin/watching/mpd_command.hpp"

#include <algorithm>
#include <cstring>

namespace topfive {

namespace {

constexpr std::string_view marker = "process command ";

bool tells_a_command(std::string_view text)
{
    if (text.size() > LineCutter::longest)
        return false;
    const auto line = parse_log_line(text);
    return line.kind == LogLine::Kind::command && !holds_password(line.text);
}

// Up to the first of these signs, or all of it.
std::size_t up_to(char sign, std::string_view text)
{
    return std::min(text.find(sign), text.size());
}

// Where the line begins that ends with this.
std::size_t line_begin(std::string_view text)
{
    const auto* feed = static_cast<const char*>(memrchr(text.data(), '\n', text.size()));
    return feed == nullptr ? 0 : static_cast<std::size_t>(feed - text.data()) + 1;
}

}

// The first quote of a line that tells a command is the one before the command, and few other lines hold any: so it
// goes from quote to quote instead of from line to line.
std::uint64_t count_commands(std::string_view lines)
{
    std::uint64_t commands = 0;
    while (true) {
        const auto quote = up_to('"', lines);
        if (quote == lines.size())
            return commands;
        const auto end = quote + up_to('\n', lines.substr(quote));
        if (lines.substr(0, quote).ends_with(marker)) {
            const auto begin = line_begin(lines.substr(0, quote));
            if (tells_a_command(lines.substr(begin, end - begin)))
                ++commands;
        }
        lines.remove_prefix(std::min(end + 1, lines.size()));
    }
}

}
