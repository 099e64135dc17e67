// SPDX-License-Identifier: MIT
#include "adapters/youtube/rest.hpp"
#include "plugin/errors.hpp"
#include "tests/fakes/fake_clock.hpp"
#include <gmock/gmock.h>

using namespace topfive;
using namespace std::chrono_literals;

namespace {

class RestTest : public testing::Test {
protected:
    std::chrono::seconds begun(Rest::Request cause = Rest::Request::download)
    {
        return std::chrono::duration_cast<std::chrono::seconds>(rest.begin(cause, "429", {}) - clock.now());
    }
    void sleep_through()
    {
        while (rest.until())
            clock.advance(1min);
    }

    FakeClock clock;
    Rest rest{clock};
};

}

TEST_F(RestTest, LastsFifteenMinutesAndTellsTheirEnd)
{
    EXPECT_NO_THROW(rest.check());
    EXPECT_EQ(begun(), 15min);
    try {
        rest.check();
        FAIL() << "no exception";
    } catch (const Unavailable& unavailable) {
        EXPECT_STREQ(unavailable.what(), "youtube: rests: 429");
        EXPECT_EQ(unavailable.until(), clock.now() + 15min);
    }
    clock.advance(15min);
    EXPECT_NO_THROW(rest.check());
}

TEST_F(RestTest, DoublesUpToADayUntilThingsWorkAgain)
{
    EXPECT_EQ(begun(), 15min);
    sleep_through();
    EXPECT_EQ(begun(), 30min);
    for (int i = 0; i < 8; ++i) {
        sleep_through();
        begun();
    }
    sleep_through();
    EXPECT_EQ(begun(), 24h);

    sleep_through();
    rest.works(Rest::Request::download);
    EXPECT_EQ(begun(), 15min);
}

TEST_F(RestTest, IsNotShortenedBySearchesThatWorkWhileDownloadsDoNot)
{
    begun(Rest::Request::download);
    sleep_through();
    rest.works(Rest::Request::search);
    EXPECT_EQ(begun(Rest::Request::download), 30min);
}

TEST_F(RestTest, FollowsWhatYouTubeSays)
{
    EXPECT_EQ(rest.begin(Rest::Request::download, "for up to an hour", 1h), clock.now() + 1h);
}

TEST_F(RestTest, CountsTwoRefusalsAtOnceAsOne)
{
    begun();
    EXPECT_EQ(begun(), 15min);
    sleep_through();
    EXPECT_EQ(begun(), 30min);
}
