// SPDX-License-Identifier: MIT
#include "adapters/front/socket_address.hpp"
#include "plugin/errors.hpp"
#include <arpa/inet.h>
#include <array>
#include <cstring>
#include <fmt/format.h>
#include <memory>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/un.h>

namespace topfive {

namespace {

SocketAddress path_address(const std::string& path)
{
    sockaddr_un un{};
    if (path.size() >= sizeof un.sun_path)
        throw Refused(
            fmt::format("\"{}\" is too long for a socket's path: {} bytes at most", path, sizeof un.sun_path - 1));
    un.sun_family = AF_UNIX;
    std::memcpy(un.sun_path, path.data(), path.size());
    SocketAddress address;
    address.length = sizeof un;
    std::memcpy(&address.storage, &un, sizeof un);
    return address;
}

}

bool is_path(std::string_view address)
{
    return address.starts_with('/');
}

std::vector<SocketAddress> resolve(const std::string& address, bool to_listen)
{
    if (is_path(address))
        return {path_address(address)};
    const auto colon = address.rfind(':');
    if (colon == std::string::npos || colon + 1 == address.size())
        throw Refused(fmt::format("\"{}\" is neither host:port nor the absolute path of a socket", address));
    auto host = address.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']'))
        host = host.substr(1, host.size() - 2);

    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICSERV | (to_listen ? AI_PASSIVE : 0);
    addrinfo* found = nullptr;
    const int failure = getaddrinfo(host.empty() ? nullptr : host.c_str(), address.c_str() + colon + 1, &hints, &found);
    if (failure != 0)
        throw Unavailable(fmt::format("looking up \"{}\": {}", address, gai_strerror(failure)));
    const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> owner(found, freeaddrinfo);

    std::vector<SocketAddress> addresses;
    for (const auto* entry = found; entry; entry = entry->ai_next) {
        auto& each = addresses.emplace_back();
        each.length = entry->ai_addrlen;
        std::memcpy(&each.storage, entry->ai_addr, entry->ai_addrlen);
    }
    return addresses;
}

std::string text(const SocketAddress& address)
{
    std::array<char, INET6_ADDRSTRLEN> name{};
    if (address.family() == AF_INET) {
        sockaddr_in in{};
        std::memcpy(&in, &address.storage, sizeof in);
        inet_ntop(AF_INET, &in.sin_addr, name.data(), name.size());
        return fmt::format("{}:{}", name.data(), ntohs(in.sin_port));
    }
    if (address.family() == AF_INET6) {
        sockaddr_in6 in{};
        std::memcpy(&in, &address.storage, sizeof in);
        inet_ntop(AF_INET6, &in.sin6_addr, name.data(), name.size());
        return fmt::format("[{}]:{}", name.data(), ntohs(in.sin6_port));
    }
    sockaddr_un un{};
    std::memcpy(&un, &address.storage, sizeof un);
    return un.sun_path;
}

std::string peer_text(int fd)
{
    SocketAddress peer;
    peer.length = sizeof peer.storage;
    if (getpeername(fd, peer.get(), &peer.length) != 0)
        return "gone";
    if (peer.family() != AF_UNIX)
        return text(peer);
    ucred who{};
    socklen_t length = sizeof who;
    if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &who, &length) != 0)
        return "local";
    return fmt::format("pid={} uid={}", who.pid, who.uid);
}

std::string own_text(int fd)
{
    SocketAddress own;
    own.length = sizeof own.storage;
    if (getsockname(fd, own.get(), &own.length) != 0)
        return {};
    return own.family() == AF_UNIX ? fmt::format("pid={} uid={}", getpid(), geteuid()) : text(own);
}

}
