// SPDX-License-Identifier: MIT
#include "plugin/watching/proxied_clients.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace topfive {
namespace {

ProxiedClients::Time second(int number)
{
    return ProxiedClients::Time(std::chrono::seconds(number));
}

TEST(ProxiedClients, AreKnownUntilAMomentAfterTheyLeft)
{
    ProxiedClients clients;
    EXPECT_FALSE(clients.contains("127.0.0.1:46158", second(0)));
    clients.heard(7, "127.0.0.1:46158");
    clients.heard(7, "127.0.0.1:46158");
    EXPECT_TRUE(clients.contains("127.0.0.1:46158", second(5000)));
    EXPECT_FALSE(clients.contains("127.0.0.1:46159", second(5000)));
    clients.ended(7, second(5000));
    EXPECT_TRUE(clients.contains("127.0.0.1:46158", second(5005))) << "the log tells late";
    EXPECT_FALSE(clients.contains("127.0.0.1:46158", second(5060))) << "another client's by now";
}

TEST(ProxiedClients, ShareANameOnASocket)
{
    ProxiedClients clients;
    clients.heard(1, "pid=42 uid=0");
    clients.heard(2, "pid=42 uid=0");
    clients.ended(1, second(0));
    EXPECT_TRUE(clients.contains("pid=42 uid=0", second(900)));
    clients.ended(2, second(900));
    clients.ended(2, second(950));
    EXPECT_FALSE(clients.contains("pid=42 uid=0", second(960)));
}

TEST(ProxiedClients, WithoutANameAreNone)
{
    ProxiedClients clients;
    clients.heard(1, "");
    EXPECT_FALSE(clients.contains("", second(0)));
}

TEST(ProxiedClients, AreForgottenWhereTheirEndsAreMissed)
{
    ProxiedClients clients;
    for (std::uint64_t one = 0; one < 10'001; ++one)
        clients.heard(one, fmt::format("127.0.0.1:{}", one));
    EXPECT_FALSE(clients.contains("127.0.0.1:0", second(0)));
    EXPECT_TRUE(clients.contains("127.0.0.1:10000", second(0)));
}

}
}
