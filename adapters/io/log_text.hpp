// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/log.hpp"
#include <span>
#include <string>

namespace topfive {

// One line of the log, without its end. Whatever a text holds, a line stays a line and a terminal obeys nothing:
// control characters, line separators and what turns the direction of writing are escaped, as are bytes that are no
// UTF-8.

// time=2026-11-24T10:00:00.123Z level=info message="listens on 127.0.0.1:6601" artist=Eminem
// A value is quoted where it holds more than letters, digits and a few signs; inside quotes \" \\ \n \xNN \uNNNN.
[[nodiscard]] std::string log_text(std::span<const LogField>);

// {"time":"2026-11-24T10:00:00.123Z","level":"info","message":"..."}. A byte that is no UTF-8 is U+FFFD.
[[nodiscard]] std::string log_json(std::span<const LogField>);

}
