// SPDX-License-Identifier: MIT
#include "plugin/errors.hpp"
#include "tests/adapters/files/music_world.hpp"

#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iostream>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

namespace topfive {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Optional;

namespace fs = std::filesystem;

// A file system other than the temporary folder's; nothing where there is none.
std::optional<TemporaryDirectory> other_file_system()
{
    struct stat here {};
    struct stat there {};
    if (stat(fs::temp_directory_path().c_str(), &here) != 0 || stat("/dev/shm", &there) != 0 ||
        here.st_dev == there.st_dev || access("/dev/shm", W_OK) != 0)
        return {};
    return TemporaryDirectory("topfive", "/dev/shm");
}

TEST(StagingPlace, IsInTheDataDirectoryOnOneFileSystem)
{
    MusicWorld world;
    const auto workspace = world.shelf.workspace(7);
    EXPECT_EQ(workspace, world.data / "staging" / "7");
    EXPECT_TRUE(fs::is_empty(workspace));
    EXPECT_EQ(world.shelf.obstacle(), std::nullopt);
    EXPECT_THAT(everything_in(world.music), IsEmpty());
}

TEST(StagingPlace, IsHiddenInTheMusicDirectoryAcrossFileSystems)
{
    auto elsewhere = other_file_system();
    if (!elsewhere)
        GTEST_SKIP() << "there is no second file system";
    MusicWorld world(std::move(*elsewhere));

    EXPECT_EQ(world.shelf.obstacle(), std::nullopt);
    EXPECT_THAT(everything_in(world.music), IsEmpty());
    const auto file = world.fetched(7);

    EXPECT_EQ(file.parent_path(), world.music / ".topfive" / "7");
    EXPECT_EQ(read(world.music / ".topfive/.mpdignore"), "*\n");
    EXPECT_EQ(world.shelf.place(file, "Pulp/Disco 2000.opus", no_journal), "Pulp/Disco 2000.opus");
    world.shelf.discard(7);
    EXPECT_THAT(everything_in(world.music),
                ElementsAre(".topfive/", ".topfive/.mpdignore", "Pulp/", "Pulp/Disco 2000.opus"));
}

TEST(StagingPlace, IsTriedAgainWhenTheMusicDirectoryBecomesAnother)
{
    auto elsewhere = other_file_system();
    if (!elsewhere)
        GTEST_SKIP() << "there is no second file system";
    MusicWorld world;
    EXPECT_EQ(world.shelf.staging(), world.data / "staging");
    world.shelf.use(elsewhere->path());
    EXPECT_EQ(world.shelf.staging(), elsewhere->path() / ".topfive");
    world.shelf.use(world.music);
    EXPECT_EQ(world.shelf.staging(), world.data / "staging");
}

TEST(StagingPlace, MovesIntoTheMusicDirectoryWhenARenameShowsThatItMust)
{
    const auto elsewhere = other_file_system();
    if (!elsewhere)
        GTEST_SKIP() << "there is no second file system";
    MusicWorld world;
    const auto file = elsewhere->path() / "7" / "song.opus";
    write(file, "a whole song");

    EXPECT_EQ(world.shelf.place(file, "Pulp/Disco 2000.opus", no_journal), "Pulp/Disco 2000.opus");

    EXPECT_EQ(read(world.music / "Pulp/Disco 2000.opus"), "a whole song");
    EXPECT_EQ(world.shelf.workspace(8), world.music / ".topfive/8");
    EXPECT_TRUE(fs::exists(world.music / ".topfive/.mpdignore"));
}

TEST(StagingPlace, IsEmptyAfterClearingWhereverItWas)
{
    MusicWorld world;
    world.fetched(7);
    write(world.data / "staging/8/part.opus", "half");
    write(world.music / ".topfive/.mpdignore", "*\n");
    write(world.music / ".topfive/9/part.opus", "half");

    world.shelf.clear_staging();

    EXPECT_THAT(everything_in(world.data / "staging"), IsEmpty());
    EXPECT_THAT(everything_in(world.music), IsEmpty());
}

TEST(StagingPlace, GivesEachDownloadAnEmptyFolder)
{
    MusicWorld world;
    const auto file = world.fetched(7);
    EXPECT_TRUE(fs::is_empty(world.shelf.workspace(7)));
    EXPECT_FALSE(fs::exists(file));
    world.fetched(8);
    world.shelf.discard(7);
    world.shelf.discard(7);
    EXPECT_THAT(everything_in(world.data / "staging"), ElementsAre("8/", "8/dQw4w9WgXcQ.opus"));
}

TEST(MusicDirectoryObstacle, IsAMusicDirectoryThatIsNotKnownOrNotThere)
{
    MusicWorld world;
    world.shelf.use("");
    EXPECT_THAT(world.shelf.obstacle(), Optional(HasSubstr("mpd.music_directory")));
    EXPECT_THROW(world.shelf.workspace(7), Fault);
    EXPECT_THROW(world.shelf.take_out("Pulp/Disco 2000.opus"), Fault);
    world.shelf.use(world.data / "unmounted");
    EXPECT_THAT(world.shelf.obstacle(), Optional(HasSubstr("unmounted is not there")));
    EXPECT_EQ(world.shelf.free_bytes(), 0);
    write(world.data / "file", "a file");
    world.shelf.use(world.data / "file");
    EXPECT_THAT(world.shelf.obstacle(), Optional(HasSubstr("not a folder")));
    world.shelf.use(world.music);
    EXPECT_EQ(world.shelf.obstacle(), std::nullopt);
}

TEST(MusicDirectoryObstacle, IsADataDirectoryThatIsNotThere)
{
    MusicWorld world;
    write(world.data / "file", "a file");
    const MusicDirectory shelf({.music_directory = world.music, .data_directory = world.data / "file"});
    EXPECT_THAT(shelf.obstacle(), Optional(HasSubstr("the data directory")));
}

// Runs `story` in a process that may mount; tells how it ended, nothing when this machine does not allow that.
std::optional<int> with_mounts(const std::function<int()>& story)
{
    constexpr int not_allowed = 77;
    const pid_t child = fork();
    if (child == 0) {
        if (unshare(getuid() == 0 ? CLONE_NEWNS : CLONE_NEWUSER | CLONE_NEWNS) != 0 ||
            mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
            _exit(not_allowed);
        int code = 1;
        try {
            code = story();
        } catch (const std::exception& broken) {
            std::cerr << broken.what() << '\n';
        }
        _exit(code);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WEXITSTATUS(status) == not_allowed ? std::nullopt : std::optional(status);
}

TEST(MusicDirectoryObstacle, IsAReadOnlyFileSystem)
{
    MusicWorld world;
    const auto ended = with_mounts([&] {
        if (mount("none", world.music.c_str(), "tmpfs", 0, "size=1m") != 0)
            return 2;
        const auto file = world.fetched(7);
        if (mount("none", world.music.c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, nullptr) != 0)
            return 2;
        EXPECT_THAT(world.shelf.obstacle(), Optional(HasSubstr("Read-only file system")));
        bool journalled = false;
        EXPECT_THAT(
            [&] {
                world.shelf.place(world.data / "song.opus", "Pulp/a.opus",
                                  [&](const std::string&) { journalled = true; });
            },
            testing::Throws<Fault>());
        write(world.data / "song.opus", "a whole song");
        EXPECT_THAT(
            [&] {
                world.shelf.place(world.data / "song.opus", "Pulp/a.opus",
                                  [&](const std::string&) { journalled = true; });
            },
            testing::ThrowsMessage<Fault>(HasSubstr("Read-only file system")));
        EXPECT_FALSE(journalled);
        EXPECT_EQ(read(world.data / "folders"), "");
        return testing::Test::HasFailure() ? 1 : 0;
    });
    if (!ended)
        GTEST_SKIP() << "mounting is not allowed here";
    EXPECT_EQ(*ended, 0);
}

TEST(Placing, OnAFullDiskFailsAndLeavesNothing)
{
    MusicWorld world;
    const auto ended = with_mounts([&] {
        if (mount("none", world.music.c_str(), "tmpfs", 0, "size=1m,nr_inodes=6") != 0)
            return 2;
        const auto file = world.fetched(7); // with .topfive and its .mpdignore five of six inodes are taken
        EXPECT_THAT([&] { world.shelf.place(file, "Topfive/Pulp/a.opus", no_journal); },
                    testing::ThrowsMessage<Fault>(HasSubstr("Topfive/Pulp: No space left on device")));
        EXPECT_THAT(everything_in(world.music),
                    ElementsAre(".topfive/", ".topfive/.mpdignore", ".topfive/7/", ".topfive/7/dQw4w9WgXcQ.opus"));
        EXPECT_EQ(world.shelf.place(file, "a.opus", no_journal), "a.opus");
        return testing::Test::HasFailure() ? 1 : 0;
    });
    if (!ended)
        GTEST_SKIP() << "mounting is not allowed here";
    EXPECT_EQ(*ended, 0);
}

}
}
