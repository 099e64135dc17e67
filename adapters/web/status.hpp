// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/health.hpp"
#include "plugin/ports/history.hpp"
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace topfive {

// What `topfive status` and GET /status tell (CONTRACT 2).
struct Status {
    struct Mpd {
        bool connected = false;
        std::string version; // of the protocol
        std::size_t songs = 0;
        bool index_ready = false;
        std::string music_directory;
    };
    struct Proxy {
        std::string listen;
        std::uint64_t clients = 0;
        std::optional<Time> last_search;
        std::optional<Time> last_client; // connected
        std::uint64_t connections = 0;   // since the start, as the next three
        std::uint64_t closed_at_once = 0;
        std::uint64_t bytes_to_mpd = 0;
        std::uint64_t bytes_to_clients = 0;
    };
    // A way of watching beside the proxy.
    struct Way {
        std::string name;         // "log", "queue", "channel"
        std::string what;         // the path, the mode, the channel's name
        std::string state;        // "open", "off", "closed", or why it is closed
        std::optional<Time> last; // something that counts
        std::optional<Time> last_client;
    };
    // A client that connects to MPD past every proxy.
    struct Direct {
        std::string client; // "mpc (1234) at 127.0.0.1:46158"
        Time last_seen{};
        bool logged = false; // MPD's log tells what it looks for
    };

    std::string version;
    std::string mode;
    std::chrono::seconds uptime{0};
    std::vector<std::string> reasons; // why not ready
    Mpd mpd;
    std::vector<Proxy> proxy;
    std::vector<Way> ways;
    std::vector<Direct> direct;
    std::vector<Story> active;
    std::size_t waiting = 0; // stories in the inbox
    History::Counts downloads;
    std::optional<History::Outlook> outlook; // while observing
    std::vector<Download> recent;
    std::vector<Download> unverified; // stand in the library, and nobody could say that they are the recordings
    std::vector<ServiceHealth> providers;
    std::vector<ServiceHealth> sources;
    std::uint64_t dropped_searches = 0;
    std::uint64_t back_restarts = 0;
};

}
