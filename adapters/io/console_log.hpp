// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/io/log_text.hpp"
#include "plugin/ports/log.hpp"
#include <memory>
#include <span>
#include <string>

namespace topfive {

// Messages on stderr, one line each, as key=value or as one JSON object: time (RFC 3339), level, part, message, and
// what goes with it (log_text.hpp). Where stderr leads to the systemd journal a line begins with its priority, as
// sd-daemon(3) says, and key=value leaves out the time, which the journal has.
class ConsoleLog : public Log {
public:
    struct Options {
        Level least = Level::info;
        bool json = false;
        std::string part; // "front", "back": which process speaks; empty: not said
    };
    explicit ConsoleLog(Options);
    ~ConsoleLog() override;
    void write(Level, std::string_view message) noexcept override;
    void write_with(Level, std::string_view message, std::span<const LogField>) noexcept override;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}
