// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <chrono>
#include <cstddef>
#include <string>
#include <sys/types.h>

namespace topfive {

// The bytes of one connection, bounded in number and time. Keeps what arrived beyond one request for the next.
class HttpConversation {
public:
    using Clock = std::chrono::steady_clock;

    HttpConversation(int socket, std::chrono::milliseconds departure) : socket_(socket), departure_(departure) {}

    // Waits for the first byte of a request. False: none came, or the connection ended.
    [[nodiscard]] bool wait(std::chrono::milliseconds idle);
    // What follows must arrive within `arrival`, and be `bytes` at most.
    void expect(std::chrono::milliseconds arrival, std::size_t bytes);
    // From now on so many bytes more.
    void expect(std::size_t bytes) { allowed_ = bytes; }
    // Nothing more: reading finds the end of the stream.
    void expect_the_end()
    {
        allowed_ = 0;
        ended_ = true;
    }
    [[nodiscard]] std::size_t allowed() const { return allowed_; }
    // What reading ran into since expect().
    enum class Bound { none, time, bytes };
    [[nodiscard]] Bound met() const { return met_; }

    // Bytes read; 0 at the end of the stream, -1 when it took too long or was too much.
    [[nodiscard]] ssize_t read(char* to, std::size_t size);
    // All of it, or -1.
    [[nodiscard]] ssize_t write(const char* from, std::size_t size);
    [[nodiscard]] bool readable() const;
    [[nodiscard]] bool writable() const;
    [[nodiscard]] int socket() const { return socket_; }

private:
    bool fill(Clock::time_point until);

    int socket_;
    std::chrono::milliseconds departure_;
    Clock::time_point until_{};
    std::size_t allowed_ = 0;
    bool ended_ = false; // as far as the request goes
    Bound met_ = Bound::none;
    std::array<char, 4096> buffer_{};
    std::size_t from_ = 0; // the part of the buffer that was not read yet
    std::size_t to_ = 0;
};

// One end of a connected socket, as text and number.
void name_end(int socket, bool remote, std::string& address, int& port);

}
