// SPDX-License-Identifier: MIT
#include "adapters/web/threads.hpp"

#include <atomic>
#include <gtest/gtest.h>
#include <latch>

namespace topfive {
namespace {

TEST(Threads, RunSideBySideUpToTheirNumberAndTheRestInTurn)
{
    Threads threads(3);
    std::latch all_three(3);
    std::atomic<int> done = 0;
    for (int i = 0; i < 3; ++i)
        threads.run([&] {
            all_three.arrive_and_wait(); // returns only when three run at the same time
            ++done;
        });
    for (int i = 0; i < 20; ++i)
        threads.run([&] { ++done; });

    threads.finish();

    EXPECT_EQ(done, 23);
}

TEST(Threads, FinishWithoutWorkReturns)
{
    Threads threads(3);
    threads.finish();
}

}
}
