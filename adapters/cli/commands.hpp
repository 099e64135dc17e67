// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/cli/command_line.hpp"
#include "adapters/cli/daemon.hpp"
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>

namespace topfive {

// The faces of the commands. Each returns the exit status of CONTRACT 2.

// Starts a fetch and shows it until its end.
int get(const GetCommand&, Daemon&, std::stop_token);
// Prints what a dry run found: the shape of `get --json`, or lines.
int show_preview(const GetCommand&, const std::string& preview_json);
int status(const StatusCommand&, Daemon&, std::stop_token);
int why(const WhyCommand&, Daemon&);
// `mark_of` tells which recording a file is marked with, empty for none: a file that was moved is known by it before
// the daemon knows where it is.
using MarkOf = std::function<std::string(const std::filesystem::path&)>;
int undo(const UndoCommand&, Daemon&, const MarkOf& mark_of);

}
