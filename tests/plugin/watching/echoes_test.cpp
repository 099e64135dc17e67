// SPDX-License-Identifier: MIT
#include "plugin/watching/echoes.hpp"

#include <gtest/gtest.h>

namespace topfive {
namespace {

SearchIntent heard(int second, std::string text, SearchIntent::Origin origin, std::string field = "any")
{
    SearchIntent intent;
    intent.text = std::move(text);
    intent.field = std::move(field);
    intent.origin = origin;
    intent.at += std::chrono::seconds(second);
    return intent;
}

constexpr auto proxy = SearchIntent::Origin::proxy;
constexpr auto log = SearchIntent::Origin::log;

TEST(Echoes, AreWhatAnotherWayTellsOfTheSameSearch)
{
    Echoes echoes;
    EXPECT_FALSE(echoes.repeats(heard(0, "Eminem", proxy)));
    EXPECT_TRUE(echoes.repeats(heard(1, "eminem", log)));
    EXPECT_FALSE(echoes.repeats(heard(1, "eminem", proxy))) << "two clients may look for the same";
    EXPECT_FALSE(echoes.repeats(heard(20, "pulp", log)));
    EXPECT_TRUE(echoes.repeats(heard(20, "pulp", proxy))) << "whichever was quicker";
    EXPECT_FALSE(echoes.repeats(heard(21, "pulp", proxy, "artist"))) << "another question";
    EXPECT_FALSE(echoes.repeats(heard(40, "pulp", proxy))) << "long after";
}

TEST(Echoes, AreKnownOfABoundedNumber)
{
    Echoes echoes;
    for (int name = 0; name < 2000; ++name)
        echoes.repeats(heard(0, std::to_string(name), proxy));
    EXPECT_FALSE(echoes.repeats(heard(0, "0", log)));
    EXPECT_TRUE(echoes.repeats(heard(0, "1999", log)));
}

}
}
