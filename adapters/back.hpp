// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/io/console_log.hpp"
#include "config/config.hpp"
#include <filesystem>
#include <optional>

namespace topfive {

struct BackOptions {
    int tap_fd = -1;
    std::optional<std::filesystem::path> config_file; // read again at SIGHUP
};

// The process that thinks: watches, remembers, fetches and answers over HTTP, until SIGTERM or until the front is gone.
// Returns the exit status.
int run_back(const Config&, const BackOptions&, ConsoleLog&);

}
