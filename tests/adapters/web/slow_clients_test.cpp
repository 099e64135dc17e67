// SPDX-License-Identifier: MIT
// Who sends or reads slowly, against bounds of a moment.
#include "adapters/web/http_server.hpp"
#include "tests/adapters/web/raw_connection.hpp"

#include <atomic>
#include <fmt/format.h>
#include <fstream>
#include <gmock/gmock.h>
#include <httplib.h>
#include <sstream>
#include <stop_token>
#include <string>
#include <thread>

namespace topfive {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class SlowClients : public ::testing::Test {
protected:
    explicit SlowClients(const HttpBounds& bounds = short_bounds()) : server(bounds)
    {
        server.handlers().Get(
            "/large", [](const auto&, auto& answer) { answer.set_content(std::string(64 << 20, 'x'), "text/plain"); });
        server.handlers().Post(".*", [this](const auto&, auto& answer) {
            ++posted;
            answer.set_content("taken", "text/plain");
        });
        server.handlers().set_error_handler(
            [](const auto&, auto& answer) { answer.status = HttpServer::unreadable().value_or(answer.status); });
        server.listen("127.0.0.1:0");
    }
    static HttpBounds short_bounds()
    {
        HttpBounds bounds;
        bounds.arrival = 300ms;
        bounds.departure = 300ms;
        bounds.idle = 300ms;
        return bounds;
    }
    // What comes back while a byte is sent every few milliseconds, for as long as the other side lets it.
    std::string dripped(const std::string& beginning)
    {
        RawConnection connection(server.port());
        connection.send(beginning);
        const std::jthread drip([&](const std::stop_token& stop) {
            while (!stop.stop_requested()) {
                connection.send("a");
                std::this_thread::sleep_for(10ms);
            }
        });
        return connection.rest();
    }

    std::atomic<int> posted = 0;
    HttpServer server;
};

TEST_F(SlowClients, AHeadThatNeverEndsIsNotWaitedFor)
{
    EXPECT_THAT(dripped("GET /large HTTP/1.1\r\nHost: localhost\r\nX-Slow: "), StartsWith("HTTP/1.1 408"));
}

TEST_F(SlowClients, ABodyThatNeverEndsIsNotWaitedFor)
{
    EXPECT_THAT(dripped("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n\r\n"),
                StartsWith("HTTP/1.1 408"));
    EXPECT_THAT(dripped("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\n"),
                StartsWith("HTTP/1.1 408"));
    EXPECT_EQ(posted, 0);
}

class DeafClient : public SlowClients {
protected:
    DeafClient() : SlowClients(short_departure()) {}
    static HttpBounds short_departure()
    {
        HttpBounds bounds;
        bounds.arrival = bounds.idle = 60s;
        bounds.departure = 300ms;
        return bounds;
    }
    // Whether the server has an established connection: 01 in the fourth column (proc_pid_net(5)).
    [[nodiscard]] bool connected() const
    {
        std::ifstream table("/proc/self/net/tcp");
        const auto mine = fmt::format("0100007F:{:04X}", server.port());
        std::string number, local, remote, state;
        for (std::string line; std::getline(table, line);)
            if (std::istringstream(line) >> number >> local >> remote >> state && local == mine && state == "01")
                return true;
        return false;
    }
};

TEST_F(DeafClient, IsLetGo)
{
    RawConnection deaf(server.port());
    deaf.send("GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n");
    EXPECT_THAT(deaf.some(), HasSubstr("200 OK")); // the answer has begun
    while (connected())
        std::this_thread::sleep_for(10ms);
    EXPECT_LT(deaf.rest().size(), std::size_t{64} << 20);
}

TEST_F(SlowClients, AConnectionOfNoUseIsEnded)
{
    RawConnection idle(server.port());
    EXPECT_EQ(idle.rest(), "");
}

}
}
