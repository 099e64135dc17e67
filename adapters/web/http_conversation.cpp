// SPDX-License-Identifier: MIT
#include "adapters/web/http_conversation.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>

namespace topfive {

namespace {

// True once the socket is ready; false at `until`. An end of the connection makes it ready, too.
bool ready(int socket, short wanted, HttpConversation::Clock::time_point until)
{
    using std::chrono::milliseconds;
    for (;;) {
        const auto left = std::chrono::ceil<milliseconds>(until - HttpConversation::Clock::now()).count();
        pollfd watched{socket, wanted, 0};
        const int found = ::poll(&watched, 1, static_cast<int>(std::max<milliseconds::rep>(0, left)));
        if (found > 0)
            return true;
        if (found == 0 || errno != EINTR)
            return false;
    }
}

}

bool HttpConversation::wait(std::chrono::milliseconds idle)
{
    return from_ < to_ || fill(Clock::now() + idle);
}

void HttpConversation::expect(std::chrono::milliseconds arrival, std::size_t bytes)
{
    until_ = Clock::now() + arrival;
    allowed_ = bytes;
    ended_ = false;
    met_ = Bound::none;
}

bool HttpConversation::fill(Clock::time_point until)
{
    if (!ready(socket_, POLLIN, until))
        return false;
    const auto got = ::recv(socket_, buffer_.data(), buffer_.size(), MSG_DONTWAIT);
    from_ = 0;
    to_ = got > 0 ? static_cast<std::size_t>(got) : 0;
    return got > 0;
}

ssize_t HttpConversation::read(char* to, std::size_t size)
{
    if (allowed_ == 0) {
        met_ = ended_ ? met_ : Bound::bytes;
        return ended_ ? 0 : -1;
    }
    if (from_ == to_ && !fill(until_)) {
        if (Clock::now() < until_)
            return 0;
        met_ = Bound::time;
        return -1;
    }
    const auto count = std::min({size, to_ - from_, allowed_});
    std::copy_n(buffer_.data() + from_, count, to);
    from_ += count;
    allowed_ -= count;
    return static_cast<ssize_t>(count);
}

ssize_t HttpConversation::write(const char* from, std::size_t size)
{
    for (std::size_t sent = 0; sent < size;) {
        if (!ready(socket_, POLLOUT, Clock::now() + departure_))
            return -1;
        const auto more = ::send(socket_, from + sent, size - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (more < 0 && errno != EAGAIN && errno != EINTR)
            return -1;
        sent += static_cast<std::size_t>(std::max<ssize_t>(0, more));
    }
    return static_cast<ssize_t>(size);
}

bool HttpConversation::readable() const
{
    return from_ < to_ || ready(socket_, POLLIN, Clock::now());
}

bool HttpConversation::writable() const
{
    return ready(socket_, POLLOUT, Clock::now() + departure_);
}

void name_end(int socket, bool remote, std::string& address, int& port)
{
    sockaddr_storage storage{};
    socklen_t size = sizeof storage;
    auto* any = reinterpret_cast<sockaddr*>(&storage);
    std::array<char, NI_MAXHOST> host{};
    std::array<char, NI_MAXSERV> service{};
    if ((remote ? ::getpeername(socket, any, &size) : ::getsockname(socket, any, &size)) != 0 ||
        ::getnameinfo(any, size, host.data(), host.size(), service.data(), service.size(),
                      NI_NUMERICHOST | NI_NUMERICSERV) != 0)
        return;
    address = host.data();
    port = std::atoi(service.data());
}

}
