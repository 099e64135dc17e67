// SPDX-License-Identifier: MIT
#include "plugin/watching/log_reader.hpp"

#include "plugin/watching/log_quoting.hpp"
#include "plugin/watching/mpd_command.hpp"

namespace topfive {

namespace {

// More than MPD lets in. Ends are missed when MPD dies.
constexpr std::size_t most_addresses = 4096;

}

bool LogReader::escaped(const LogLine& line) const
{
    if (!line.client.empty())
        return writes_escaped(line.client);
    if (in_list_)
        return writes_escaped(list_client_);
    // Inside a list whose beginning was not seen.
    return line.stamp == LogLine::Stamp::none ? last_escaped_ : line.stamp != LogLine::Stamp::minutes;
}

void LogReader::remember(std::string_view client, std::string_view address)
{
    if (addresses_.size() >= most_addresses)
        addresses_.clear();
    addresses_.insert_or_assign(std::string(client), std::string(address));
}

std::string_view LogReader::address_of(std::string_view client) const
{
    if (addresses_.empty())
        return client;
    const auto known = addresses_.find(std::string(client));
    return known == addresses_.end() ? client : std::string_view(known->second);
}

std::optional<LogEvent> LogReader::read(std::string_view text)
{
    const auto line = parse_log_line(text);
    if (line.kind == LogLine::Kind::other)
        return std::nullopt;
    const auto client = line.client.empty() && in_list_ ? std::string_view(list_client_) : line.client;
    if (!line.client.empty())
        last_escaped_ = writes_escaped(line.client);
    const auto event = [&](LogEvent::Kind kind, std::string_view command = {}) {
        return LogEvent{kind, client, command, address_of(client)};
    };
    switch (line.kind) {
    case LogLine::Kind::command:
        if (holds_password(line.text))
            return std::nullopt;
        if (!escaped(line))
            return event(LogEvent::Kind::command, line.text);
        unescape_log(line.text, command_);
        return event(LogEvent::Kind::command, command_);
    case LogLine::Kind::list:
        in_list_ = true;
        list_client_ = line.client;
        return std::nullopt;
    case LogLine::Kind::list_returned:
        in_list_ = false; // what failed in it has been told already
        return std::nullopt;
    case LogLine::Kind::returned:
        return line.error ? std::optional(event(LogEvent::Kind::refused)) : std::nullopt;
    case LogLine::Kind::opened:
        if (!line.text.empty())
            remember(client, line.text);
        return event(LogEvent::Kind::opened);
    case LogLine::Kind::closed:
        if (client == list_client_)
            in_list_ = false;
        left_ = address_of(client);
        addresses_.erase(std::string(client));
        return LogEvent{LogEvent::Kind::closed, client, {}, left_};
    case LogLine::Kind::other:
        break;
    }
    return std::nullopt;
}

}
