// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/cli/command_line.hpp"
#include "config/config.hpp"
#include "plugin/ports/log.hpp"
#include <string>

namespace topfive {

// get, status, why, undo and doctor: through the running daemon where there is one, else in this process.
int run_here(const Config&, const CommandLine&, Log&);

// Who works on the data directory already, in words for a person; empty: nobody.
[[nodiscard]] std::string other_daemon(const Config&);

}
