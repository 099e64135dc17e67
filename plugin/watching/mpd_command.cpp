// SPDX-License-Identifier: MIT
#include "plugin/watching/mpd_command.hpp"

#include <algorithm>

namespace topfive {

namespace {

bool is_blank(char c)
{
    return static_cast<unsigned char>(c) <= ' ';
}

bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

bool is_word_sign(char c)
{
    return is_lower(c) || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// MPD takes bytes up to the line feed, drops white space at the end, and reads them as a C string.
std::string_view c_string(std::string_view line)
{
    line = line.substr(0, line.find_first_of(std::string_view("\n\0", 2)));
    while (!line.empty() && is_blank(line.back()))
        line.remove_suffix(1);
    return line;
}

void skip_blanks(std::string_view& rest)
{
    const auto* end = std::find_if_not(rest.begin(), rest.end(), is_blank);
    rest.remove_prefix(static_cast<std::size_t>(end - rest.begin()));
}

// A backslash escapes whatever byte follows it. After the closing quote a blank or the end must stand.
bool take_quoted(std::string_view& rest, std::string& value)
{
    std::size_t at = 1;
    for (; at < rest.size() && rest[at] != '"'; ++at) {
        if (rest[at] == '\\' && ++at == rest.size())
            return false;
        value += rest[at];
    }
    if (at >= rest.size())
        return false;
    rest.remove_prefix(at + 1);
    return rest.empty() || is_blank(rest.front());
}

bool take_unquoted(std::string_view& rest, std::string& value)
{
    const auto* end = std::find_if(rest.begin(), rest.end(), is_blank);
    value.assign(rest.begin(), end);
    rest.remove_prefix(value.size());
    return value.find_first_of("\"'") == std::string::npos;
}

}

std::string_view command_word(std::string_view line)
{
    if (line.empty() || !is_lower(line.front()))
        return {};
    const auto* end = std::find_if_not(line.begin(), line.end(), is_word_sign);
    return line.substr(0, static_cast<std::size_t>(end - line.begin()));
}

std::optional<MpdCommand> parse_command(std::string_view line)
{
    if (line.size() > longest_command)
        return std::nullopt;
    line = c_string(line);
    const auto word = command_word(line);
    if (word.empty())
        return std::nullopt;
    line.remove_prefix(word.size());
    if (!line.empty() && !is_blank(line.front()))
        return std::nullopt;
    MpdCommand command{std::string(word), {}};
    for (skip_blanks(line); !line.empty(); skip_blanks(line)) {
        auto& value = command.arguments.emplace_back();
        if (!(line.front() == '"' ? take_quoted(line, value) : take_unquoted(line, value)))
            return std::nullopt;
    }
    return command;
}

bool holds_password(std::string_view line)
{
    skip_blanks(line);
    constexpr std::string_view word = "password";
    return line.starts_with(word) && (line.size() == word.size() || !is_word_sign(line[word.size()]));
}

}
