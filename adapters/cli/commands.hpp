// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/cli/command_line.hpp"
#include "adapters/cli/daemon.hpp"
#include <stop_token>
#include <string>

namespace topfive {

// The faces of the commands. Each returns the exit status of CONTRACT 2.

// Starts a fetch and shows it until its end.
int get(const CommandLine&, Daemon&, std::stop_token);
// Prints what a dry run found: the shape of `get --json`, or lines.
int show_preview(const CommandLine&, const std::string& preview_json);
int status(const CommandLine&, Daemon&, std::stop_token);
int why(const CommandLine&, Daemon&);
int undo(const CommandLine&, Daemon&);

}
