// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

namespace topfive {

class EventLog;

struct ListenerBounds {
    std::size_t most = 256;
    std::chrono::milliseconds stall{60'000};     // who takes no byte for so long is let go
    std::chrono::milliseconds heartbeat{15'000}; // a comment, so that both sides notice when the other is gone
};

// Writes events to everybody who listens, on one thread: a listener costs a socket and a place in the log, no thread
// and no queue. One that does not read falls behind in the log, out of it, and is let go; nobody waits for it.
class EventListeners {
public:
    explicit EventListeners(ListenerBounds = {});
    ~EventListeners(); // ends every connection

    // A seat for one more. False: all are taken.
    [[nodiscard]] bool reserve();
    // Takes over a reserved seat's connection, on which the head of the answer was sent; -1: it came to nothing.
    // `last_event_id`: what the listener has seen; empty: it begins now. The log must live longer, and be always the
    // same.
    void seat(EventLog&, int socket, const std::string& last_event_id);
    [[nodiscard]] std::size_t count() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}
