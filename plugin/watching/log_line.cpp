// SPDX-License-Identifier: MIT
#include "plugin/watching/log_line.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace topfive {

namespace {

using Stamp = LogLine::Stamp;
using Kind = LogLine::Kind;

constexpr std::string_view domain = "client: ";

// Signs at their places: '0' a digit or blank, 'a' a letter, all else itself.
constexpr std::array<std::pair<Stamp, std::string_view>, 3> shapes{{{Stamp::minutes, "aaa 00 00:00 : "},
                                                                    {Stamp::iso, "0000-00-00T00:00:00 "},
                                                                    {Stamp::seconds, "aaa 00 00:00:00 : "}}};

bool fits(std::string_view text, std::string_view shape) noexcept
{
    for (std::size_t at = 0; at < shape.size(); ++at) {
        const char c = text[at];
        const bool good = shape[at] == '0'   ? (c >= '0' && c <= '9') || c == ' '
                          : shape[at] == 'a' ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
                                             : c == shape[at];
        if (!good)
            return false;
    }
    return true;
}

bool take(std::string_view& rest, std::string_view prefix) noexcept
{
    const bool there = rest.starts_with(prefix);
    if (there)
        rest.remove_prefix(prefix.size());
    return there;
}

// The NULs that a power cut left in the file, and the carriage return of a log that was carried through Windows.
void trim(std::string_view& text) noexcept
{
    text.remove_prefix(std::min(text.find_first_not_of('\0'), text.size()));
    if (text.ends_with('\r'))
        text.remove_suffix(1);
}

// Past the stamp and the domain; false when the line is not about a client.
bool take_head(std::string_view& rest, Stamp& stamp) noexcept
{
    if (take(rest, domain))
        return true;
    for (const auto& [kind, shape] : shapes) {
        if (rest.size() < shape.size() + domain.size() || rest.substr(shape.size(), domain.size()) != domain ||
            !fits(rest, shape))
            continue;
        stamp = kind;
        rest.remove_prefix(shape.size() + domain.size());
        return true;
    }
    return false;
}

// "[2] ", "[127.0.0.1:46158] ", "[[::1]:46158] ", "[pid=16683 uid=0] "
bool take_client(std::string_view& rest, std::string_view& client) noexcept
{
    if (!rest.starts_with('['))
        return true;
    const auto end = rest.find("] ", 2);
    if (end == std::string_view::npos)
        return false;
    client = rest.substr(1, end - 1);
    if (client.find('"') != std::string_view::npos)
        return false;
    rest.remove_prefix(end + 2);
    return true;
}

Kind read_command(std::string_view rest, LogLine& line) noexcept
{
    if (take(rest, "\"") && rest.ends_with('"')) {
        rest.remove_suffix(1);
        line.text = rest;
        return Kind::command;
    }
    if (rest == "list")
        return Kind::list;
    if (!take(rest, "list returned "))
        return Kind::other;
    line.error = rest == "3"; // CommandResult::ERROR
    return Kind::list_returned;
}

Kind read(std::string_view rest, LogLine& line) noexcept
{
    if (take(rest, "process command "))
        return read_command(rest, line);
    if (take(rest, "command returned ")) {
        line.error = rest == "3";
        return Kind::returned;
    }
    if (take(rest, "opened from ")) {
        line.text = rest;
        return Kind::opened;
    }
    if (rest == "client connected")
        return Kind::opened;
    return rest == "closed" || rest == "disconnected" ? Kind::closed : Kind::other;
}

}

LogLine parse_log_line(std::string_view text) noexcept
{
    LogLine line;
    trim(text);
    if (take_head(text, line.stamp) && take_client(text, line.client))
        line.kind = read(text, line);
    return line;
}

bool writes_escaped(std::string_view client) noexcept
{
    return !std::ranges::all_of(client, [](char c) { return c >= '0' && c <= '9'; });
}

}
