// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/mpd/dial.hpp"
#include <cstddef>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

// Lines of MPD's answers, read at the speed of the socket: for the walk over a whole library, where libmpdclient needs
// twice the time. For one thread.
class LineReader {
public:
    // Connects, says the password and asks for no more tags than the comparison needs. Throws as MpdConnection does.
    LineReader(const MpdOptions&, std::stop_token);

    // Sends complete command lines, several at once if you like. False: MPD has cut the connection.
    [[nodiscard]] bool send(std::string_view commands);
    // The next line without its end, valid until the next call; nothing when MPD has cut the connection. Throws
    // Unavailable after a stop, or when MPD is silent for long.
    [[nodiscard]] std::optional<std::string_view> line();
    [[nodiscard]] std::size_t bytes_read() const { return bytes_read_; }

private:
    [[nodiscard]] bool refill();
    void settle(std::string_view command, std::string_view name);

    Greeted mpd_;
    std::stop_token stop_;
    std::vector<char> buffer_;
    std::size_t begin_ = 0, end_ = 0;
    std::size_t bytes_read_ = 0;
};

// A word of a command as MPD reads it: in quotes, backslashes before quotes and backslashes.
[[nodiscard]] std::string quoted(std::string_view);

}
