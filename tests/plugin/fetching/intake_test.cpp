// SPDX-License-Identifier: MIT
#include "tests/fakes/world.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace topfive {
namespace {

SearchIntent typed(std::string text, std::string client)
{
    SearchIntent intent;
    intent.text = std::move(text);
    intent.field = "any";
    intent.client = std::move(client);
    return intent;
}

TEST(Intake, LetsNobodyWaitBehindACrowd)
{
    World world;
    world.inbox.open();
    for (int name = 0; name < 60; ++name)
        world.intake.take(typed(fmt::format("name {}", name), fmt::format("127.0.0.1:{}", 40000 + name)));
    const auto person = world.intake.take(typed("eminem", "192.168.1.4:50122"));
    std::vector<std::optional<StoryId>> first;
    for (int turn = 0; turn < 6; ++turn)
        first.push_back(world.inbox.take({}));
    EXPECT_THAT(first, testing::Contains(person)) << "the first few of the crowd looked like a person's";
    const auto next = world.intake.take(typed("pulp", "127.0.0.1:50000"));
    EXPECT_EQ(world.inbox.take({}), next) << "of a crowd the newest is still wanted";
}

TEST(Intake, LaysAsideWhatLayHereBefore)
{
    World world;
    world.inbox.open();
    const auto old = world.intake.take(typed("eminem", "127.0.0.1:1"));
    world.inbox.done(*world.inbox.take({}));
    world.intake.offer_open();
    const auto now = world.intake.take(typed("pulp", "127.0.0.1:1"));
    EXPECT_EQ(world.inbox.take({}), now);
    EXPECT_EQ(world.inbox.take({}), old);
}

TEST(Intake, CountsWhatFindsNoRoomAndTakesAPersonAllTheSame)
{
    World world;
    IntakeOptions options;
    options.waiting = 10;
    Intake intake(options, world.history, world.inbox, world.clock, world.log);
    for (int name = 0; name < 40; ++name)
        intake.take(typed(fmt::format("name {}", name), "127.0.0.1:1"));
    EXPECT_EQ(intake.dropped(), 25U);
    EXPECT_EQ(world.inbox.size(), 15U);
    EXPECT_NE(intake.take(typed("eminem", "192.168.1.4:1")), std::nullopt);
    EXPECT_EQ(intake.dropped(), 25U);
}

}
}
