// SPDX-License-Identifier: MIT
#include "tests/adapters/front/wire.hpp"
#include "adapters/front/socket_address.hpp"
#include "plugin/errors.hpp"
#include <array>
#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>

namespace topfive {

namespace {

Descriptor stream_socket(const SocketAddress& address)
{
    return Descriptor(socket(address.family(), SOCK_STREAM | SOCK_CLOEXEC, 0));
}

void give_up_after_ten_seconds(int fd)
{
    const timeval limit{10, 0};
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
}

}

Wire::Wire(Descriptor socket) : socket_(std::move(socket))
{
    give_up_after_ten_seconds(socket_.get());
}

Wire Wire::to(const std::string& address)
{
    const auto there = resolve(address, false).front();
    auto fd = stream_socket(there);
    if (connect(fd.get(), there.get(), there.length) != 0)
        throw Fault(address + ": " + std::strerror(errno));
    return Wire(std::move(fd));
}

void Wire::send(std::string_view bytes) const
{
    while (!bytes.empty()) {
        const auto taken = ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (taken <= 0)
            throw Fault(std::string("send: ") + std::strerror(errno));
        bytes.remove_prefix(static_cast<std::size_t>(taken));
    }
}

std::string Wire::read(std::size_t count) const
{
    std::string bytes(count, '\0');
    std::size_t got = 0;
    while (got < count) {
        const auto more = recv(socket_.get(), bytes.data() + got, count - got, 0);
        if (more < 0 && errno != ECONNRESET)
            throw Fault("waited for \"" + bytes.substr(0, got) + "\" and more: " + std::strerror(errno));
        if (more <= 0)
            break;
        got += static_cast<std::size_t>(more);
    }
    bytes.resize(got);
    return bytes;
}

std::string Wire::read_to_end() const
{
    std::string all;
    for (std::string more; !(more = read(65536)).empty();)
        all += more;
    return all;
}

void Wire::half_close() const
{
    shutdown(socket_.get(), SHUT_WR);
}

void Wire::reset()
{
    const linger at_once{1, 0};
    setsockopt(socket_.get(), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    close();
}

bool Wire::was_reset() const
{
    char byte = 0;
    return recv(socket_.get(), &byte, 1, 0) < 0 && errno == ECONNRESET;
}

FakeMpd::FakeMpd(const std::string& address) : path_(is_path(address) ? address : "")
{
    const auto here = resolve(address, true).front();
    socket_ = stream_socket(here);
    if (bind(socket_.get(), here.get(), here.length) != 0 || listen(socket_.get(), 64) != 0)
        throw Fault(address + ": " + std::strerror(errno));
    give_up_after_ten_seconds(socket_.get());
}

std::string FakeMpd::address() const
{
    if (!path_.empty())
        return path_;
    SocketAddress here;
    here.length = sizeof here.storage;
    getsockname(socket_.get(), here.get(), &here.length);
    return text(here);
}

Wire FakeMpd::accept() const
{
    Descriptor client(accept4(socket_.get(), nullptr, nullptr, SOCK_CLOEXEC));
    if (client.get() < 0)
        throw Fault(std::string("nobody connects to MPD: ") + std::strerror(errno));
    return Wire(std::move(client));
}

std::optional<Wire> FakeMpd::accept_until_left() const
{
    Descriptor client(accept4(socket_.get(), nullptr, nullptr, SOCK_CLOEXEC));
    return client.get() < 0 ? std::nullopt : std::optional<Wire>(std::in_place, std::move(client));
}

void FakeMpd::leave() const
{
    shutdown(socket_.get(), SHUT_RDWR);
}

std::string free_address()
{
    return FakeMpd().address();
}

}
