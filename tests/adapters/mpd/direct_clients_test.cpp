// SPDX-License-Identifier: MIT
#include "adapters/mpd/direct_clients.hpp"

#include "adapters/mpd/socket_tables.hpp"
#include "tests/fakes/private_mpd.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace topfive {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(TcpEnd, IsReadFromTheKernelsTable)
{
    const auto end = read_tcp_end("   3: 0100007F:19C8 0400A8C0:C3CA 01 00000000:00000000 00:00000000 00000000  1000   "
                                  "     0 4711 1 0000000000000000 20 4 30 10 -1");
    ASSERT_TRUE(end);
    EXPECT_EQ(end->local, "127.0.0.1:6600");
    EXPECT_EQ(end->remote, "192.168.0.4:50122");
    EXPECT_EQ(end->inode, 4711U);
}

TEST(TcpEnd, SpeaksOfIpv4InOneWay)
{
    const auto mapped =
        read_tcp_end("0: 0000000000000000FFFF00000100007F:19C8 0000000000000000FFFF00000400A8C0:C3CA 01 "
                     "0:0 0:0 0 0 0 9 1");
    ASSERT_TRUE(mapped);
    EXPECT_EQ(mapped->remote, "192.168.0.4:50122");
    const auto six =
        read_tcp_end("0: 00000000000000000000000001000000:19C8 00000000000000000000000001000000:C3CA 01 0:0 "
                     "0:0 0 0 0 9 1");
    ASSERT_TRUE(six);
    EXPECT_EQ(six->remote, "[::1]:50122");
}

TEST(TcpEnd, IsNothingElse)
{
    for (const auto* line :
         {"", "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
          "0: 0100007F:19C8 00000000:0000 0A 0:0 0:0 0 0 0 9 1", "0: 0100007F 0100007F:1 01 0:0 0:0 0 0 0 9 1",
          "0: 0100007F:19C8 0100007F:1 01 0:0", "0: GG00007F:19C8 0100007F:1 01 0:0 0:0 0 0 0 9 1"})
        EXPECT_FALSE(read_tcp_end(line)) << line;
}

Descriptor connected_to(const sockaddr* to, socklen_t size)
{
    Descriptor socket(::socket(to->sa_family, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (connect(socket.get(), to, size) != 0)
        throw std::runtime_error("cannot connect");
    std::array<char, 100> greeting{};
    if (recv(socket.get(), greeting.data(), greeting.size(), 0) <= 0) // MPD has accepted
        throw std::runtime_error("no greeting");
    return socket;
}

Descriptor connected_to_port(unsigned port)
{
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(static_cast<std::uint16_t>(port));
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return connected_to(reinterpret_cast<const sockaddr*>(&to), sizeof to);
}
std::string local_address(const Descriptor& socket)
{
    sockaddr_in local{};
    socklen_t size = sizeof local;
    getsockname(socket.get(), reinterpret_cast<sockaddr*>(&local), &size);
    return fmt::format("127.0.0.1:{}", ntohs(local.sin_port));
}

class DirectClientsTest : public testing::Test {
protected:
    // What /proc says of this process: the tests' own name.
    static std::string me() { return fmt::format("({})", getpid()); }

    PrivateMpd mpd_;
    DirectClients all_{{mpd_.address(), mpd_.socket()}, {}};
    DirectClients others_{{mpd_.address(), mpd_.socket()}, {getpid()}};
};

TEST_F(DirectClientsTest, AreNamedByAddressAndProgram)
{
    EXPECT_THAT(all_.look(), IsEmpty());
    const auto client = connected_to_port(static_cast<unsigned>(mpd_.port()));
    const auto found = all_.look();
    ASSERT_THAT(found, testing::SizeIs(1));
    EXPECT_EQ(found[0].address, local_address(client));
    EXPECT_THAT(found[0].program, testing::AllOf(testing::StartsWith("topfive-test"), HasSubstr(me())));
    EXPECT_EQ(all_.look(), found);
    EXPECT_THAT(others_.look(), IsEmpty()) << "its own";
}

TEST_F(DirectClientsTest, AreSeenOnMpdsSocketToo)
{
    sockaddr_un to{};
    to.sun_family = AF_UNIX;
    const auto path = mpd_.socket();
    std::copy(path.begin(), path.end(), std::begin(to.sun_path));
    const auto client = connected_to(reinterpret_cast<const sockaddr*>(&to), sizeof to);
    EXPECT_THAT(all_.look(), ElementsAre(testing::AllOf(Field(&DirectClient::address, mpd_.socket()),
                                                        Field(&DirectClient::program, HasSubstr(me())))));
    EXPECT_THAT(others_.look(), IsEmpty()) << "its own";
}

TEST_F(DirectClientsTest, OfOtherMpdsAreNoBusinessHere)
{
    const auto client = connected_to_port(static_cast<unsigned>(mpd_.port()));
    DirectClients elsewhere({fmt::format("192.0.2.1:{}", mpd_.port()), "127.0.0.1:1", "/run/other/socket"}, {});
    EXPECT_THAT(elsewhere.look(), IsEmpty());
}

TEST_F(DirectClientsTest, AreNotGuessedWhereTopfiveItselfCannotBeToldFromThem)
{
    const auto client = connected_to_port(static_cast<unsigned>(mpd_.port()));
    DirectClients blind({mpd_.address()}, {-1});
    EXPECT_THAT(blind.look(), IsEmpty());
}

}
}
