// SPDX-License-Identifier: MIT
#include "adapters/web/json.hpp"

#include <gtest/gtest.h>

namespace topfive {
namespace {

Story story(StoryState state, const std::vector<PlaceState>& places)
{
    Story told;
    told.state = state;
    for (const auto place : places) {
        told.places.emplace_back();
        told.places.back().state = place;
    }
    return told;
}

TEST(FetchState, IsThatOfItsPlaces)
{
    using P = PlaceState;
    EXPECT_EQ(fetch_state(story(StoryState::open, {})), "pending");
    EXPECT_EQ(fetch_state(story(StoryState::open, {P::completed, P::pending})), "pending");
    EXPECT_EQ(fetch_state(story(StoryState::open, {P::completed, P::downloading})), "downloading");
    EXPECT_EQ(fetch_state(story(StoryState::done, {P::in_library, P::completed, P::rejected})), "completed");
    EXPECT_EQ(fetch_state(story(StoryState::done, {P::in_library, P::rejected})), "in_library");
    EXPECT_EQ(fetch_state(story(StoryState::failed, {P::completed, P::error})), "error");
    EXPECT_EQ(fetch_state(story(StoryState::done, {})), "rejected");
}

}
}
