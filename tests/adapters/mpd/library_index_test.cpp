// SPDX-License-Identifier: MIT
#include "adapters/mpd/library_index.hpp"
#include "adapters/mpd/walked_answer.hpp"
#include "plugin/music/song.hpp"
#include <gmock/gmock.h>

using namespace topfive;

namespace {

WalkedSong walked(const std::string& path, const std::string& artist, const std::string& title)
{
    WalkedSong song;
    song.path = path;
    song.artist = artist;
    song.title = title;
    return song;
}

Song song(const std::string& path, const std::string& artist, const std::string& title)
{
    Song made;
    made.path = path;
    made.artists = {artist};
    made.title = title;
    return made;
}

Recording recording(const std::string& artist, const std::string& title)
{
    Recording made;
    made.artists = {artist};
    made.title = title;
    return made;
}

}

TEST(LibraryIndex, KnowsInWhichFolderASongLies)
{
    LibraryIndex index;
    index.add(walked("Pulp/Babies.flac", "Pulp", "Babies"));
    index.add(walked("Pulp/Disco 2000.flac", "Pulp", "Disco 2000"));
    index.add(walked("root.flac", "Blur", "Song 2"));
    index.add(walked("Blur/Parklife/Girls.flac", "Blur", "Girls & Boys"));

    const auto disco = index.find(recording("Pulp", "Disco 2000"));
    const auto song2 = index.find(recording("Blur", "Song 2"));
    const auto girls = index.find(recording("Blur", "Girls & Boys"));

    ASSERT_TRUE(disco && song2 && girls);
    EXPECT_EQ(disco->folder, "Pulp");
    EXPECT_EQ(disco->place, 1);
    EXPECT_EQ(disco->in_folder, 2);
    EXPECT_EQ(song2->folder, "");
    EXPECT_EQ(girls->folder, "Blur/Parklife");
    EXPECT_EQ(girls->place, 0);
    EXPECT_EQ(index.size(), 4);
}

TEST(LibraryIndex, CountsAnArtistsSongs)
{
    LibraryIndex index;
    index.add(walked("a.flac", "The Beatles", "Help!"));
    index.add(song("b.flac", "Beatles", "Yesterday"));
    EXPECT_EQ(index.songs_of("beatles"), 2);
    EXPECT_EQ(index.songs_of("Pulp"), 0);
}

TEST(LibraryIndex, FindsNothingThatIsNotThere)
{
    LibraryIndex index;
    EXPECT_EQ(index.find(recording("Pulp", "Babies")), std::nullopt);
    index.add(walked("Pulp/Babies (Live).flac", "Pulp", "Babies (Live)"));
    EXPECT_EQ(index.find(recording("Pulp", "Babies")), std::nullopt);
}

TEST(LibraryIndex, PicksTheRecordingOutOfAFolder)
{
    const auto picked = pick_recording(
        {song("Pulp/live.flac", "Pulp", "Babies (Live)"), song("Pulp/babies.flac", "PULP", "Babies - 2006 Remaster")},
        recording("Pulp", "Babies"));
    ASSERT_TRUE(picked);
    EXPECT_EQ(picked->path, "Pulp/babies.flac");
}

TEST(WalkedAnswer, ReadsWhatMpdSays)
{
    WalkedAnswer answer;
    for (const char* const line :
         {"directory: Pulp/Different Class", "Last-Modified: 2017-07-14T02:40:00Z", "file: Pulp/Babies.flac",
          "Last-Modified: 2020-09-13T12:26:40Z", "Format: 44100:16:2", "Artist: Pulp", "Artist: Jarvis: Cocker",
          "Album: Intro", "Title: Babies", "Time: 244", "duration: 244.250", "playlist: Pulp/all.m3u",
          "Last-Modified: 2021-01-01T00:00:00Z", "nonsense"})
        answer.read(line);

    ASSERT_EQ(answer.songs(), 1);
    EXPECT_EQ(answer.song(0).path, "Pulp/Babies.flac");
    EXPECT_EQ(answer.song(0).artist, "Pulp; Jarvis: Cocker");
    EXPECT_EQ(answer.song(0).title, "Babies");
    EXPECT_EQ(answer.song(0).album, "Intro");
    EXPECT_EQ(answer.song(0).modified, "2020-09-13T12:26:40Z");
    EXPECT_EQ(answer.song(0).length_ms, 244'250);
    EXPECT_THAT(answer.folders(), testing::ElementsAre("Pulp/Different Class"));

    answer.clear();
    answer.read("file: next.flac");
    EXPECT_EQ(answer.song(0).title, "");
    EXPECT_EQ(answer.song(0).length_ms, 0);
}
