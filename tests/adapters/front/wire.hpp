// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/io/child_process.hpp"
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace topfive {

// One end of a connection, as a test holds it: it waits for what it asks for, and gives up after ten seconds.
class Wire {
public:
    explicit Wire(Descriptor socket);
    // To "127.0.0.1:6601" or a socket's path; throws Fault when nobody listens.
    static Wire to(const std::string& address);

    void send(std::string_view) const;
    // Exactly so many bytes, or fewer when the connection ends before.
    std::string read(std::size_t count) const;
    std::string read_to_end() const;
    void half_close() const;
    void reset();
    void close() { socket_.close(); }
    // Whether the other end broke the connection off instead of ending it.
    [[nodiscard]] bool was_reset() const;
    [[nodiscard]] int descriptor() const { return socket_.get(); }

private:
    Descriptor socket_;
};

// MPD's place: a test accepts the front's connections itself and says what MPD would say.
class FakeMpd {
public:
    // On a free port of the loopback, or on a path.
    explicit FakeMpd(const std::string& address = "127.0.0.1:0");
    [[nodiscard]] std::string address() const;
    [[nodiscard]] Wire accept() const;
    [[nodiscard]] std::optional<Wire> accept_until_left() const; // for a thread of its own
    void leave() const;                                          // nobody listens there any more

private:
    Descriptor socket_;
    std::string path_;
};

// An address where nobody listens now.
std::string free_address();

}
