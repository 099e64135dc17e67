// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/io/child_process.hpp"
#include "adapters/mpd/address.hpp"
#include <chrono>
#include <stop_token>
#include <string>

namespace topfive {

class OwnConnections;

// How to reach the MPD that topfive works for.
struct MpdOptions {
    std::string address;           // as resolve_mpd() reads it
    std::string password;          // needs read and control
    OwnConnections* own = nullptr; // told of every connection made, when given
};

// A connection that MPD has greeted and that is not asked for a password yet.
struct Greeted {
    Descriptor socket;    // never blocks
    std::string greeting; // "OK MPD 0.23.5"
    MpdAddress address;
};

// Connects to the first address that answers. MPD accepts at once and greets when its database is loaded, so the
// greeting is waited for patiently. Throws Unavailable that names each address tried.
[[nodiscard]] Greeted dial_mpd(const MpdOptions&, std::stop_token);

// Waits until there is something to read (or to write); false at the end of the time or after a stop.
[[nodiscard]] bool wait_for(int socket, short events, std::chrono::milliseconds longest, const std::stop_token&);

}
