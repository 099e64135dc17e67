// SPDX-License-Identifier: MIT
#include "adapters/io/temporary_directory.hpp"
#include "tests/adapters/cli/commands_house.hpp"

#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>

namespace topfive {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;

const MarkOf unmarked = [](const std::filesystem::path&) { return ""; };

TEST_F(CommandsTest, UndoTakesOutByIdByPathAndSinceAMoment)
{
    house.fetched("Common People");
    house.clock.advance(2h);
    house.fetched("Babies");
    house.fetched("Disco 2000");
    house.fetched("Razzmatazz");

    EXPECT_EQ(said([&] {
                  return undo({"2", {}, true}, daemon, unmarked);
              }).out,
              "would take out Topfive/Pulp/Babies.opus\n");
    EXPECT_TRUE(house.memory.download(2));
    EXPECT_EQ(said([&] {
                  return undo({"2", {}, false}, daemon, unmarked);
              }).out,
              "took out Topfive/Pulp/Babies.opus\n");
    EXPECT_FALSE(house.memory.download(2));
    EXPECT_EQ(said([&] { return undo({"Topfive/Pulp/Disco 2000.opus", {}, false}, daemon, unmarked); }).status, 0);
    EXPECT_FALSE(house.memory.download(3));
    house.facts.mpd.music_directory = "/music";
    EXPECT_EQ(said([&] { return undo({"/music/Topfive/Pulp/Nothing.opus", {}, false}, daemon, unmarked); }).status, 1);

    EXPECT_EQ(said([&] {
                  return undo({"", house.clock.now() - 1h, false}, daemon, unmarked);
              }).out,
              "took out Topfive/Pulp/Razzmatazz.opus\n");
    EXPECT_TRUE(house.memory.download(1));
    EXPECT_EQ(said([&] {
                  return undo({"/backup/Topfive/Pulp/Common People.opus", {}, false}, daemon, unmarked);
              }).status,
              1);
    EXPECT_TRUE(house.memory.download(1));
    EXPECT_EQ(said([&] {
                  return undo({"/music/../music/Topfive/Pulp/Common People.opus", {}, false}, daemon, unmarked);
              }).status,
              0);
    EXPECT_FALSE(house.memory.download(1));
    const auto nothing = said([&] { return undo({"", house.clock.now() - 1h, false}, daemon, unmarked); });
    EXPECT_EQ(nothing.status, 0);
    EXPECT_THAT(nothing.err, HasSubstr("nothing came in since"));
}

TEST_F(CommandsTest, UndoOfWhatIsNotThereYetCancelsIt)
{
    house.want("Babies");
    EXPECT_EQ(said([&] { return undo({"1", {}, true}, daemon, unmarked); }).out, "would cancel Pulp - Babies\n");
    EXPECT_EQ(said([&] { return undo({"1", {}, false}, daemon, unmarked); }).out, "cancelled Pulp - Babies\n");
    EXPECT_FALSE(house.memory.download(1));
}

TEST_F(CommandsTest, UndoKnowsAMovedFileByItsMark)
{
    const TemporaryDirectory music;
    house.facts.mpd.music_directory = music.path();
    const auto row = *house.memory.download(house.fetched("Babies"));
    const MarkOf mark_of = [&](const std::filesystem::path& path) {
        return path.filename() == "moved.opus" ? row.recording.id : "";
    };
    for (const auto* name : {"moved.opus", "other.opus"})
        std::ofstream(music.path() / name) << "sound";

    EXPECT_EQ(said([&] { return undo({"other.opus", {}, false}, daemon, mark_of); }).status, 1);
    EXPECT_EQ(said([&] { return undo({"moved.opus", {}, true}, daemon, mark_of); }).out, "would take out moved.opus\n");
    EXPECT_EQ(said([&] {
                  return undo({(music.path() / "moved.opus").string(), {}, true}, daemon, mark_of);
              }).out,
              "would take out moved.opus\n");

    const auto own_place = music.path() / row.path;
    std::filesystem::create_directories(own_place.parent_path());
    std::ofstream(own_place) << "sound";
    EXPECT_EQ(said([&] { return undo({"moved.opus", {}, false}, daemon, mark_of); }).status, 1) << "a copy is theirs";
    std::filesystem::remove(own_place);

    EXPECT_EQ(said([&] { return undo({"moved.opus", {}, false}, daemon, mark_of); }).out, "took out moved.opus\n");
    EXPECT_FALSE(house.memory.download(row.id));
}

TEST_F(CommandsTest, UndoOfWhatTopfiveDidNotBringFails)
{
    const auto refused = said([&] { return undo({"mine/song.ogg", {}, false}, daemon, unmarked); });
    EXPECT_EQ(refused.status, 1);
    EXPECT_THAT(refused.err, HasSubstr("mine/song.ogg: topfive did not bring this"));
}

}
}
