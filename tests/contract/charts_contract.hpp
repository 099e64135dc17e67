// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/errors.hpp"
#include "plugin/ports/charts.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topfive {

// What every Charts keeps. Subject makes one: `Charts& charts()` that ranks the songs of Pulp as "Common People",
// "Disco 2000", `Artist pulp()` and `Artist nobody()` as it calls them, and `void take_away()`, after which it cannot
// be asked.
template <typename Subject>
struct ChartsContract : testing::Test {
    Subject subject;
};
TYPED_TEST_SUITE_P(ChartsContract);

TYPED_TEST_P(ChartsContract, RanksInItsOwnOrderAndSaysWhoRanked)
{
    const auto chart = this->subject.charts().top(this->subject.pulp(), 5, {});

    EXPECT_THAT(chart.recordings, testing::ElementsAre(testing::Field(&Recording::title, "Common People"),
                                                       testing::Field(&Recording::title, "Disco 2000")));
    ASSERT_FALSE(chart.provider.empty());
    EXPECT_TRUE(chart.recordings.at(0).id.starts_with(chart.provider + ":"));
}

TYPED_TEST_P(ChartsContract, GivesNoMoreThanWasAskedFor)
{
    EXPECT_EQ(this->subject.charts().top(this->subject.pulp(), 1, {}).recordings.size(), 1U);
}

TYPED_TEST_P(ChartsContract, HasNoChartOfSomebodyUnknown)
{
    const auto chart = this->subject.charts().top(this->subject.nobody(), 5, {});

    EXPECT_THAT(chart.recordings, testing::IsEmpty());
    EXPECT_EQ(chart.provider, "");
}

TYPED_TEST_P(ChartsContract, LeavesARecordingOfAnotherServiceAsItIs)
{
    Recording other;
    other.id = "napster:1";
    other.title = "Common People";
    other.artists = {"Pulp"};

    EXPECT_EQ(this->subject.charts().complete(other, {}), other);
}

TYPED_TEST_P(ChartsContract, SaysSoWhenItCannotBeAsked)
{
    this->subject.take_away();

    EXPECT_THROW(static_cast<void>(this->subject.charts().top(this->subject.pulp(), 5, {})), Unavailable);
}

REGISTER_TYPED_TEST_SUITE_P(ChartsContract, RanksInItsOwnOrderAndSaysWhoRanked, GivesNoMoreThanWasAskedFor,
                            HasNoChartOfSomebodyUnknown, LeavesARecordingOfAnotherServiceAsItIs,
                            SaysSoWhenItCannotBeAsked);

}
