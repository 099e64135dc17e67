// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace topfive {

// One established TCP connection as one end of it sees it. Addresses of IPv4 in their plain form also where the socket
// speaks IPv6.
struct TcpEnd {
    std::string local, remote; // "127.0.0.1:6600", "[::1]:6600"
    std::uint64_t inode = 0;
};

// A line of /proc/net/tcp or tcp6; nothing when it is no established connection.
[[nodiscard]] std::optional<TcpEnd> read_tcp_end(std::string_view line);
[[nodiscard]] std::vector<TcpEnd> tcp_ends();

// An accepted connection of a listening socket's path, and the inode of who connected.
struct UnixEnd {
    std::string path;
    std::uint64_t peer = 0;
};
[[nodiscard]] std::vector<UnixEnd> unix_ends();

// The sockets that a process holds; nothing when it may not be looked at.
[[nodiscard]] std::optional<std::set<std::uint64_t>> sockets_of(pid_t);
// "mpc (1234)", the process that holds this socket; empty when none that may be looked at does.
[[nodiscard]] std::string holder_of(std::uint64_t inode);

}
