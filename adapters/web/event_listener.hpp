// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/web/event_log.hpp"
#include <chrono>
#include <memory>
#include <string>
#include <string_view>

namespace topfive {

// One who listens: a socket, and how far in the log it is.
class EventListener {
public:
    using Clock = std::chrono::steady_clock;

    EventListener(EventLog&, int socket, const std::string& last_event_id);
    ~EventListener();
    EventListener(const EventListener&) = delete;
    EventListener& operator=(const EventListener&) = delete;

    enum class State { idle, blocked, gone }; // all was sent; the socket takes no more; it is over
    // Sends what there is and what the socket takes.
    State send();
    // Reads and drops what came in.
    State receive();
    // A comment, when there is nothing else to say.
    State beat();

    [[nodiscard]] int socket() const { return socket_; }
    [[nodiscard]] State state() const { return state_; }
    // When it last took a byte.
    [[nodiscard]] Clock::time_point alive() const { return alive_; }

private:
    State flush();
    void say(std::string_view comment);

    EventLog& log_;
    int socket_;
    std::uint64_t seen_;
    std::shared_ptr<const std::string> text_; // being sent; null: nothing
    std::size_t sent_ = 0;
    State state_ = State::idle;
    Clock::time_point alive_ = Clock::now();
};

}
