// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/cli/command_line.hpp"
#include "adapters/files/data_lock.hpp"
#include "config/config.hpp"
#include "plugin/ports/log.hpp"
#include <optional>

namespace topfive {

// get, status, why, undo and doctor: through the running daemon where there is one, else in this process.
int run_here(const Config&, const CommandLine&, Log&);

// Who works on the data directory already.
[[nodiscard]] std::optional<DataHeld> other_daemon(const Config&);

}
