// SPDX-License-Identifier: MIT
#include "plugin/fetching/crowd.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace topfive {
namespace {

using namespace std::chrono_literals;

TEST(Crowd, BeginsAfterAFewSearchesInAMinute)
{
    Crowd crowd;
    Clock::time_point now{};
    for (int search = 0; search < 5; ++search)
        EXPECT_FALSE(crowd.comes_from("127.0.0.1:46158", now += 2s));
    EXPECT_TRUE(crowd.comes_from("127.0.0.1:46158", now += 2s));
    EXPECT_FALSE(crowd.comes_from("192.168.1.4:50122", now)) << "somebody else";
    EXPECT_TRUE(crowd.comes_from("127.0.0.1:46158", now += 2s));
    EXPECT_FALSE(crowd.comes_from("127.0.0.1:46158", now += 61s)) << "it is over";
}

TEST(Crowd, OfProgramsThatConnectAnewForEachSearchIsOne)
{
    Crowd crowd;
    int many = 0;
    for (int search = 0; search < 10; ++search)
        many += crowd.comes_from(fmt::format("[::1]:{}", 40000 + search), Clock::time_point{}) ? 1 : 0;
    EXPECT_EQ(many, 5);
    for (int search = 0; search < 10; ++search)
        many += crowd.comes_from(fmt::format("pid={} uid=1000", 40000 + search), Clock::time_point{}) ? 1 : 0;
    EXPECT_EQ(many, 10);
}

TEST(Crowd, IsNobodyWhoSearchesNowAndThen)
{
    Crowd crowd;
    for (int search = 0; search < 100; ++search)
        EXPECT_FALSE(crowd.comes_from("127.0.0.1:1", Clock::time_point{} + search * 15s));
}

}
}
