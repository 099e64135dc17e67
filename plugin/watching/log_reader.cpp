// SPDX-License-Identifier: MIT
#include "plugin/watching/log_reader.hpp"

#include "plugin/watching/log_quoting.hpp"
#include "plugin/watching/mpd_command.hpp"

namespace topfive {

bool LogReader::escaped(const LogLine& line) const
{
    if (!line.client.empty())
        return writes_escaped(line.client);
    if (in_list_)
        return writes_escaped(list_client_);
    // Inside a list whose beginning was not seen.
    return line.stamp == LogLine::Stamp::none ? last_escaped_ : line.stamp != LogLine::Stamp::minutes;
}

std::optional<LogEvent> LogReader::read(std::string_view text)
{
    const auto line = parse_log_line(text);
    if (line.kind == LogLine::Kind::other)
        return std::nullopt;
    const auto client = line.client.empty() && in_list_ ? std::string_view(list_client_) : line.client;
    if (!line.client.empty())
        last_escaped_ = writes_escaped(line.client);
    switch (line.kind) {
    case LogLine::Kind::command:
        if (holds_password(line.text))
            return std::nullopt;
        if (!escaped(line))
            return LogEvent{LogEvent::Kind::command, client, line.text};
        unescape_log(line.text, command_);
        return LogEvent{LogEvent::Kind::command, client, command_};
    case LogLine::Kind::list:
        in_list_ = true;
        list_client_ = line.client;
        return std::nullopt;
    case LogLine::Kind::list_returned:
        in_list_ = false; // what failed in it has been told already
        return std::nullopt;
    case LogLine::Kind::returned:
        return line.error ? std::optional(LogEvent{LogEvent::Kind::refused, client, {}}) : std::nullopt;
    case LogLine::Kind::opened:
        return LogEvent{LogEvent::Kind::opened, client, line.text.empty() ? client : line.text};
    case LogLine::Kind::closed:
        if (client == list_client_)
            in_list_ = false;
        return LogEvent{LogEvent::Kind::closed, client, {}};
    case LogLine::Kind::other:
        break;
    }
    return std::nullopt;
}

}
