// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/front/connection.hpp"
#include "adapters/front/listening.hpp"
#include "plugin/ports/log.hpp"
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace topfive {

// One entry of `watch.proxy`: accepts clients and gives each a connection to MPD of its own.
class Proxy {
public:
    // Throws Refused when it cannot listen, or when one address is a socket's path and the other is not.
    Proxy(std::string listen, const std::string& connect, Loop&, TapQueue&, ProxyFigures&, std::span<char> scratch,
          std::uint64_t& last_number, Log&);
    Proxy(const Proxy&) = delete;
    Proxy& operator=(const Proxy&) = delete;
    ~Proxy();

    void bury(); // frees the connections that ended in this round

private:
    struct Door final : Watcher {
        Door(Proxy& owner, int fd) : proxy(owner), socket(fd) {}
        void ready(std::uint32_t) override { proxy.accept(*this); }
        Proxy& proxy;
        int socket;
        std::uint32_t events = 0;
    };

    void accept(Door&);
    void rest(Door&, int error);
    void complain(int error);
    void open(Connection&);
    void retry();

    std::string listen_;
    Log& log_;
    std::uint64_t& last_number_;
    Upstream upstream_;
    Listening listening_;
    Passage passage_;
    std::vector<std::unique_ptr<Door>> doors_;
    std::vector<std::unique_ptr<Connection>> connections_;
    std::vector<Connection*> waiting_;                  // for room at MPD's socket
    std::optional<Loop::Clock::time_point> complained_; // that no descriptor is left
};

}
