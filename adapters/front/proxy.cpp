// SPDX-License-Identifier: MIT
#include "adapters/front/proxy.hpp"
#include "plugin/errors.hpp"
#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <sys/epoll.h>

namespace topfive {

using namespace std::chrono_literals;

namespace {

constexpr int accepts_a_round = 64;
constexpr auto pause_when_full = 100ms;
constexpr auto pause_for_room = 10ms; // MPD's socket takes 5 clients at a time

void check_families(const std::string& listen, const std::string& connect)
{
    if (is_path(listen) != is_path(connect))
        throw Refused(fmt::format("watch.proxy: {} and {} are not of one kind: MPD gives clients of its socket more "
                                  "rights than those over TCP, so a path goes with a path, host:port with host:port",
                                  listen, connect));
    if (listen == connect)
        throw Refused(fmt::format("watch.proxy: `listen` and `connect` are both {}: give MPD another address", listen));
}

}

Proxy::Proxy(std::string listen, const std::string& connect, Loop& loop, TapQueue& tap, ProxyFigures& figures,
             std::span<char> scratch, std::uint64_t& last_number, Log& log)
    : listen_((check_families(listen, connect), std::move(listen))), log_(log), last_number_(last_number),
      upstream_(connect, loop, log), listening_(listen_), passage_{loop, tap, figures, upstream_, listen_, scratch}
{
    for (const auto& socket : listening_.sockets()) {
        auto& door = *doors_.emplace_back(std::make_unique<Door>(*this, socket.get()));
        door.events = loop.watch(door.socket, 0, EPOLLIN, door);
    }
    log_.info("listens on {}, connects to MPD at {}", listen_, connect);
}

Proxy::~Proxy()
{
    for (const auto& door : doors_)
        passage_.loop.watch(door->socket, door->events, 0, *door);
}

void Proxy::accept(Door& door)
{
    try {
        for (int i = 0; i < accepts_a_round; ++i) {
            Descriptor client(accept4(door.socket, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
            if (client.get() < 0) {
                if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM)
                    rest(door, errno);
                if (errno != EINTR && errno != ECONNABORTED)
                    return;
                continue;
            }
            connections_.push_back(std::make_unique<Connection>(std::move(client), ++last_number_, passage_));
            connections_.back()->place = connections_.size() - 1;
            open(*connections_.back());
        }
    } catch (const std::exception&) {
        rest(door, ENOMEM);
    }
}

// The door stays closed for a moment: clients wait in the kernel, and the loop does not spin.
void Proxy::rest(Door& door, int error)
{
    complain(error);
    door.events = passage_.loop.watch(door.socket, door.events, 0, door);
    passage_.loop.after(pause_when_full,
                        [this, &door] { door.events = passage_.loop.watch(door.socket, door.events, EPOLLIN, door); });
}

void Proxy::complain(int error)
{
    const auto now = Loop::Clock::now();
    if (complained_ && now - *complained_ < 1min)
        return;
    complained_ = now;
    log_.warning("no more clients on {} now: {}", listen_, std::strerror(error));
}

void Proxy::open(Connection& connection)
{
    const auto attempt = connection.connect();
    if (attempt == Connection::Attempt::no_socket)
        complain(errno);
    if (attempt == Connection::Attempt::failed || attempt == Connection::Attempt::no_socket)
        connection.end();
    if (attempt != Connection::Attempt::not_yet)
        return;
    if (waiting_.empty())
        passage_.loop.after(pause_for_room, [this] { retry(); });
    waiting_.push_back(&connection);
}

void Proxy::retry()
{
    for (auto* connection : std::exchange(waiting_, {}))
        open(*connection);
}

void Proxy::bury()
{
    while (auto* dead = passage_.ended) {
        passage_.ended = dead->next_ended;
        const auto place = dead->place;
        std::swap(connections_[place], connections_.back());
        connections_[place]->place = place;
        connections_.pop_back();
    }
}

}
