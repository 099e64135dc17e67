// SPDX-License-Identifier: MIT
#include "adapters/front/tap_queue.hpp"
#include "adapters/front/tap.hpp"
#include "plugin/errors.hpp"
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <utility>

namespace topfive {

namespace {

constexpr std::chrono::milliseconds time_to_gather(20);
constexpr std::size_t slots = 3 * TapQueue::most_lines; // a line, its refusal, its connection's end
constexpr std::size_t frames_a_packet = 64;
constexpr std::size_t bytes_a_packet = 32 * 1024; // well below the socket's buffer, or it would never fit

}

TapQueue::TapQueue(Loop& loop, Figures& figures, Loop::Clock::duration again)
    : loop_(loop), figures_(figures), again_(again), frames_(slots)
{
    std::array<int, 2> pair{};
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, pair.data()) != 0)
        throw Fault(fmt::format("socketpair: {}", std::strerror(errno)));
    front_end_ = Descriptor(pair[0]);
    back_end_ = Descriptor(pair[1]);
}

void TapQueue::line(std::uint64_t connection, std::string_view listen, std::string_view client, std::string_view line,
                    std::string_view in_log)
{
    auto& frame = add(true);
    frame.at = std::chrono::system_clock::now();
    encode_line(frame.bytes, connection, frame.at, listen, client, line, in_log);
    flush_soon();
}

void TapQueue::refusal(std::uint64_t connection)
{
    encode_refusal(add(false).bytes, connection);
    flush_soon();
}

void TapQueue::end(std::uint64_t connection)
{
    encode_end(add(false).bytes, connection);
}

TapQueue::Frame& TapQueue::add(bool line)
{
    while (next_ - oldest_ == frames_.size() || (line && lines_ == most_lines))
        drop_oldest();
    auto& frame = at(next_++);
    frame.line = line;
    lines_ += line ? 1 : 0;
    return frame;
}

void TapQueue::drop_oldest()
{
    const bool line = at(oldest_).line;
    if (line && oldest_ == unsent_)
        count(figures_.dropped_lines());
    lines_ -= line ? 1 : 0;
    unsent_ = std::max(unsent_, ++oldest_);
}

// A search counts seconds later, so there is time: the back is not woken for each line of a command list, and a client
// that waits for its answer does not share the processor with it.
void TapQueue::flush_soon()
{
    if (watched_ != 0)
        return; // the socket is full; it says when it is not
    if (next_ - unsent_ >= frames_a_packet)
        return flush();
    if (std::exchange(planned_, true))
        return;
    loop_.after(time_to_gather, [this] {
        planned_ = false;
        flush();
    });
}

void TapQueue::flush()
{
    while (unsent_ != next_) {
        std::array<iovec, frames_a_packet> pieces{};
        std::size_t count = 0;
        for (std::size_t bytes = 0; count < pieces.size() && unsent_ + count != next_; ++count) {
            auto& frame = at(unsent_ + count).bytes;
            bytes += frame.size();
            if (count > 0 && bytes > bytes_a_packet)
                break;
            pieces[count] = {frame.data(), frame.size()};
        }
        msghdr packet{};
        packet.msg_iov = pieces.data();
        packet.msg_iovlen = count;
        if (sendmsg(front_end_.get(), &packet, MSG_NOSIGNAL | MSG_DONTWAIT) < 0) {
            watched_ = loop_.watch(front_end_.get(), watched_, EPOLLOUT, *this);
            return;
        }
        unsent_ += count;
    }
    watched_ = loop_.watch(front_end_.get(), watched_, 0, *this);
}

void TapQueue::ready(std::uint32_t /*events*/)
{
    flush();
}

std::size_t TapQueue::take_back()
{
    std::string packet(2 * bytes_a_packet, '\0');
    std::size_t unread = 0;
    for (ssize_t count = 0; (count = recv(back_end_.get(), packet.data(), packet.size(), MSG_DONTWAIT)) > 0;)
        unread += decode(std::string_view(packet).substr(0, static_cast<std::size_t>(count))).size();
    return unread;
}

void TapQueue::rewind()
{
    unsent_ = std::max(oldest_, unsent_ - std::min<std::uint64_t>(unsent_, take_back()));
    const auto since = std::chrono::system_clock::now() - again_;
    for (auto number = unsent_; number-- != oldest_;) {
        if (at(number).line && at(number).at < since)
            break;
        unsent_ = number;
    }
    flush_soon();
}

}
