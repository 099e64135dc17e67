// SPDX-License-Identifier: MIT
#include "tests/adapters/cli/commands_house.hpp"

#include <gmock/gmock.h>

namespace topfive {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;

TEST_F(CommandsTest, UndoTakesOutByIdByPathAndSinceAMoment)
{
    house.fetched("Common People");
    house.clock.advance(2h);
    house.fetched("Babies");
    house.fetched("Disco 2000");
    house.fetched("Razzmatazz");

    EXPECT_EQ(said([&] { return undo({"2", {}, true}, daemon); }).out, "would take out Topfive/Pulp/Babies.opus\n");
    EXPECT_TRUE(house.memory.download(2));
    EXPECT_EQ(said([&] { return undo({"2", {}, false}, daemon); }).out, "took out Topfive/Pulp/Babies.opus\n");
    EXPECT_FALSE(house.memory.download(2));
    EXPECT_EQ(said([&] { return undo({"Topfive/Pulp/Disco 2000.opus", {}, false}, daemon); }).status, 0);
    EXPECT_FALSE(house.memory.download(3));
    house.facts.mpd.music_directory = "/music";
    EXPECT_EQ(said([&] { return undo({"/music/Topfive/Pulp/Nothing.opus", {}, false}, daemon); }).status, 1);

    EXPECT_EQ(said([&] {
                  return undo({"", house.clock.now() - 1h, false}, daemon);
              }).out,
              "took out Topfive/Pulp/Razzmatazz.opus\n");
    EXPECT_TRUE(house.memory.download(1));
    EXPECT_EQ(said([&] { return undo({"/backup/Topfive/Pulp/Common People.opus", {}, false}, daemon); }).status, 1);
    EXPECT_TRUE(house.memory.download(1));
    EXPECT_EQ(said([&] {
                  return undo({"/music/../music/Topfive/Pulp/Common People.opus", {}, false}, daemon);
              }).status,
              0);
    EXPECT_FALSE(house.memory.download(1));
    const auto nothing = said([&] { return undo({"", house.clock.now() - 1h, false}, daemon); });
    EXPECT_EQ(nothing.status, 0);
    EXPECT_THAT(nothing.err, HasSubstr("nothing came in since"));
}

TEST_F(CommandsTest, UndoOfWhatIsNotThereYetCancelsIt)
{
    house.want("Babies");
    EXPECT_EQ(said([&] { return undo({"1", {}, true}, daemon); }).out, "would cancel Pulp - Babies\n");
    EXPECT_EQ(said([&] { return undo({"1", {}, false}, daemon); }).out, "cancelled Pulp - Babies\n");
    EXPECT_FALSE(house.memory.download(1));
}

TEST_F(CommandsTest, UndoOfWhatTopfiveDidNotBringFails)
{
    const auto refused = said([&] { return undo({"mine/song.ogg", {}, false}, daemon); });
    EXPECT_EQ(refused.status, 1);
    EXPECT_THAT(refused.err, HasSubstr("mine/song.ogg: topfive did not bring this"));
}

}
}
