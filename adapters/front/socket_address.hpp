// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <vector>

namespace topfive {

// Where a socket listens or connects.
struct SocketAddress {
    sockaddr_storage storage{};
    socklen_t length = 0;

    [[nodiscard]] int family() const { return storage.ss_family; }
    [[nodiscard]] const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&storage); }
    [[nodiscard]] sockaddr* get() { return reinterpret_cast<sockaddr*>(&storage); }
};

// Whether the text names a unix socket: an absolute path.
bool is_path(std::string_view address);

// The addresses behind "host:port", "[::1]:port", ":port" (every address of this machine to listen on, loopback to
// connect to) or an absolute path. Asks the resolver, so it may wait. Throws Refused for what is no address,
// Unavailable when the name is not known.
std::vector<SocketAddress> resolve(const std::string& address, bool to_listen);

// "127.0.0.1:6600", "[::1]:6600".
std::string text(const SocketAddress&);

// Who is at the other end of a client's socket: its address, or "pid=16683 uid=0" as newer MPDs say it.
std::string peer_text(int fd);

// The same about this end: what the other one sees.
std::string own_text(int fd);

}
