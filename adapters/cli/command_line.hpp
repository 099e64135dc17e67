// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>

namespace topfive {

// The commands of CONTRACT 2 with their options.
struct RunCommand {};
struct GetCommand {
    std::string artist; // its words joined
    std::string track;  // empty: none
    std::size_t count = 0;
    bool dry_run = false;
    bool json = false;
};
struct StatusCommand {
    bool watch = false;
    bool json = false;
};
struct WhyCommand {
    std::string words;
    bool json = false;
};
struct UndoCommand {
    std::string what; // an id or a path; empty: `since` says which
    std::optional<std::chrono::system_clock::time_point> since;
    bool dry_run = false;
};
struct DoctorCommand {};
struct ConfigCommand {
    bool check = false;
};

struct CommandLine {
    enum class Loudness { quiet, normal, verbose };
    std::optional<std::filesystem::path> config;
    Loudness loudness = Loudness::normal;
    std::variant<RunCommand, GetCommand, StatusCommand, WhyCommand, UndoCommand, DoctorCommand, ConfigCommand> command;
};

// What the arguments mean. Without a line nothing is left to do but print and end: status 0 after --help and --version,
// 2 after wrong usage.
struct Parsed {
    std::optional<CommandLine> line;
    int status = 0;
    std::string out; // for stdout
    std::string err; // for stderr
};
[[nodiscard]] Parsed parse(int argc, const char* const* argv, std::chrono::system_clock::time_point now);

}
