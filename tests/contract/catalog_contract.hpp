// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/errors.hpp"
#include "plugin/ports/catalog.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topfive {

// What every Catalog keeps. Subject makes one: `Catalog& catalog()` that knows Pulp with "Common People" and nobody
// else, and `void take_away()`, after which it cannot be asked.
template <typename Subject>
struct CatalogContract : testing::Test {
    Subject subject;
};
TYPED_TEST_SUITE_P(CatalogContract);

TYPED_TEST_P(CatalogContract, FindsAnArtistAndSaysWhoseIdItIs)
{
    const auto found = this->subject.catalog().artists("Pulp", {});

    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].name, "Pulp");
    EXPECT_THAT(found[0].id, testing::MatchesRegex("[a-z]+:.+"));
}

TYPED_TEST_P(CatalogContract, FindsASongByItsTitleAndArtist)
{
    const auto found = this->subject.catalog().songs("Common People", "Pulp", {});

    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].title, "Common People");
    EXPECT_EQ(found[0].main_artist(), "Pulp");
    EXPECT_THAT(found[0].id, testing::MatchesRegex("[a-z]+:.+"));
}

TYPED_TEST_P(CatalogContract, KnowsNobodyWhomItDoesNotKnow)
{
    EXPECT_THAT(this->subject.catalog().artists("Nobody At All", {}), testing::IsEmpty());
}

TYPED_TEST_P(CatalogContract, SaysSoWhenItCannotBeAsked)
{
    this->subject.take_away();

    EXPECT_THROW(static_cast<void>(this->subject.catalog().artists("Pulp", {})), Unavailable);
    EXPECT_THROW(static_cast<void>(this->subject.catalog().songs("Common People", "Pulp", {})), Unavailable);
}

REGISTER_TYPED_TEST_SUITE_P(CatalogContract, FindsAnArtistAndSaysWhoseIdItIs, FindsASongByItsTitleAndArtist,
                            KnowsNobodyWhomItDoesNotKnow, SaysSoWhenItCannotBeAsked);

}
