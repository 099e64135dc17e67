// SPDX-License-Identifier: MIT
#include "adapters/front/connection.hpp"
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <exception>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <utility>

namespace topfive {

namespace {

void set(int fd, int level, int option, int value)
{
    setsockopt(fd, level, option, &value, sizeof value);
}

// Commands and answers are small and waited for; a peer that vanished shall be noticed some day.
void prepare(int fd, int family)
{
    if (family == AF_UNIX)
        return;
    set(fd, IPPROTO_TCP, TCP_NODELAY, 1);
    set(fd, SOL_SOCKET, SO_KEEPALIVE, 1);
}

}

Connection::Connection(Descriptor client, std::uint64_t number, Passage& passage)
    : passage_(passage), number_(number), client_(*this), mpd_(*this)
{
    client_.socket = std::move(client);
    count(passage_.figures.connections);
    count(passage_.figures.clients);
}

Connection::~Connection()
{
    end();
}

Connection::Attempt Connection::connect()
{
    const auto& addresses = passage_.upstream.addresses();
    int error = EHOSTUNREACH;
    for (; tried_ < addresses.size(); ++tried_) {
        const auto& address = addresses[tried_];
        Descriptor fd(socket(address.family(), SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
        if (fd.get() < 0)
            return Attempt::no_socket;
        prepare(fd.get(), address.family());
        if (address.family() != AF_UNIX)
            set(fd.get(), IPPROTO_TCP, TCP_SYNCNT, 3); // 15 s for a machine that is off
        if (::connect(fd.get(), address.get(), address.length) == 0) {
            mpd_.socket = std::move(fd);
            prepare(client_.socket.get(), address.family());
            connected();
            return Attempt::begun;
        }
        error = errno;
        if (error == EAGAIN && address.family() == AF_UNIX)
            return Attempt::not_yet;
        if (error == EINPROGRESS) {
            mpd_.socket = std::move(fd);
            prepare(client_.socket.get(), address.family());
            connecting_ = true;
            mpd_.events = passage_.loop.watch(mpd_.socket.get(), 0, EPOLLOUT, mpd_);
            return Attempt::begun;
        }
    }
    passage_.upstream.failed(error);
    count(passage_.figures.closed_at_once);
    return Attempt::failed;
}

// The client is watched from here on only: what it sends before waits in the kernel.
void Connection::connected()
{
    connecting_ = false;
    passage_.upstream.reached();
    watch();
}

void Connection::ready(Side& side, std::uint32_t occurred)
{
    if (over_)
        return; // its other side ended it in this very round
    try {
        if (connecting_) {
            int error = 0;
            socklen_t length = sizeof error;
            getsockopt(mpd_.socket.get(), SOL_SOCKET, SO_ERROR, &error, &length);
            if (error == 0)
                return connected();
            connecting_ = false;
            mpd_.events = passage_.loop.watch(mpd_.socket.get(), mpd_.events, 0, mpd_);
            if (++tried_ == passage_.upstream.addresses().size())
                passage_.upstream.failed(error);
            if (connect() != Attempt::begun)
                end();
            return;
        }
        if ((occurred & (EPOLLOUT | EPOLLERR | EPOLLHUP)) != 0 && !side.unsent.empty())
            flush(side);
        if (!over_ && (occurred & ~EPOLLOUT) != 0 && (side.events & EPOLLIN) != 0)
            carry(side, &side == &client_ ? mpd_ : client_);
        if (!over_)
            watch();
    } catch (const std::exception&) {
        reset(); // out of memory, or of epoll's places: this client pays, no other
    }
}

// One read's worth, so that nobody waits behind a long answer.
void Connection::carry(Side& from, Side& to)
{
    auto& scratch = passage_.scratch;
    const auto got = recv(from.socket.get(), scratch.data(), scratch.size(), 0);
    if (got < 0)
        return errno == EAGAIN || errno == EINTR ? void() : reset();
    if (got == 0) {
        from.read_to_end = true;
        return finish(to);
    }
    const auto bytes = scratch.first(static_cast<std::size_t>(got));
    deliver(to, bytes);
    if (!over_)
        look(from, bytes);
}

void Connection::deliver(Side& to, std::span<char> bytes)
{
    count(&to == &mpd_ ? passage_.figures.bytes_to_mpd : passage_.figures.bytes_to_clients, bytes.size());
    const auto taken = send(to.socket.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (taken < 0 && errno != EAGAIN && errno != EINTR)
        return reset();
    const auto rest = bytes.subspan(static_cast<std::size_t>(std::max<ssize_t>(taken, 0)));
    to.unsent.assign(rest.begin(), rest.end());
}

void Connection::flush(Side& to)
{
    const auto taken = send(to.socket.get(), to.unsent.data(), to.unsent.size(), MSG_NOSIGNAL);
    if (taken < 0)
        return errno == EAGAIN || errno == EINTR ? void() : reset();
    if (&to == &mpd_)
        explicit_bzero(to.unsent.data(), static_cast<std::size_t>(taken)); // it may hold a password
    to.unsent.erase(to.unsent.begin(), to.unsent.begin() + taken);
    if (!to.unsent.empty())
        return;
    to.unsent = {};
    finish(to);
}

// Passes the end on once everything before it is delivered, and closes what has ended in both directions.
void Connection::finish(Side& to)
{
    auto& from = &to == &client_ ? mpd_ : client_;
    if (from.read_to_end && to.unsent.empty() && !to.told_the_end) {
        shutdown(to.socket.get(), SHUT_WR);
        to.told_the_end = true;
    }
    if (client_.told_the_end && mpd_.told_the_end)
        end();
}

void Connection::watch()
{
    for (auto* side : {&client_, &mpd_}) {
        const auto& other = side == &client_ ? mpd_ : client_;
        const bool reads = !side->read_to_end && other.unsent.empty();
        const std::uint32_t events = (reads ? EPOLLIN : 0U) | (side->unsent.empty() ? 0U : EPOLLOUT);
        side->events = passage_.loop.watch(side->socket.get(), side->events, events, *side);
    }
}

// The bytes have been passed on; now there is time to look at them.
void Connection::look(Side& from, std::span<char> bytes)
{
    if (&from == &client_)
        return conversation_.request(bytes, *this);
    const auto verdict = conversation_.answer({bytes.data(), bytes.size()});
    if (!verdict
             .complete) // MPD's Nagle holds the rest back until this is acknowledged; the kernel forgets the wish soon
        set(mpd_.socket.get(), IPPROTO_TCP, TCP_QUICKACK, 1);
    if (verdict.refused)
        passage_.tap.refusal(number_);
}

void Connection::heard(std::string_view line)
{
    if (client_text_.empty()) {
        client_text_ = peer_text(client_.socket.get());
        in_log_ = own_text(mpd_.socket.get());
    }
    passage_.tap.line(number_, passage_.listen, client_text_, line, in_log_);
}

void Connection::reset()
{
    const linger at_once{1, 0};
    for (auto* side : {&client_, &mpd_})
        setsockopt(side->socket.get(), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    end();
}

void Connection::end()
{
    if (over_)
        return;
    over_ = true;
    for (auto* side : {&client_, &mpd_}) {
        side->events = passage_.loop.watch(side->socket.get(), side->events, 0, *side);
        side->socket.close();
    }
    const auto clients = passage_.figures.clients.load(std::memory_order_relaxed);
    passage_.figures.clients.store(clients - 1, std::memory_order_relaxed);
    if (!client_text_.empty())
        passage_.tap.end(number_);
    next_ended = std::exchange(passage_.ended, this);
}

}
