// SPDX-License-Identifier: MIT
#include "adapters/web/event_listener.hpp"

#include <array>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace topfive {

namespace {

constexpr int kernel_buffer = 64 << 10; // else the kernel keeps megabytes for each listener that does not read

// The id that a listener says it has seen; 0 for what was never one.
std::uint64_t number(const std::string& text)
{
    std::uint64_t id = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), id);
    return error == std::errc{} && rest == text.data() + text.size() ? id : 0;
}

}

EventListener::EventListener(EventLog& log, int socket, const std::string& last_event_id)
    : log_(log), socket_(socket), seen_(number(last_event_id))
{
    ::fcntl(socket_, F_SETFL, ::fcntl(socket_, F_GETFL) | O_NONBLOCK);
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDBUF, &kernel_buffer, sizeof kernel_buffer);
    if (last_event_id.empty()) {
        seen_ = log_.newest();
        say("listening");
    } else if (!log_.follows(seen_)) {
        const auto reset = log_.reset();
        seen_ = reset.id;
        text_ = reset.text;
    }
}

EventListener::~EventListener()
{
    ::shutdown(socket_, SHUT_RDWR);
    ::close(socket_);
}

void EventListener::say(std::string_view comment)
{
    text_ = std::make_shared<const std::string>(": " + std::string(comment) + "\n\n");
}

EventListener::State EventListener::flush()
{
    while (sent_ < text_->size()) {
        const auto more = ::send(socket_, text_->data() + sent_, text_->size() - sent_, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (more < 0 && errno == EINTR)
            continue;
        if (more < 0)
            return errno == EAGAIN ? State::blocked : State::gone;
        sent_ += static_cast<std::size_t>(more);
        alive_ = Clock::now();
    }
    text_.reset();
    sent_ = 0;
    return State::idle;
}

EventListener::State EventListener::send()
{
    for (;;) {
        state_ = text_ ? flush() : State::idle;
        if (state_ != State::idle)
            return state_;
        if (!log_.follows(seen_)) // too slow: its next request is told to begin anew
            return state_ = State::gone;
        const auto next = log_.after(seen_);
        if (!next)
            return state_;
        seen_ = next->id;
        text_ = next->text;
    }
}

EventListener::State EventListener::receive()
{
    std::array<char, 1024> dropped{};
    const auto got = ::recv(socket_, dropped.data(), dropped.size(), MSG_DONTWAIT);
    if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR))
        state_ = State::gone;
    return state_;
}

EventListener::State EventListener::beat()
{
    if (!text_)
        say("still here");
    return send();
}

}
