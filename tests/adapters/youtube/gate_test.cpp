// SPDX-License-Identifier: MIT
#include "adapters/youtube/gate.hpp"
#include <atomic>
#include <gmock/gmock.h>
#include <thread>
#include <vector>

using namespace topfive;
using namespace std::chrono_literals;

TEST(Gate, LetsOneInAtATime)
{
    Gate gate(0ms);
    std::atomic<int> inside = 0;
    std::atomic<int> turns = 0;
    {
        std::vector<std::jthread> workers;
        for (int n = 0; n < 4; ++n)
            workers.emplace_back([&] {
                for (int i = 0; i < 200; ++i) {
                    const auto turn = gate.enter(i % 2 == 0, {});
                    EXPECT_EQ(++inside, 1);
                    ++turns;
                    --inside;
                }
            });
    }
    EXPECT_EQ(turns, 800);
}

TEST(Gate, PausesBetweenTwoSingleDownloads)
{
    Gate gate(20ms);
    const auto start = std::chrono::steady_clock::now();
    {
        const auto first = gate.enter(false, {});
    }
    const auto second = gate.enter(false, {});

    EXPECT_GE(std::chrono::steady_clock::now() - start, 20ms);
    EXPECT_TRUE(second);
}

TEST(Gate, LeavesThePauseToAProcessThatKeepsItItself)
{
    Gate gate(24h);
    {
        const auto first = gate.enter(false, {});
    }
    EXPECT_TRUE(gate.enter(true, {}));
}

TEST(Gate, IsLeftOnAStopRequest)
{
    Gate gate(24h);
    {
        const auto first = gate.enter(false, {});
    }
    std::stop_source pausing;
    std::jthread waiter([&] { EXPECT_FALSE(gate.enter(false, pausing.get_token())); });
    pausing.request_stop();
    waiter.join();

    const auto turn = gate.enter(true, {});
    std::stop_source queueing;
    std::jthread queued([&] { EXPECT_FALSE(gate.enter(true, queueing.get_token())); });
    queueing.request_stop();
}
