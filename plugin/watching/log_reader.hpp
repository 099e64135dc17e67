// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/watching/log_line.hpp"
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace topfive {

// What MPD's log tells about a client. Views that hold until the reader reads on.
struct LogEvent {
    enum class Kind { opened, command, refused, closed };
    Kind kind = Kind::command;
    std::string_view client{};  // "2", "127.0.0.1:46158", "pid=16683 uid=0"; empty where the log's beginning is missing
    std::string_view text{};    // the command, byte for byte as the client sent it
    std::string_view address{}; // where the client connects from, as far as the log told it; else as `client`
};

// Reads a log line by line, whatever version of MPD wrote it, and remembers whose command list it is in. Passwords
// never come out of it.
class LogReader {
public:
    std::optional<LogEvent> read(std::string_view line);

private:
    [[nodiscard]] bool escaped(const LogLine&) const;
    void remember(std::string_view client, std::string_view address);
    [[nodiscard]] std::string_view address_of(std::string_view client) const;

    std::unordered_map<std::string, std::string> addresses_; // of clients that have numbers
    std::string list_client_;
    std::string command_;
    std::string left_; // the address of the client that closed
    bool in_list_ = false;
    bool last_escaped_ = false;
};

}
