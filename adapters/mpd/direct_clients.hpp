// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <sys/types.h>
#include <vector>

namespace topfive {

// Somebody who is connected to MPD and not by way of topfive.
struct DirectClient {
    std::string address; // "192.168.1.4:50122", or the socket's path
    std::string program; // where it runs here and may be seen: "mpc (1234)"
    bool operator==(const DirectClient&) const = default;
};

// Looks into the kernel's tables for connections to an MPD on this machine that are not topfive's own.
class DirectClients {
public:
    // `mpd`: where it listens, "host:port" with a numeric host or localhost, or sockets' paths. `own`: topfive's
    // processes.
    DirectClients(std::vector<std::string> mpd, std::vector<pid_t> own);

    // Those that are there now. Nothing where it cannot be told whose a connection is.
    [[nodiscard]] std::vector<DirectClient> look();

private:
    using Inode = std::uint64_t;
    [[nodiscard]] bool is_mpds(const std::string& address) const;
    [[nodiscard]] std::string program_of(Inode);

    std::vector<std::string> addresses_; // "192.168.1.2:6600"; ":6600" for one on the loopback, where all may be served
    std::vector<std::string> sockets_;
    std::vector<pid_t> own_;
    std::map<Inode, std::string> programs_; // of those that were there last time: finding out is dear
};

}
