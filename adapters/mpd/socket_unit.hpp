// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace topfive {

// systemd's mpd.socket. While it is on, systemd listens for MPD, and MPD looks at neither bind_to_address nor port.
struct SocketUnit {
    bool on = false;                  // wanted at start
    bool users = false;               // of a user's own systemd
    std::vector<std::string> streams; // ListenStream=, with every drop-in; a bare port means every address

    // Whether systemd listens there, "host:port" or a socket's path.
    [[nodiscard]] bool listens_at(const std::string& address) const;
};

// The system's mpd.socket and the user's, whichever are on. `root` stands before every path.
[[nodiscard]] std::vector<SocketUnit> mpd_sockets(const std::filesystem::path& root, const std::filesystem::path& home,
                                                  unsigned uid);

}
