// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/log.hpp"
#include <memory>
#include <string>

namespace topfive {

// Messages on stderr, one line each: `2026-11-24T10:00:00.123Z info front: listens on ...`, or one JSON object a line.
// Control characters of foreign text are shown as \xNN, so that a line stays a line.
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

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}
