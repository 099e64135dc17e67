// SPDX-License-Identifier: MIT
#include "adapters/mpd/library_walk.hpp"
#include "plugin/errors.hpp"
#include "tests/fakes/private_mpd.hpp"
#include "tests/fakes/scripted_mpd.hpp"
#include <algorithm>
#include <atomic>
#include <fmt/format.h>
#include <gmock/gmock.h>

using namespace topfive;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::UnorderedElementsAre;

namespace {

std::vector<std::string> paths_of(const std::string& address)
{
    std::vector<std::string> paths;
    const auto count = walk_library(
        {address, ""}, [&](const WalkedSong& song) { paths.push_back(song.path); }, [] {}, {});
    EXPECT_EQ(count, paths.size());
    return paths;
}

std::string song(const std::string& path)
{
    return "file: " + path + "\nArtist: Pulp\nTitle: " + path + "\nduration: 200.000\n";
}

}

TEST(LibraryWalk, MeetsEverySong)
{
    const PrivateMpd mpd;
    mpd.add("root.flac", "Blur", "Song 2");
    mpd.add("Pulp/Different Class/02 Pencil Skirt.flac", "Pulp", "Pencil Skirt", "Different Class");
    mpd.add("Pulp/Intro/Babies.flac", "Pulp", "Babies");
    mpd.add("\"Weird\\ Al\"/it's \"fat\".flac", "\"Weird Al\" Yankovic", "Fat");
    mpd.add("Кино/Группа крови.flac", "Кино", "Группа крови");
    mpd.update();

    std::vector<std::string> seen;
    walk_library(
        {mpd.address(), ""},
        [&](const WalkedSong& song) {
            seen.push_back(song.artist + ": " + song.title);
            EXPECT_EQ(song.length_ms, 200'000);
            EXPECT_EQ(song.modified.size(), 20);
        },
        [] {}, {});

    EXPECT_THAT(seen, UnorderedElementsAre("Blur: Song 2", "Pulp: Pencil Skirt", "Pulp: Babies",
                                           "\"Weird Al\" Yankovic: Fat", "Кино: Группа крови"));
}

TEST(LibraryWalk, GoesOverASocketToo)
{
    const PrivateMpd mpd;
    mpd.add("Pulp/Babies.flac", "Pulp", "Babies");
    mpd.update();
    EXPECT_THAT(paths_of(mpd.socket()), ElementsAre("Pulp/Babies.flac"));
}

TEST(LibraryWalk, ReadsByPagesWhatDoesNotFitMpdsBuffer)
{
    PrivateMpd mpd("max_output_buffer_size \"1024\"\n"); // KiB
    std::string songs = "directory: Large\nmtime: 1\nbegin: Large\ndirectory: Below\nmtime: 1\nbegin: Large/Below\n"
                        "song_begin: deep.flac\nTime: 200.0\nArtist: Pulp\nTitle: Deep\nmtime: 1\nsong_end\n"
                        "end: Large/Below\n";
    for (int i = 0; i < 9000; ++i)
        songs += fmt::format("song_begin: {0:04}.flac\nTime: 200.0\nArtist: Pulp\nAlbum: A very large album\n"
                             "Title: Song number {0}\nmtime: 1600000000\nsong_end\n",
                             i);
    mpd.fill(songs + "end: Large\n");

    auto paths = paths_of(mpd.address());

    EXPECT_EQ(paths.size(), 9001);
    EXPECT_THAT(paths, Contains("Large/Below/deep.flac"));
    std::ranges::sort(paths);
    EXPECT_EQ(std::ranges::adjacent_find(paths), paths.end()); // none twice
}

TEST(LibraryWalk, AsksForTheGuiltyFolderAloneAndThenByPages)
{
    const ScriptedMpd mpd([](const std::string& line) -> std::optional<std::string> {
        if (line == "lsinfo \"\"")
            return "directory: Small\ndirectory: Large\ndirectory: Other\nOK\n";
        if (line == "lsinfo \"Small\"")
            return song("Small/a.flac") + "OK\n";
        if (line == "lsinfo \"Other\"")
            return song("Other/b.flac") + "OK\n";
        if (line == "lsinfo \"Large\"") // as MPD does when its output buffer is full
            return std::nullopt;
        if (line == "find base \"Large\" window 0:4000") {
            std::string page;
            for (int i = 0; i < 4000; ++i)
                page += song(fmt::format("Large/{}.flac", i));
            return page + "OK\n";
        }
        if (line == "find base \"Large\" window 4000:8000")
            return song("Large/4000.flac") + song("Large/Below/deep.flac") + "OK\n";
        return "OK\n";
    });

    auto paths = paths_of(mpd.address());

    EXPECT_EQ(paths.size(), 4004);
    EXPECT_THAT(paths, Contains("Large/Below/deep.flac"));
    EXPECT_THAT(paths, Contains("Small/a.flac"));
    EXPECT_THAT(paths, Contains("Other/b.flac"));
    std::ranges::sort(paths);
    EXPECT_EQ(std::ranges::adjacent_find(paths), paths.end()); // none twice
}

TEST(LibraryWalk, ReadsARootThatIsTooLargeByPages)
{
    const ScriptedMpd mpd([](const std::string& line) -> std::optional<std::string> {
        if (line == "lsinfo \"\"")
            return std::nullopt;
        if (line == "find \"(base '')\" window 0:4000")
            return song("a.flac") + "OK\n";
        return "OK\n";
    });
    EXPECT_THAT(paths_of(mpd.address()), ElementsAre("a.flac"));
}

TEST(LibraryWalk, CountsNoSongTwiceWhenMpdGoesInTheMiddleOfAnAnswer)
{
    std::atomic<int> asked = 0;
    const ScriptedMpd mpd([&](const std::string& line) -> std::optional<std::string> {
        if (line == "lsinfo \"\"")
            return "directory: Pulp\nOK\n";
        if (line != "lsinfo \"Pulp\"")
            return "OK\n";
        if (++asked == 1)
            return song("Pulp/a.flac") + "file: Pulp/b.fl"; // and nothing more: hung up below
        return song("Pulp/a.flac") + song("Pulp/b.flac") + "OK\n";
    });
    std::jthread cut([&] {
        while (asked == 0)
            std::this_thread::yield();
        const_cast<ScriptedMpd&>(mpd).hang_up();
    });
    EXPECT_THAT(paths_of(mpd.address()), ElementsAre("Pulp/a.flac", "Pulp/b.flac"));
}

TEST(LibraryWalk, SkipsAFolderThatIsGoneMeanwhile)
{
    const ScriptedMpd mpd([](const std::string& line) -> std::optional<std::string> {
        if (line == "lsinfo \"\"")
            return "directory: Gone\n" + song("a.flac") + "OK\n";
        if (line == "lsinfo \"Gone\"")
            return "ACK [50@0] {lsinfo} No such directory\n";
        return "OK\n";
    });
    EXPECT_THAT(paths_of(mpd.address()), ElementsAre("a.flac"));
}

TEST(LibraryWalk, SaysWhichPermissionIsMissing)
{
    const PrivateMpd mpd("default_permissions \"control\"\nlocal_permissions \"control\"\n");
    try {
        paths_of(mpd.address());
        FAIL() << "it was allowed";
    } catch (const Refused& fault) {
        EXPECT_THAT(fault.what(), HasSubstr("read"));
    }
}

TEST(LibraryWalk, EndsWhenStopped)
{
    std::stop_source stop;
    const ScriptedMpd mpd([&](const std::string& line) -> std::optional<std::string> {
        if (line == "lsinfo \"\"")
            stop.request_stop();
        return line.starts_with("lsinfo") ? "" : "OK\n"; // no answer to wait for
    });
    EXPECT_THROW(walk_library(
                     {mpd.address(), ""}, [](const WalkedSong&) {}, [] {}, stop.get_token()),
                 Unavailable);
}
