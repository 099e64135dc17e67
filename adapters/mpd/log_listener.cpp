// SPDX-License-Identifier: MIT
#include "adapters/mpd/log_listener.hpp"

#include "adapters/mpd/own_connections.hpp"

namespace topfive {

void LogListener::hear(std::string_view line)
{
    const auto event = reader_.read(line);
    if (!event || own_.contains(event->address))
        return;
    if (event->kind == LogEvent::Kind::opened)
        ++connections_;
    if (event->kind == LogEvent::Kind::command)
        ++commands_;
    sink_(*event);
}

}
