// SPDX-License-Identifier: MIT
#include "tests/adapters/mpd/wired_library.hpp"
#include <atomic>
#include <fmt/format.h>
#include <gmock/gmock.h>

using namespace topfive;
using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::Optional;

TEST(MpdLibrary, SaysWhatTheLibraryHas)
{
    PrivateMpd mpd;
    mpd.add("Pulp/Disco 2000.flac", "Pulp", "Disco 2000 (2014 Remaster)", "Different Class");
    mpd.add("Pulp/Babies (Live).flac", "Pulp", "Babies (Live)");
    mpd.update();
    FakeAnswers answers;
    WiredLibrary wired(mpd, answers);
    ASSERT_TRUE(wired.wait());

    const auto song = wired.library.find(recording("PULP", "Disco 2000"));

    ASSERT_TRUE(song);
    EXPECT_EQ(song->path, "Pulp/Disco 2000.flac");
    EXPECT_EQ(song->title, "Disco 2000 (2014 Remaster)");
    EXPECT_EQ(song->album, "Different Class");
    EXPECT_EQ(song->length, 200s);
    EXPECT_FALSE(wired.owns("Pulp", "Babies"));
    EXPECT_EQ(wired.library.songs_of("pulp"), 2);
}

TEST(MpdLibrary, ListsExactPathsOnly)
{
    PrivateMpd mpd;
    mpd.add("Pulp/it's a \"dirty\" \\ world.flac", "Pulp", "World");
    mpd.update();
    FakeAnswers answers;
    WiredLibrary wired(mpd, answers);
    ASSERT_TRUE(wired.wait());

    EXPECT_TRUE(wired.library.lists("Pulp/it's a \"dirty\" \\ world.flac"));
    EXPECT_FALSE(wired.library.lists("Pulp/it's a \"dirty\" \\ world"));
    EXPECT_FALSE(wired.library.lists("Pulp"));
    EXPECT_FALSE(wired.library.lists("Pulp/IT'S A \"dirty\" \\ world.flac"));
    EXPECT_FALSE(wired.library.lists(""));
    EXPECT_FALSE(wired.library.lists("a\nb"));
}

TEST(MpdLibrary, HearsOfWhatItAskedMpdToLookAt)
{
    PrivateMpd mpd;
    FakeAnswers answers;
    WiredLibrary wired(mpd, answers);
    std::atomic<bool> listed_at_change = false;
    const std::string path = "Topfive/Pulp/Disco 2000.flac";
    wired.library.on_change([&] { listed_at_change = wired.library.lists(path); });
    ASSERT_TRUE(wired.wait());
    mpd.add(path, "Pulp", "Disco 2000");
    mpd.add("Elsewhere/Song 2.flac", "Blur", "Song 2");

    wired.library.update(path);

    EXPECT_TRUE(eventually([&] { return listed_at_change.load(); }));
    EXPECT_TRUE(
        eventually([&] { return wired.library.find(recording("Pulp", "Disco 2000")).value_or(Song{}).path == path; }));
    EXPECT_FALSE(wired.library.lists("Elsewhere/Song 2.flac")); // that folder alone
    EXPECT_TRUE(eventually([&] { return wired.library.facts().last_event.has_value(); }));
}

TEST(MpdLibrary, FollowsDeletionsMovesAndNewTags)
{
    PrivateMpd mpd;
    mpd.add("Pulp/Babies.flac", "Pulp", "Babies");
    mpd.add("Pulp/Disco 2000.flac", "Pulp", "Disco 2000");
    mpd.add("Blur/Song 2.flac", "Blur", "Song 2");
    mpd.update();
    FakeAnswers answers;
    WiredLibrary wired(mpd, answers);
    ASSERT_TRUE(wired.wait());

    std::filesystem::remove(mpd.music() / "Pulp/Babies.flac");
    mpd.update();
    EXPECT_TRUE(eventually([&] { return !wired.owns("Pulp", "Babies"); }));

    std::filesystem::rename(mpd.music() / "Blur", mpd.music() / "Blurred");
    mpd.update();
    EXPECT_TRUE(eventually([&] {
        return wired.library.find(recording("Blur", "Song 2")).value_or(Song{}).path == "Blurred/Song 2.flac";
    }));

    mpd.add("Pulp/Disco 2000.flac", "Pulp", "Razzmatazz"); // perhaps within the same second
    mpd.ask("rescan");
    EXPECT_TRUE(eventually([&] { return wired.owns("Pulp", "Razzmatazz") && !wired.owns("Pulp", "Disco 2000"); }));
    EXPECT_TRUE(wired.owns("Blur", "Song 2"));
}

TEST(MpdLibrary, SeesOldFilesThatArrive)
{
    PrivateMpd mpd;
    mpd.add("Pulp/Babies.flac", "Pulp", "Babies");
    mpd.update();
    FakeAnswers answers;
    WiredLibrary wired(mpd, answers);
    ASSERT_TRUE(wired.wait());

    mpd.add("Blur/Song 2.flac", "Blur", "Song 2");
    std::filesystem::last_write_time(mpd.music() / "Blur/Song 2.flac",
                                     std::filesystem::file_time_type::clock::now() - 24h * 365 * 20);
    mpd.update();

    EXPECT_TRUE(eventually([&] { return wired.owns("Blur", "Song 2"); }));
    EXPECT_TRUE(eventually([&] { return wired.library.facts().songs == 2; }));
}

TEST(MpdLibrary, OutlivesMpd)
{
    PrivateMpd mpd;
    mpd.add("Pulp/Babies.flac", "Pulp", "Babies");
    mpd.update();
    FakeAnswers answers;
    WiredLibrary wired(mpd, answers);
    ASSERT_TRUE(wired.wait());

    mpd.stop();
    EXPECT_TRUE(eventually([&] { return wired.library.obstacle().has_value(); }));
    EXPECT_THAT(wired.library.obstacle(), Optional(HasSubstr(mpd.address())));
    EXPECT_FALSE(wired.library.facts().connected);
    const auto owned = wired.library.find(recording("Pulp", "Babies"));
    ASSERT_TRUE(owned); // what was read is still true, only the path cannot be asked for
    EXPECT_EQ(owned->path, "");
    mpd.add("Blur/Song 2.flac", "Blur", "Song 2");
    wired.library.update("Blur/Song 2.flac");

    mpd.start();
    EXPECT_TRUE(eventually([&] { return wired.library.lists("Blur/Song 2.flac"); }));
    EXPECT_TRUE(eventually([&] { return wired.owns("Blur", "Song 2") && !wired.library.obstacle(); }));
}

TEST(MpdLibrary, WaitsForAnMpdThatIsNotThereYet)
{
    PrivateMpd mpd;
    mpd.add("Pulp/Babies.flac", "Pulp", "Babies");
    mpd.update();
    mpd.stop();
    FakeAnswers answers;
    WiredLibrary wired(mpd, answers);
    EXPECT_TRUE(eventually([&] { return wired.library.facts().error.find("refused") != std::string::npos; }));
    EXPECT_FALSE(wired.library.ready());

    mpd.start();
    EXPECT_TRUE(wired.wait());
    EXPECT_TRUE(wired.owns("Pulp", "Babies"));
}

TEST(MpdLibrary, StopsWaitingWhenTold)
{
    PrivateMpd mpd;
    mpd.stop();
    FakeAnswers answers;
    WiredLibrary wired(mpd, answers);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_FALSE(wired.library.wait_ready(stop.get_token()));
}

TEST(MpdLibrary, FindsASongInAFolderThatIsTooLargeForOneAnswer)
{
    PrivateMpd mpd("max_output_buffer_size \"1024\"\n"); // KiB
    std::string songs = "directory: Large\nmtime: 1\nbegin: Large\n";
    for (int i = 0; i < 9000; ++i)
        songs += fmt::format("song_begin: {0:04}.flac\nTime: 200.0\nArtist: Pulp\nAlbum: A very large album\n"
                             "Title: Song {0}\nmtime: 1600000000\nsong_end\n",
                             i);
    mpd.fill(songs + "end: Large\n");
    FakeAnswers answers;
    WiredLibrary wired(mpd, answers);
    ASSERT_TRUE(wired.library.wait_ready({}));

    EXPECT_EQ(wired.library.find(recording("Pulp", "Song 8765"))->path, "Large/8765.flac");
}

TEST(MpdLibrary, StartsOnlyWithAWholeIndex)
{
    PrivateMpd mpd;
    FakeAnswers answers;
    WiredLibrary wired(mpd, answers);
    EXPECT_TRUE(wired.wait()); // an empty library is whole too
    EXPECT_EQ(wired.library.facts().songs, 0);
    EXPECT_EQ(wired.library.facts().version, "0.23.5");
    EXPECT_EQ(wired.library.facts().address, mpd.address());
}
