// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/errors.hpp"
#include "plugin/ports/related.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topfive {

// What every Related keeps. Subject makes one: `Related& related()` to whom Blur is the most like Pulp, then Suede,
// `Artist pulp()` and `Artist nobody()` as it calls them, and `void take_away()`, after which it cannot be asked.
template <typename Subject>
struct RelatedContract : testing::Test {
    Subject subject;
};
TYPED_TEST_SUITE_P(RelatedContract);

TYPED_TEST_P(RelatedContract, TellsTheMostSimilarFirstEachWithAnId)
{
    const auto similar = this->subject.related().related(this->subject.pulp(), 5, {});

    EXPECT_THAT(similar,
                testing::ElementsAre(testing::Field(&Artist::name, "Blur"), testing::Field(&Artist::name, "Suede")));
    EXPECT_THAT(similar, testing::Each(testing::Field(&Artist::id, testing::HasSubstr(":"))));
}

TYPED_TEST_P(RelatedContract, TellsNoMoreThanWasAskedFor)
{
    EXPECT_THAT(this->subject.related().related(this->subject.pulp(), 1, {}),
                testing::ElementsAre(testing::Field(&Artist::name, "Blur")));
}

TYPED_TEST_P(RelatedContract, KnowsNobodyLikeSomebodyUnknown)
{
    EXPECT_THAT(this->subject.related().related(this->subject.nobody(), 5, {}), testing::IsEmpty());
}

TYPED_TEST_P(RelatedContract, SaysSoWhenItCannotBeAsked)
{
    this->subject.take_away();

    EXPECT_THROW(static_cast<void>(this->subject.related().related(this->subject.pulp(), 5, {})), Unavailable);
}

REGISTER_TYPED_TEST_SUITE_P(RelatedContract, TellsTheMostSimilarFirstEachWithAnId, TellsNoMoreThanWasAskedFor,
                            KnowsNobodyLikeSomebodyUnknown, SaysSoWhenItCannotBeAsked);

}
