// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/log.hpp"
#include <chrono>
#include <string>
#include <vector>

namespace topfive {

// What the front needs to know: it reads no configuration while it runs.
struct FrontOptions {
    struct ProxyEntry {
        std::string listen;  // "127.0.0.1:6601", "[::1]:6601", ":6601" for every address, or a socket's absolute path
        std::string connect; // MPD; a path exactly if `listen` is one
    };
    std::vector<ProxyEntry> proxies;
    // Program and arguments of the back, which gets `--tap-fd N` behind them (tap.hpp).
    std::vector<std::string> back_argv;
    // When a back dies, lines that it got so short a time ago are given to its successor once more: a search is
    // remembered only when it has settled.
    std::chrono::milliseconds tap_again = std::chrono::seconds(10);
};

// Holds the clients' connections and keeps a back running, until SIGTERM or SIGINT; SIGHUP goes on to the back.
// Called with no other thread running. Returns the exit status: 0, or 1 when it could not begin, as the log says.
int run_front(const FrontOptions&, Log&);

}
