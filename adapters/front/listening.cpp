// SPDX-License-Identifier: MIT
#include "adapters/front/listening.hpp"
#include "plugin/errors.hpp"
#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/stat.h>
#include <unistd.h>

namespace topfive {

namespace {

constexpr int backlog = 4096; // the kernel cuts it to net.core.somaxconn

Descriptor stream_socket(int family)
{
    Descriptor fd(socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (fd.get() < 0)
        throw Refused(fmt::format("socket: {}", std::strerror(errno)));
    return fd;
}

std::string remedy(int error)
{
    if (error == EADDRINUSE)
        return "another program has this address; if it is MPD, give MPD another port or choose another `listen`";
    if (error == EACCES)
        return "not permitted; ports below 1024 and some folders need more rights";
    if (error == EADDRNOTAVAIL)
        return "this machine has no such address";
    if (error == ENOENT)
        return "its folder does not exist; create it";
    return "choose another `listen`";
}

[[noreturn]] void refuse(const std::string& address, int error)
{
    throw Refused(fmt::format("cannot listen on {}: {} ({})", address, std::strerror(error), remedy(error)));
}

// Whether a socket's file is left over from a process that died.
bool is_stale(const SocketAddress& address)
{
    const auto probe = stream_socket(AF_UNIX);
    return connect(probe.get(), address.get(), address.length) != 0 && errno == ECONNREFUSED;
}

}

Listening::Listening(const std::string& address)
{
    if (is_path(address))
        listen_on_path(address);
    else
        listen_on_port(address);
}

void Listening::listen_on_port(const std::string& address)
{
    int failure = 0;
    for (const auto& each : resolve(address, true)) {
        Descriptor fd(socket(each.family(), SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
        const int on = 1;
        setsockopt(fd.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        if (each.family() == AF_INET6)
            setsockopt(fd.get(), IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on);
        if (fd.get() >= 0 && bind(fd.get(), each.get(), each.length) == 0 && listen(fd.get(), backlog) == 0)
            sockets_.push_back(std::move(fd));
        else if (failure = errno; failure == EADDRINUSE)
            refuse(text(each), failure);
    }
    if (sockets_.empty()) // "localhost" may name ::1 on a machine without IPv6; one that works is enough
        refuse(address, failure);
}

void Listening::listen_on_path(const std::string& path)
{
    const auto address = resolve(path, true).front();
    auto fd = stream_socket(AF_UNIX);
    int bound = bind(fd.get(), address.get(), address.length);
    if (bound != 0 && errno == EADDRINUSE) {
        struct stat file {};
        if (lstat(path.c_str(), &file) == 0 && !S_ISSOCK(file.st_mode))
            throw Refused(fmt::format("cannot listen on {}: it exists and is no socket", path));
        if (is_stale(address) && unlink(path.c_str()) == 0)
            bound = bind(fd.get(), address.get(), address.length);
        else
            errno = EADDRINUSE;
    }
    if (bound != 0)
        refuse(path, errno);
    struct stat file {};
    if (lstat(path.c_str(), &file) == 0)
        inode_ = file.st_ino;
    path_ = path;
    chmod(path.c_str(), 0666); // as MPD's own: whoever may talk to MPD may talk to it through topfive
    if (listen(fd.get(), backlog) != 0)
        refuse(path, errno);
    sockets_.push_back(std::move(fd));
}

Listening::~Listening()
{
    struct stat file {};
    if (!path_.empty() && lstat(path_.c_str(), &file) == 0 && file.st_ino == inode_)
        unlink(path_.c_str());
}

}
