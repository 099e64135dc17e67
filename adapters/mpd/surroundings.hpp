// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace topfive {

struct SurroundingsOptions {
    std::vector<std::pair<std::string, std::string>> proxies; // watch.proxy: listen, connect
    std::string mpd = "localhost:6600";                       // where topfive itself connects
    std::string log;                                          // watch.log
    std::filesystem::path root = "/";                         // stands before every path
    std::filesystem::path home;                               // of the user
    unsigned uid = 0;                                         // of topfive
    bool as_mpd = false;                                      // topfive runs as MPD's user
};

// Something around topfive that keeps searches from being seen or changes who may do what, with the mend.
struct Advice {
    std::string what;
    std::string found;
    std::string mend;
    std::vector<std::string> lines; // what is to be written, as `mend` says where
};

// MPD's configuration, systemd's mpd.socket, zeroconf, rights by address, and what topfive runs as. Reads files, asks
// nobody.
[[nodiscard]] std::vector<Advice> surroundings(const SurroundingsOptions&);

// With this machine's user; proxies, mpd and log are the caller's to add.
[[nodiscard]] SurroundingsOptions surroundings_here();

}
