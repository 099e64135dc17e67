// SPDX-License-Identifier: MIT
// Load for proxy.py, which builds it. One thread and epoll on both roles, so that what is measured is the proxy.
//   proxy_load serve PORT                          an MPD that costs nothing: "bulk" gives 32 MB, other lines OK
//   proxy_load pair PORT PORT CONNS SECONDS LINE   closed loop on both ports, in turns A B B A, as one JSON line
//   proxy_load idle PORT CONNS                     connections that idle until stdin ends
#include <algorithm>
#include <arpa/inet.h>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <netinet/tcp.h>
#include <string>
#include <string_view>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;
constexpr auto slice = std::chrono::milliseconds(100);
constexpr std::string_view greeting = "OK MPD 0.23.5\n";

[[noreturn]] void fail(const char* what)
{
    std::perror(what);
    std::exit(1);
}

sockaddr_in loopback(const char* port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(std::atoi(port)));
    return address;
}

struct Peer {
    int fd = -1;
    std::string to_send; // of the server's
    std::size_t sent = 0;
    Clock::time_point asked;
};

void watch(int epoll, int change, std::uint32_t events, Peer& peer)
{
    epoll_event event{};
    event.events = events;
    event.data.ptr = &peer;
    epoll_ctl(epoll, change, peer.fd, &event);
}

std::string big_answer()
{
    std::string answer;
    while (answer.size() < 32U << 20)
        answer += "file: Some Artist/Some Album/01 Some Title.flac\nTitle: Some Title\nTime: 225\n";
    return answer + "OK\n";
}

void push(int epoll, Peer& peer)
{
    const auto taken = send(peer.fd, peer.to_send.data() + peer.sent, peer.to_send.size() - peer.sent, MSG_NOSIGNAL);
    peer.sent += taken > 0 ? static_cast<std::size_t>(taken) : 0;
    const bool done = peer.sent == peer.to_send.size();
    if (done) {
        peer.to_send.clear();
        peer.sent = 0;
    }
    watch(epoll, EPOLL_CTL_MOD, done ? EPOLLIN : EPOLLIN | EPOLLOUT, peer);
}

void serve(const char* port)
{
    const auto bulk = big_answer();
    const int epoll = epoll_create1(0), on = 1;
    auto address = loopback(port);
    Peer door{socket(AF_INET, SOCK_STREAM, 0), {}, 0, {}};
    setsockopt(door.fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(door.fd, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 || listen(door.fd, 4096) != 0)
        fail("serve");
    watch(epoll, EPOLL_CTL_ADD, EPOLLIN, door);
    std::vector<std::unique_ptr<Peer>> peers;
    for (epoll_event event{}; epoll_wait(epoll, &event, 1, -1) == 1;) {
        auto& peer = *static_cast<Peer*>(event.data.ptr);
        if (&peer == &door) {
            peers.push_back(std::make_unique<Peer>(Peer{accept4(door.fd, nullptr, nullptr, SOCK_NONBLOCK), {}, 0, {}}));
            watch(epoll, EPOLL_CTL_ADD, EPOLLIN, *peers.back());
            send(peers.back()->fd, greeting.data(), greeting.size(), MSG_NOSIGNAL);
            continue;
        }
        char lines[4096];
        if (event.events & EPOLLOUT)
            push(epoll, peer);
        const auto got = recv(peer.fd, lines, sizeof lines, MSG_DONTWAIT);
        if (got == 0 || (got < 0 && errno != EAGAIN)) {
            close(peer.fd);
        } else if (got > 0 && std::string_view(lines, static_cast<std::size_t>(got)) == "bulk\n") {
            peer.to_send = bulk;
            push(epoll, peer);
        } else if (got > 0 && std::string_view(lines, static_cast<std::size_t>(got)) != "idle\n") {
            send(peer.fd, "OK\n", 3, MSG_NOSIGNAL);
        }
    }
}

int connected(const char* port)
{
    const int fd = socket(AF_INET, SOCK_STREAM, 0), on = 1;
    const auto address = loopback(port);
    if (connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        fail("connect");
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    char hello[64];
    if (recv(fd, hello, sizeof hello, 0) <= 0)
        fail("greeting");
    return fd;
}

// The connections to one port, each asking again as soon as it is answered.
class Side {
public:
    Side(const char* port, int count, std::string line) : line_(std::move(line)), epoll_(epoll_create1(0))
    {
        for (int i = 0; i < count; ++i) {
            peers_.push_back(std::make_unique<Peer>(Peer{connected(port), {}, 0, {}}));
            watch(epoll_, EPOLL_CTL_ADD, EPOLLIN, *peers_.back());
        }
    }

    void run(bool counts)
    {
        const auto begin = Clock::now();
        for (auto& peer : peers_)
            ask(*peer);
        auto asking = peers_.size();
        while (asking > 0) {
            epoll_event events[64];
            const int count = epoll_wait(epoll_, events, 64, -1);
            for (int i = 0; i < count; ++i) {
                auto& peer = *static_cast<Peer*>(events[i].data.ptr);
                const auto got = recv(peer.fd, bytes_.data(), bytes_.size(), MSG_DONTWAIT);
                if (got < 3 || std::memcmp(bytes_.data() + got - 3, "OK\n", 3) != 0)
                    continue;
                const auto now = Clock::now();
                if (counts)
                    microseconds_.push_back(std::chrono::duration<double, std::micro>(now - peer.asked).count());
                if (now - begin < slice)
                    ask(peer);
                else
                    --asking;
            }
        }
        if (counts)
            seconds_ += std::chrono::duration<double>(Clock::now() - begin).count();
    }

    void report(const char* name)
    {
        std::sort(microseconds_.begin(), microseconds_.end());
        const auto count = microseconds_.size();
        std::printf("\"%s\":{\"rate\":%.1f,\"p50\":%.2f,\"p99\":%.2f}", name, static_cast<double>(count) / seconds_,
                    microseconds_[count / 2], microseconds_[count * 99 / 100]);
    }

private:
    void ask(Peer& peer)
    {
        peer.asked = Clock::now();
        send(peer.fd, line_.data(), line_.size(), MSG_NOSIGNAL);
    }

    std::string line_;
    int epoll_;
    std::vector<std::unique_ptr<Peer>> peers_;
    std::vector<char> bytes_ = std::vector<char>(1 << 20);
    std::vector<double> microseconds_;
    double seconds_ = 0;
};

void pair(char** argv)
{
    Side a(argv[0], std::atoi(argv[2]), std::string(argv[4]) + "\n"),
        b(argv[1], std::atoi(argv[2]), std::string(argv[4]) + "\n");
    a.run(false);
    b.run(false);
    const auto end = Clock::now() + std::chrono::seconds(std::atoi(argv[3]));
    while (Clock::now() < end)
        for (auto* side : {&a, &b, &b, &a})
            side->run(true);
    std::printf("{");
    a.report("a");
    std::printf(",");
    b.report("b");
    std::printf("}\n");
}

void idle(char** argv)
{
    for (int i = 0; i < std::atoi(argv[1]); ++i)
        send(connected(argv[0]), "idle\n", 5, MSG_NOSIGNAL);
    std::puts("idle");
    std::fflush(stdout);
    while (std::getchar() != EOF)
        continue;
}

}

int main(int argc, char** argv)
{
    const std::string_view role = argc > 1 ? argv[1] : "";
    if (role == "serve" && argc == 3)
        serve(argv[2]);
    else if (role == "pair" && argc == 7)
        pair(argv + 2);
    else if (role == "idle" && argc == 4)
        idle(argv + 2);
    else
        return 2;
}
