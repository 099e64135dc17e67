// SPDX-License-Identifier: MIT
#include "adapters/files/durable.hpp"
#include "adapters/files/inside.hpp"
#include "plugin/errors.hpp"
#include "tests/adapters/files/music_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace topfive {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::ThrowsMessage;

namespace fs = std::filesystem;

TEST(Placing, MovesTheFileWithModesAndTheTimeOfNow)
{
    MusicWorld world;
    const auto file = world.fetched(7);
    fs::permissions(file, fs::perms::owner_all);
    fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(24 * 365));
    const auto before = fs::file_time_type::clock::now() - std::chrono::hours(1);

    world.shelf.place(file, "Topfive/Кино/Группа крови.opus", no_journal);

    const auto placed = world.music / "Topfive/Кино/Группа крови.opus";
    EXPECT_EQ(read(placed), "a whole song");
    EXPECT_FALSE(fs::exists(file));
    EXPECT_EQ(mode_of(placed), 0644);
    EXPECT_EQ(mode_of(placed.parent_path()), 0755);
    EXPECT_GT(fs::last_write_time(placed), before);
    EXPECT_THAT(everything_in(world.music), ElementsAre("Topfive/", "Topfive/Кино/", "Topfive/Кино/Группа крови.opus"));
}

TEST(Placing, GivesTheModesThatWereConfiguredWhateverTheUmask)
{
    MusicWorld world;
    MusicDirectory shelf({world.music, world.data, 0664, 0775});
    write(world.data / "song.opus", "a whole song");
    const auto umask_before = umask(0077);
    shelf.place(world.data / "song.opus", "Pulp/Disco 2000.opus", no_journal);
    umask(umask_before);
    EXPECT_EQ(mode_of(world.music / "Pulp/Disco 2000.opus"), 0664);
    EXPECT_EQ(mode_of(world.music / "Pulp"), 0775);
}

TEST(Placing, NeverReplacesAnything)
{
    MusicWorld world;
    write(world.music / "Pulp/Disco 2000.opus", "mine");
    fs::create_symlink("/nowhere", world.music / "Pulp/Disco 2000 (2).opus");

    EXPECT_EQ(world.place("Pulp/Disco 2000.opus", "theirs"), "Pulp/Disco 2000 (3).opus");
    EXPECT_EQ(world.place("Pulp/Disco 2000.opus", "another"), "Pulp/Disco 2000 (4).opus");

    EXPECT_EQ(read(world.music / "Pulp/Disco 2000.opus"), "mine");
    EXPECT_EQ(read(world.music / "Pulp/Disco 2000 (3).opus"), "theirs");
}

TEST(Placing, CutsALongNameToMakeRoomForTheNumber)
{
    MusicWorld world;
    std::string name; // 250 bytes and ".opus"
    for (int i = 0; i < 125; ++i)
        name += "ы";
    world.place(name + ".opus");
    EXPECT_EQ(world.place(name + ".opus"), name.substr(0, 246) + " (2).opus");
}

TEST(Placing, GivesEveryOneOfManyThreadsItsOwnName)
{
    MusicWorld world;
    std::vector<fs::path> files;
    for (int i = 0; i < 8; ++i)
        files.push_back(world.fetched(i, "song " + std::to_string(i)));
    {
        std::vector<std::jthread> placers;
        for (const auto& file : files)
            placers.emplace_back([&] { world.shelf.place(file, "Pulp/Disco 2000.opus", no_journal); });
    }
    std::set<std::string> contents;
    for (const auto& entry : fs::directory_iterator(world.music / "Pulp"))
        contents.insert(read(entry.path()));
    EXPECT_THAT(contents, SizeIs(8));
}

// What a kill leaves when it falls between the journal and the rename.
TEST(Placing, LeavesNothingInTheLibraryWhenItDiesInTheMiddle)
{
    MusicWorld world;
    const auto file = world.fetched(7);
    const pid_t child = fork();
    if (child == 0) {
        world.shelf.place(file, "Topfive/Pulp/Disco 2000.opus", [](const std::string&) { _exit(7); });
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    ASSERT_EQ(WEXITSTATUS(status), 7);

    MusicDirectory next({.music_directory = world.music, .data_directory = world.data});
    EXPECT_FALSE(next.exists("Topfive/Pulp/Disco 2000.opus"));
    next.clear_staging();
    EXPECT_THAT(everything_in(world.data / "staging"), IsEmpty());

    // The folders that the dead one made are known as topfive's own.
    write(world.data / "again.opus", "a whole song");
    next.place(world.data / "again.opus", "Topfive/Pulp/Disco 2000.opus", no_journal);
    next.take_out("Topfive/Pulp/Disco 2000.opus");
    EXPECT_THAT(everything_in(world.music), IsEmpty());
}

TEST(Placing, LeavesNothingHalfDoneWhenTheJournalRefuses)
{
    MusicWorld world;
    const auto file = world.fetched(7);
    EXPECT_THAT(
        [&] {
            world.shelf.place(file, "Topfive/Pulp/Disco 2000.opus",
                              [](const std::string&) { throw Fault("download 7 is gone"); });
        },
        ThrowsMessage<Fault>("download 7 is gone"));
    EXPECT_THAT(everything_in(world.music), IsEmpty());
    EXPECT_TRUE(fs::exists(file));
    EXPECT_EQ(read(world.data / "folders"), "");
}

TEST(Placing, RefusesPathsThatLeadOut)
{
    MusicWorld world;
    const auto file = world.fetched(7);
    for (const std::string path : {"", "/etc/passwd", "../escaped.opus", "Pulp/../../escaped.opus", "Pulp//x.opus",
                                   "./x.opus", "Pulp/", "Pulp/a\nb.opus"}) {
        EXPECT_THROW(world.shelf.place(file, path, no_journal), Fault) << path;
        EXPECT_THROW(world.shelf.take_out(path), Fault) << path;
        EXPECT_FALSE(world.shelf.exists(path)) << path;
        EXPECT_EQ(world.shelf.size(path), 0) << path;
    }
    EXPECT_TRUE(fs::exists(file));
}

TEST(Placing, FollowsLinksOnlyWithinTheMusicDirectory)
{
    MusicWorld world;
    const TemporaryDirectory outside;
    write(outside.path() / "own.opus", "mine");
    fs::create_directory(world.music / "Really");
    fs::create_directory_symlink(outside.path(), world.music / "Out");
    fs::create_directory_symlink("Really", world.music / "In");

    EXPECT_THAT([&] { world.place("Out/Pulp/Disco 2000.opus"); }, ThrowsMessage<Fault>(HasSubstr("leads out")));
    EXPECT_THAT([&] { world.shelf.take_out("Out/own.opus"); }, ThrowsMessage<Fault>(HasSubstr("leads out")));
    EXPECT_EQ(world.place("In/Disco 2000.opus"), "In/Disco 2000.opus");

    EXPECT_THAT(everything_in(outside.path()), ElementsAre("own.opus"));
    EXPECT_TRUE(fs::exists(world.music / "Really/Disco 2000.opus"));
}

TEST(Placing, SaysWhatIsInTheWay)
{
    MusicWorld world;
    write(world.music / "Pulp", "a file");
    EXPECT_THAT([&] { world.place("Pulp/Album/Disco 2000.opus"); },
                ThrowsMessage<Fault>(testing::AllOf(HasSubstr("Pulp/Album"), HasSubstr("Not a directory"))));
    EXPECT_THAT([&] { world.place("Disco 2000.opus", ""); }, ThrowsMessage<Fault>(HasSubstr("no file with something")));
    EXPECT_THAT([&] { world.shelf.place(world.data / "missing.opus", "Disco 2000.opus", no_journal); },
                ThrowsMessage<Fault>(HasSubstr("missing.opus: No such file")));
    EXPECT_THAT(everything_in(world.music), ElementsAre("Pulp"));
}

TEST(TakingOut, RemovesTheFoldersThatTopfiveMade)
{
    MusicWorld world;
    fs::create_directory(world.music / "Mine");
    world.place("Mine/Pulp/Album/Disco 2000.opus");
    world.place("Mine/Pulp/Common People.opus");

    world.shelf.take_out("Mine/Pulp/Album/Disco 2000.opus");
    EXPECT_THAT(everything_in(world.music), ElementsAre("Mine/", "Mine/Pulp/", "Mine/Pulp/Common People.opus"));
    world.shelf.take_out("Mine/Pulp/Common People.opus");
    EXPECT_THAT(everything_in(world.music), ElementsAre("Mine/"));
}

TEST(TakingOut, LeavesFoldersThatSomebodyUsesOrMade)
{
    MusicWorld world;
    world.place("Topfive/Pulp/Disco 2000.opus");
    write(world.music / "Topfive/Pulp/cover.jpg", "a picture");
    write(world.music / "Blur/old.opus", "mine");
    world.place("Blur/Song 2.opus");
    fs::remove(world.music / "Blur/old.opus");

    world.shelf.take_out("Topfive/Pulp/Disco 2000.opus");
    world.shelf.take_out("Blur/Song 2.opus");

    EXPECT_THAT(everything_in(world.music),
                ElementsAre("Blur/", "Topfive/", "Topfive/Pulp/", "Topfive/Pulp/cover.jpg"));
}

TEST(TakingOut, IsContentWithAFileThatIsGone)
{
    MusicWorld world;
    world.place("Topfive/Pulp/Disco 2000.opus");
    fs::remove(world.music / "Topfive/Pulp/Disco 2000.opus");
    world.shelf.take_out("Topfive/Pulp/Disco 2000.opus");
    EXPECT_THAT(everything_in(world.music), IsEmpty());
}

TEST(TakingOut, NeverTakesAFolder)
{
    MusicWorld world;
    fs::create_directories(world.music / "Pulp/Different Class");
    EXPECT_THROW(world.shelf.take_out("Pulp/Different Class"), Fault);
    EXPECT_TRUE(fs::exists(world.music / "Pulp/Different Class"));
}

TEST(LinkToFreeName, DoesWhatTheRenameDoes)
{
    const TemporaryDirectory folder;
    write(folder.path() / "a", "song");
    write(folder.path() / "taken", "mine");
    EXPECT_EQ(link_to_free_name(folder.path() / "a", folder.path() / "taken"), Renamed::taken);
    EXPECT_EQ(link_to_free_name(folder.path() / "a", folder.path() / "b"), Renamed::yes);
    EXPECT_THAT(everything_in(folder.path()), ElementsAre("b", "taken"));
    EXPECT_EQ(read(folder.path() / "taken"), "mine");
    EXPECT_THROW((void)link_to_free_name(folder.path() / "gone", folder.path() / "c"), Fault);
}

}
}
