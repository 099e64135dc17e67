// SPDX-License-Identifier: MIT
// MpdLibrary against an MPD that does what a real one cannot be made to do at will.
#include "adapters/io/system_clock.hpp"
#include "adapters/mpd/library.hpp"
#include "adapters/mpd/wakeup.hpp"
#include "tests/adapters/mpd/eventually.hpp"
#include "tests/fakes/fake_answers.hpp"
#include "tests/fakes/fake_log.hpp"
#include "tests/fakes/scripted_mpd.hpp"
#include <algorithm>
#include <atomic>
#include <fmt/format.h>
#include <gmock/gmock.h>

using namespace topfive;
using namespace std::chrono_literals;

namespace {

// An MPD of one song, whose answers to `update` and `commands` a test may change.
struct Scene {
    explicit Scene(std::function<std::optional<std::string>(const std::string&)> special,
                   const std::string& greeting = "OK MPD 0.23.5\n")
        : mpd(
              [this, special](const std::string& line) -> std::optional<std::string> {
                  if (const auto answer = special(line); answer != "")
                      return answer;
                  if (line == "stats")
                      return fmt::format("songs: {}\nuptime: 1\ndb_update: 1600000000\nOK\n", songs.load());
                  if (line == "commands")
                      return "command: lsinfo\ncommand: find\ncommand: stats\ncommand: update\nOK\n";
                  if (line.starts_with("update"))
                      return "updating_db: 7\nOK\n";
                  if (line == "lsinfo \"\"")
                      return "file: a.flac\nArtist: Pulp\nTitle: Babies\nOK\n";
                  return "OK\n";
              },
              greeting),
          options(options_for(mpd)), library(options, answers, clock, log), events(options.mpd, {&library}, wakeup, log)
    {
    }
    static MpdLibraryOptions options_for(const ScriptedMpd& server)
    {
        MpdLibraryOptions options;
        options.mpd.address = server.address();
        options.music_directory = "/";
        options.update_every = 0s;
        return options;
    }
    [[nodiscard]] auto times(const std::string& line) const { return std::ranges::count(mpd.lines(), line); }

    std::atomic<int> songs = 1;
    ScriptedMpd mpd;
    FakeAnswers answers;
    FakeLog log;
    SystemClock clock;
    Wakeup wakeup;
    MpdLibraryOptions options;
    MpdLibrary library;
    MpdEvents events;
};

}

TEST(MpdLibrary, AsksABusyMpdAgain)
{
    std::atomic<int> asked = 0;
    Scene scene([&](const std::string& line) -> std::optional<std::string> {
        if (!line.starts_with("update"))
            return "";
        return ++asked < 3 ? "ACK [54@0] {update} Update queue is full\n" : "updating_db: 7\nOK\n";
    });
    scene.library.update("Topfive/Pulp/Babies.opus");
    EXPECT_TRUE(eventually([&] { return asked == 3; }));
    EXPECT_EQ(scene.times("update \"Topfive/Pulp\""), 3);
}

TEST(MpdLibrary, AsksForAnUpdateAgainWhenTheAnswerWasLost)
{
    std::atomic<int> asked = 0;
    Scene scene([&](const std::string& line) -> std::optional<std::string> {
        if (!line.starts_with("update"))
            return "";
        if (++asked < 4)
            return std::nullopt; // MPD goes
        return "updating_db: 7\nOK\n";
    });
    scene.library.update("Babies.opus");
    EXPECT_TRUE(eventually([&] { return asked == 4; }));
    EXPECT_EQ(scene.times("update"), 0);
    EXPECT_EQ(scene.times("update \"\""), 0);
}

TEST(MpdLibrary, AsksOnceForAPathThatMpdWillNeverTake)
{
    Scene scene([](const std::string& line) -> std::optional<std::string> {
        return line.starts_with("update \"..") ? "ACK [2@0] {update} Malformed path\n" : "";
    });
    scene.library.update("../x/y.opus");
    scene.library.update("Pulp/z.opus");
    EXPECT_TRUE(eventually([&] { return scene.times("update \"Pulp\"") == 1; }));
    EXPECT_EQ(scene.times("update \"../x\""), 1);
}

TEST(MpdLibrary, BeginsAgainWhenMpdGoesWhileItIsRead)
{
    std::atomic<int> walks = 0;
    Scene scene([&](const std::string& line) -> std::optional<std::string> {
        if (line == "lsinfo \"\"")
            return "directory: Pulp\nOK\n";
        if (line == "lsinfo \"Pulp\"")
            return ++walks <= 2 ? std::nullopt : std::optional<std::string>("file: Pulp/b.flac\nArtist: Pulp\nOK\n");
        if (line.starts_with("find base \"Pulp\"")) // not a large folder: MPD is gone again
            return walks <= 2 ? std::nullopt : std::optional<std::string>("OK\n");
        return "";
    });
    EXPECT_TRUE(scene.library.wait_ready({}));
    EXPECT_EQ(scene.library.facts().songs, 1);
}

TEST(MpdLibrary, IgnoresThatTheConnectionWasClosedMeanwhile)
{
    Scene scene([](const std::string&) -> std::optional<std::string> { return ""; });
    ASSERT_TRUE(scene.library.wait_ready({}));
    scene.mpd.hang_up(); // as MPD does with a connection that is silent for a minute
    EXPECT_FALSE(scene.library.lists("b.flac"));
    EXPECT_EQ(scene.times("lsinfo \"b.flac\""), 1);
}

TEST(MpdLibrary, WorksWithTheNextVersionToo)
{
    Scene scene([](const std::string&) -> std::optional<std::string> { return ""; }, "OK MPD 0.24.0\n");
    ASSERT_TRUE(scene.library.wait_ready({}));
    EXPECT_EQ(scene.library.facts().version, "0.24.0");
    EXPECT_EQ(scene.library.facts().songs, 1);
}
