// SPDX-License-Identifier: MIT
#include "adapters/mpd/updates.hpp"
#include <gmock/gmock.h>

using namespace topfive;
using namespace std::chrono_literals;
using testing::Optional;

namespace {
const Updates::time_point start{1h};
}

TEST(Updates, NameTheFolderOfTheFirstFileAtOnce)
{
    Updates updates(30s);
    updates.ask("Topfive/Pulp/Disco 2000.opus", start);
    EXPECT_THAT(updates.due(start), Optional(std::string("Topfive/Pulp")));
}

TEST(Updates, BringTheRestTogether)
{
    Updates updates(30s);
    updates.ask("Topfive/Pulp/Disco 2000.opus", start);
    updates.taken("Topfive/Pulp", start);
    updates.ask("Topfive/Pulp/Babies.opus", start + 2s);
    updates.ask("Topfive/Pulp/Razzmatazz.opus", start + 9s);

    EXPECT_EQ(updates.due(start + 29s), std::nullopt);
    EXPECT_EQ(updates.next(), start + 30s);
    EXPECT_THAT(updates.due(start + 30s), Optional(std::string("Topfive/Pulp")));
    updates.taken("Topfive/Pulp", start + 30s);
    EXPECT_EQ(updates.next(), std::nullopt);
}

TEST(Updates, DoNotKeepTheRestWaitingWhenNothingMoreComes)
{
    Updates updates(30s);
    updates.ask("Topfive/Pulp/Disco 2000.opus", start);
    updates.taken("Topfive/Pulp", start);
    updates.end_batch("Topfive/Pulp/Disco 2000.opus", start);
    EXPECT_EQ(updates.next(), std::nullopt) << "nothing is owed";

    updates.ask("Topfive/Pulp/Babies.opus", start + 2s);
    updates.end_batch("Topfive/Pulp/Babies.opus", start + 3s);
    EXPECT_THAT(updates.due(start + 3s), Optional(std::string("Topfive/Pulp")));
    updates.taken("Topfive/Pulp", start + 3s);

    updates.ask("Topfive/Pulp/Razzmatazz.opus", start + 4s);
    updates.end_batch("Topfive/Pulp/Razzmatazz.opus", start + 5s);
    EXPECT_EQ(updates.next(), start + 33s) << "one in half a minute follows the first, not two";
}

TEST(Updates, LetEveryArtistHaveAFirstFile)
{
    Updates updates(30s);
    updates.ask("Topfive/Pulp/Disco 2000.opus", start);
    updates.taken("Topfive/Pulp", start);
    updates.ask("Topfive/Blur/Song 2.opus", start + 1s);
    EXPECT_THAT(updates.due(start + 1s), Optional(std::string("Topfive/Blur")));
}

TEST(Updates, NeverMeanTheWholeLibrary)
{
    Updates updates(30s);
    updates.ask("Disco 2000.opus", start);
    EXPECT_THAT(updates.due(start), Optional(std::string("Disco 2000.opus")));
    updates.forget("Disco 2000.opus");
    updates.ask("", start);
    EXPECT_EQ(updates.next(), std::nullopt);
}

TEST(Updates, WaitForABusyMpd)
{
    Updates updates(30s);
    updates.ask("Topfive/Pulp/Disco 2000.opus", start);
    updates.put_off("Topfive/Pulp", start + 1s);
    EXPECT_EQ(updates.due(start), std::nullopt);
    EXPECT_THAT(updates.due(start + 1s), Optional(std::string("Topfive/Pulp")));
}

TEST(Updates, AreAFirstOneAgainAfterALongTime)
{
    Updates updates(30s);
    updates.ask("Topfive/Pulp/Disco 2000.opus", start);
    updates.taken("Topfive/Pulp", start);
    updates.ask("Topfive/Pulp/Babies.opus", start + 10min);
    EXPECT_EQ(updates.next(), start + 10min);
}
