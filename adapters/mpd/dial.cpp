// SPDX-License-Identifier: MIT
#include "adapters/mpd/dial.hpp"

#include "adapters/mpd/own_connections.hpp"
#include "plugin/errors.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <memory>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace topfive {

namespace {

constexpr std::chrono::seconds connect_limit{10};
constexpr std::chrono::minutes greeting_limit{5};
constexpr std::chrono::milliseconds stop_looks{200};
constexpr std::size_t longest_greeting = 200;

std::string system_words()
{
    return std::strerror(errno);
}

void connect_to(int socket, const sockaddr* to, socklen_t size, const std::stop_token& stop)
{
    if (::connect(socket, to, size) == 0)
        return;
    if (errno != EINPROGRESS)
        throw Unavailable(system_words());
    if (!wait_for(socket, POLLOUT, connect_limit, stop))
        throw Unavailable("no answer");
    int fault = 0;
    socklen_t length = sizeof fault;
    if (::getsockopt(socket, SOL_SOCKET, SO_ERROR, &fault, &length) != 0 || fault != 0)
        throw Unavailable(std::strerror(fault));
}

Descriptor open_socket(int family)
{
    Descriptor socket(::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (socket.get() < 0)
        throw Unavailable(system_words());
    return socket;
}

Descriptor connect_socket(const std::string& path, const std::stop_token& stop)
{
    sockaddr_un to{};
    to.sun_family = AF_UNIX;
    if (path.size() >= sizeof to.sun_path)
        throw Unavailable("the path is too long for a socket");
    std::copy(path.begin(), path.end(), std::begin(to.sun_path));
    auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + path.size() + 1);
    if (path.starts_with('@')) { // Linux: an abstract name begins with NUL and has no terminator
        to.sun_path[0] = '\0';
        --size;
    }
    auto socket = open_socket(AF_UNIX);
    connect_to(socket.get(), reinterpret_cast<const sockaddr*>(&to), size, stop);
    return socket;
}

// An MPD on another machine may vanish without a word.
void prepare_tcp(int socket)
{
    const int on = 1, idle = 60, interval = 20, probes = 3;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    ::setsockopt(socket, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
    ::setsockopt(socket, IPPROTO_TCP, TCP_KEEPIDLE, &idle, sizeof idle);
    ::setsockopt(socket, IPPROTO_TCP, TCP_KEEPINTVL, &interval, sizeof interval);
    ::setsockopt(socket, IPPROTO_TCP, TCP_KEEPCNT, &probes, sizeof probes);
}

Descriptor connect_host(const MpdAddress& address, const std::stop_token& stop)
{
    addrinfo wanted{};
    wanted.ai_socktype = SOCK_STREAM;
    wanted.ai_flags = AI_ADDRCONFIG;
    addrinfo* raw = nullptr;
    if (const int fault = ::getaddrinfo(address.host.c_str(), std::to_string(address.port).c_str(), &wanted, &raw))
        throw Unavailable(::gai_strerror(fault));
    const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> found(raw, freeaddrinfo);
    std::string last = "no address";
    for (const addrinfo* one = found.get(); one != nullptr; one = one->ai_next) {
        try {
            auto socket = open_socket(one->ai_family);
            prepare_tcp(socket.get());
            connect_to(socket.get(), one->ai_addr, one->ai_addrlen, stop);
            return socket;
        } catch (const Unavailable& fault) {
            last = fault.what();
        }
    }
    throw Unavailable(last);
}

// MPD says no more than this one line before it is asked something.
std::string read_greeting(int socket, const std::stop_token& stop)
{
    std::string line;
    while (line.size() < longest_greeting) {
        if (!wait_for(socket, POLLIN, greeting_limit, stop))
            throw Unavailable("no greeting");
        char byte = 0;
        const auto got = ::recv(socket, &byte, 1, 0);
        if (got == 0)
            throw Unavailable("closed without a greeting (are MPD's connections used up?)");
        if (got < 0 && errno != EAGAIN && errno != EINTR)
            throw Unavailable(system_words());
        if (got < 0)
            continue;
        if (byte == '\n')
            break;
        line += byte;
    }
    if (!line.starts_with("OK MPD "))
        throw Unavailable("what answers there is no MPD");
    return line;
}

// As MPD's log writes a client.
std::string name_in_log(int socket)
{
    sockaddr_storage local{};
    socklen_t size = sizeof local;
    if (::getsockname(socket, reinterpret_cast<sockaddr*>(&local), &size) != 0)
        return {};
    if (local.ss_family == AF_UNIX)
        return fmt::format("pid={} uid={}", ::getpid(), ::getuid());
    char host[NI_MAXHOST], port[NI_MAXSERV];
    if (::getnameinfo(reinterpret_cast<const sockaddr*>(&local), size, host, sizeof host, port, sizeof port,
                      NI_NUMERICHOST | NI_NUMERICSERV) != 0)
        return {};
    return local.ss_family == AF_INET6 ? fmt::format("[{}]:{}", host, port) : fmt::format("{}:{}", host, port);
}

}

bool wait_for(int socket, short events, std::chrono::milliseconds longest, const std::stop_token& stop)
{
    const auto end = std::chrono::steady_clock::now() + longest;
    while (!stop.stop_requested()) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        if (left.count() <= 0)
            return false;
        pollfd one{socket, events, 0};
        if (::poll(&one, 1, static_cast<int>(std::min(left, stop_looks).count())) > 0)
            return true;
    }
    return false;
}

Greeted dial_mpd(const MpdOptions& options, std::stop_token stop)
{
    std::string tried;
    for (const auto& address : resolve_mpd(options.address, options.password)) {
        try {
            auto socket = address.is_socket() ? connect_socket(address.host, stop) : connect_host(address, stop);
            if (options.own != nullptr)
                options.own->add(name_in_log(socket.get()));
            auto greeting = read_greeting(socket.get(), stop);
            return {std::move(socket), std::move(greeting), address};
        } catch (const Unavailable& fault) {
            tried += fmt::format("{}{}: {}", tried.empty() ? "" : "; ", address.text(), fault.what());
        }
    }
    throw Unavailable(fmt::format("mpd: cannot connect to {}", tried));
}

}
