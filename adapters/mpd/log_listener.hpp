// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/watching/log_reader.hpp"
#include <cstdint>
#include <functional>
#include <string_view>

namespace topfive {

class OwnConnections;

// What clients did, in order. The views hold during the call.
using LogSink = std::function<void(const LogEvent&)>;

// Turns the lines of MPD's log into what clients did, without topfive's own. MPD 0.23 tells a client on its socket from
// another by nothing but its number, so there topfive's own commands are heard, too; they name nobody.
class LogListener {
public:
    LogListener(const OwnConnections& own, LogSink sink) : own_(own), sink_(std::move(sink)) {}

    void hear(std::string_view line);

    // Of other clients. Connections without any command: MPD's log_level is not "verbose".
    [[nodiscard]] std::uint64_t connections() const { return connections_; }
    [[nodiscard]] std::uint64_t commands() const { return commands_; }

private:
    const OwnConnections& own_;
    LogSink sink_;
    LogReader reader_;
    std::uint64_t connections_ = 0;
    std::uint64_t commands_ = 0;
};

}
