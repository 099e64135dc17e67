// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <string_view>

namespace topfive {

// One line of MPD's log that tells about a client: "client: [2] process command "status"", behind one of the stamps
// that MPD writes or none (the journal). Views into the line.
struct LogLine {
    enum class Kind {
        other,
        opened,        // `text`: from where, as far as the line says it
        closed,        //
        command,       // `text`: the command as the log spells it
        list,          // the commands that follow without a client are this one's
        returned,      // from a command
        list_returned, // from a list
    };
    enum class Stamp {
        none,
        minutes, // 0.23: "Nov 22 10:07 : "
        seconds, // 0.24.0: "Nov 22 10:07:31 : "
        iso,     // later: "2026-11-22T10:26:13 "
    };
    Kind kind = Kind::other;
    Stamp stamp = Stamp::none;
    std::string_view client{}; // between the brackets; empty inside a list
    std::string_view text{};
    bool error = false; // what returned was an error
};

[[nodiscard]] LogLine parse_log_line(std::string_view line) noexcept;

// Whether a log that names its clients so writes commands escaped: 0.23 numbers its clients and escapes nothing, later
// ones name them by address.
[[nodiscard]] bool writes_escaped(std::string_view client) noexcept;

}
