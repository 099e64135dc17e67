// SPDX-License-Identifier: MIT
#include "adapters/metadata/pace.hpp"

#include "adapters/io/http_client.hpp"
#include "plugin/errors.hpp"
#include "tests/fakes/fake_clock.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <thread>
#include <vector>

namespace topfive {

namespace {

using namespace std::chrono_literals;
using Moment = std::chrono::steady_clock::time_point;

// Time that passes as fast as one waits for it.
class Hourglass {
public:
    Stopwatch stopwatch()
    {
        return {[this] { return now(); },
                [this](std::chrono::milliseconds span, const std::stop_token&) { pass(span); }};
    }
    void pass(std::chrono::milliseconds span)
    {
        const std::lock_guard lock(mutex_);
        now_ += span;
    }
    [[nodiscard]] Moment now() const
    {
        const std::lock_guard lock(mutex_);
        return now_;
    }

private:
    mutable std::mutex mutex_;
    Moment now_ = Moment(1h);
};

// The most of these moments that fall into any one window.
std::size_t densest(std::vector<Moment> moments, std::chrono::milliseconds window)
{
    std::ranges::sort(moments);
    std::size_t most = 0;
    for (auto first = moments.begin(); first != moments.end(); ++first)
        most =
            std::max(most, static_cast<std::size_t>(std::lower_bound(first, moments.end(), *first + window) - first));
    return most;
}

}

TEST(Pace, LetsFortyQuestionsGoAtOnceAndNoMoreInAnyFiveSeconds)
{
    Hourglass hourglass;
    FakeClock clock;
    Pace pace({40, 5s}, clock, hourglass.stopwatch());
    std::vector<Moment> gone;

    for (int i = 0; i < 200; ++i) {
        pace.wait({});
        gone.push_back(hourglass.now());
        hourglass.pass(std::chrono::milliseconds(i % 7));
    }

    EXPECT_EQ(gone[39] - gone[0], 111ms); // no more than the time that passed anyway
    EXPECT_EQ(densest(gone, 5s), 40U);
    EXPECT_LT(gone.back() - gone.front(), 21s);
}

TEST(Pace, SharesTheWindowAmongAllThreads)
{
    Hourglass hourglass;
    FakeClock clock;
    Pace pace({4, 1s}, clock, hourglass.stopwatch());

    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 8; ++t)
            threads.emplace_back([&] {
                for (int i = 0; i < 5; ++i)
                    pace.wait({});
            });
    }

    EXPECT_GE(hourglass.now() - Moment(1h), 9s); // forty questions, four a second
}

TEST(Pace, SitsAShortRestOut)
{
    Hourglass hourglass;
    FakeClock clock;
    Pace pace({40, 5s}, clock, hourglass.stopwatch());

    pace.rest(1500ms);
    pace.wait({});

    EXPECT_EQ(hourglass.now(), Moment(1h + 1500ms));
}

TEST(Pace, SaysUntilWhenALongRestLasts)
{
    Hourglass hourglass;
    FakeClock clock;
    Pace pace({40, 5s}, clock, hourglass.stopwatch());

    pace.rest(1h);
    try {
        pace.wait({});
        FAIL() << "it should have said so";
    } catch (const Unavailable& fault) {
        EXPECT_EQ(fault.until(), clock.now() + 1h);
    }
    EXPECT_EQ(hourglass.now(), Moment(1h));
}

TEST(Pace, RestsWhenTheServiceSaysThatNothingRemains)
{
    Hourglass hourglass;
    FakeClock clock;
    Pace pace({40, 5s}, clock, hourglass.stopwatch());

    pace.heed({200, "", {{"x-ratelimit-remaining", "3"}, {"x-ratelimit-reset-in", "30"}}});
    pace.wait({});
    pace.heed({200, "", {{"x-ratelimit-remaining", "0"}, {"x-ratelimit-reset-in", "30"}}});

    EXPECT_THROW(pace.wait({}), Unavailable);
    hourglass.pass(30s);
    EXPECT_NO_THROW(pace.wait({}));
}

TEST(Pace, EndsAWaitThatIsStopped)
{
    FakeClock clock;
    Pace pace({1, 1h}, clock);
    pace.wait({});
    std::string said;

    std::jthread waiting([&](const std::stop_token& stop) {
        try {
            pace.wait(stop);
        } catch (const Unavailable& fault) {
            said = fault.what();
        }
    });
    waiting.request_stop();
    waiting.join();

    EXPECT_EQ(said, "stopped");
}

}
