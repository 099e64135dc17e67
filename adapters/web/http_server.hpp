// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace httplib {
class Server;
struct Response;
}

namespace topfive {

struct HttpBounds {
    std::size_t connections = 512;              // at the same time, each with a thread; more wait
    std::size_t head = std::size_t{32} << 10;   // bytes of a request's line and headers
    std::size_t body = std::size_t{64} << 10;   // bytes
    std::size_t requests = 1000;                // on one connection
    std::chrono::milliseconds arrival{10'000};  // for a whole request, from its first byte on
    std::chrono::milliseconds departure{5'000}; // for any part of an answer
    std::chrono::milliseconds idle{5'000};      // between two requests
};

// cpp-httplib's server on connections that are bounded in size and time and that end at once when it stops. httplib's
// own wait by asking a hundred times a second, lose a pipelined request, and hold up the end for their time limits.
class HttpServer {
public:
    explicit HttpServer(HttpBounds = {});
    ~HttpServer(); // stops

    // Where handlers are set, before listen().
    httplib::Server& handlers();
    // Listens on "host:port" from now on; port 0 is a free one, an empty host every address. Throws Fault.
    void listen(const std::string& address);
    [[nodiscard]] int port() const;
    // Ends every connection and returns when the last handler has returned.
    void stop();

    // For an error handler: the status that says why this request could not be read; nullopt: it could.
    [[nodiscard]] static std::optional<int> unreadable();

    // For a handler: once its answer was written, this connection's socket belongs to `taker`, or -1 when it could not
    // be written. The answer has no length: it ends with the connection.
    static void hand_over(const std::string& type, httplib::Response&, std::function<void(int socket)> taker);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}
