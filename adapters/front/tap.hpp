// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace topfive {

// The tap carries copies of what clients sent from the front to the back. It is a SOCK_SEQPACKET socket pair, one
// packet being one or more whole frames: whoever dies in the middle, nobody ever sees half a frame. The front starts
// the back with `--tap-fd N`; N+1 is the descriptor of Figures.

// A line that a client sent to MPD, without what MPD strips from its end. Complete in itself: a back that was started
// a moment ago knows as much about it as one that saw the connection open.
struct TappedLine {
    std::uint64_t connection = 0; // never used twice while the front lives
    std::chrono::system_clock::time_point at{};
    std::string listen; // the listening address as configured
    std::string client; // "127.0.0.1:46158" or "pid=16683 uid=0"
    std::string line;
    std::string in_log; // what MPD's log calls the connection, in the same form
    bool operator==(const TappedLine&) const = default;
};

// MPD refused the newest request of this connection: its newest line, or every line that was copied of its newest
// command list. Where some of a list took effect, or it is unclear which request was meant, nothing is said.
struct TappedRefusal {
    std::uint64_t connection = 0;
    bool operator==(const TappedRefusal&) const = default;
};

// A connection ended of which a line was copied.
struct TappedEnd {
    std::uint64_t connection = 0;
    bool operator==(const TappedEnd&) const = default;
};

using TapFrame = std::variant<TappedLine, TappedRefusal, TappedEnd>;

// Writes a frame into `to`, whose memory is used again.
void encode_line(std::string& to, std::uint64_t connection, std::chrono::system_clock::time_point at,
                 std::string_view listen, std::string_view client, std::string_view line, std::string_view in_log);
void encode_refusal(std::string& to, std::uint64_t connection);
void encode_end(std::string& to, std::uint64_t connection);

// The frames of one packet. What is no frame ends it.
std::vector<TapFrame> decode(std::string_view packet);

// The back's end of the tap.
class TapReader {
public:
    explicit TapReader(int fd); // does not own it; keeps it from the programs that the back starts
    [[nodiscard]] int descriptor() const { return fd_; } // readable when frames are there
    // What is there now, oldest first; never waits.
    [[nodiscard]] std::vector<TapFrame> read();
    [[nodiscard]] bool ended() const { return ended_; } // the front is gone

private:
    int fd_;
    bool ended_ = false;
    std::string packet_;
};

}
