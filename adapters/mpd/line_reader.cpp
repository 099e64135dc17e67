// SPDX-License-Identifier: MIT
#include "adapters/mpd/line_reader.hpp"

#include "plugin/errors.hpp"

#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

namespace topfive {

namespace {
constexpr std::size_t buffer_size = std::size_t{256} << 10;
constexpr std::size_t longest_line = std::size_t{1} << 20;
constexpr std::chrono::seconds silence_limit{60};
}

LineReader::LineReader(const MpdOptions& options, std::stop_token stop)
    : mpd_(dial_mpd(options, stop)), stop_(std::move(stop)), buffer_(buffer_size)
{
    if (!mpd_.address.password.empty())
        settle("password " + quoted(mpd_.address.password) + '\n', "the password");
    settle("tagtypes clear\n", "tagtypes");
    settle("tagtypes enable Artist AlbumArtist Album Title\n", "tagtypes");
}

void LineReader::settle(std::string_view command, std::string_view name)
{
    const auto answer = send(command) ? line() : std::nullopt;
    if (!answer)
        throw Unavailable(fmt::format("mpd {}: connection closed at {}", mpd_.address.text(), name));
    if (*answer != "OK")
        throw Refused(fmt::format("mpd {}: {} is not accepted", mpd_.address.text(), name));
}

bool LineReader::send(std::string_view commands)
{
    while (!commands.empty()) {
        const auto sent = ::send(mpd_.socket.get(), commands.data(), commands.size(), MSG_NOSIGNAL);
        if (sent >= 0)
            commands.remove_prefix(static_cast<std::size_t>(sent));
        else if (errno != EAGAIN && errno != EINTR)
            return false;
        else if (!wait_for(mpd_.socket.get(), POLLOUT, silence_limit, stop_))
            throw Unavailable(fmt::format("mpd {}: takes no command", mpd_.address.text()));
    }
    return true;
}

std::optional<std::string_view> LineReader::line()
{
    std::size_t looked = 0;
    while (true) {
        const char* const from = buffer_.data() + begin_;
        if (const void* const end = std::memchr(from + looked, '\n', end_ - begin_ - looked)) {
            const std::string_view found(from, static_cast<std::size_t>(static_cast<const char*>(end) - from));
            begin_ += found.size() + 1;
            return found;
        }
        looked = end_ - begin_;
        if (!refill())
            return {};
    }
}

bool LineReader::refill()
{
    if (begin_ > 0) {
        std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
    }
    if (end_ == buffer_.size()) {
        if (buffer_.size() >= longest_line)
            throw Unavailable(fmt::format("mpd {}: a line without end", mpd_.address.text()));
        buffer_.resize(buffer_.size() * 2);
    }
    while (true) {
        const auto got = ::recv(mpd_.socket.get(), buffer_.data() + end_, buffer_.size() - end_, 0);
        if (got > 0) {
            // MPD waits for the acknowledgement of a piece before it sends the next small one; over TCP that
            // would be 40 ms. (On a socket of the other family this does nothing.)
            const int on = 1;
            ::setsockopt(mpd_.socket.get(), IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on);
            end_ += static_cast<std::size_t>(got);
            bytes_read_ += static_cast<std::size_t>(got);
            return true;
        }
        if (got == 0 || (errno != EAGAIN && errno != EINTR))
            return false;
        if (!wait_for(mpd_.socket.get(), POLLIN, silence_limit, stop_))
            throw Unavailable(fmt::format("mpd {}: no answer", mpd_.address.text()));
    }
}

std::string quoted(std::string_view word)
{
    std::string text = "\"";
    for (const char letter : word) {
        if (letter == '"' || letter == '\\')
            text += '\\';
        text += letter;
    }
    return text + '"';
}

}
