// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

namespace topfive {

// Where an MPD listens.
struct MpdAddress {
    std::string host;     // a name, or the path of a socket, or "@abstract"
    unsigned port = 6600; // without meaning for a socket
    std::string password; // empty: none

    [[nodiscard]] bool is_socket() const { return host.starts_with('/') || host.starts_with('@'); }
    // An address on this machine, where MPD may also be asked over its socket.
    [[nodiscard]] bool is_local() const;
    // For messages: "localhost:6600", "[::1]:6600", "/run/mpd/socket". Never the password.
    [[nodiscard]] std::string text() const;
};

// "host:port", "host", "[::1]:6600", the path of a socket or "@abstract"; the addresses to try, in order. Empty:
// $MPD_HOST (which may hold "password@host") and $MPD_PORT, then libmpdclient's own default. `password` wins when set.
// Throws Refused when the text is no address.
[[nodiscard]] std::vector<MpdAddress> resolve_mpd(const std::string& address, const std::string& password);

}
