// SPDX-License-Identifier: MIT
#include "adapters/files/marked_files.hpp"
#include "adapters/files/taglib_tagger.hpp"
#include "adapters/io/subprocess.hpp"
#include "tests/adapters/files/music_world.hpp"

#include <gmock/gmock.h>

namespace topfive {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

namespace fs = std::filesystem;

constexpr auto always = std::chrono::system_clock::time_point{};

class MarkedFilesTest : public testing::Test {
protected:
    // A song that topfive tagged.
    void sing(const std::string& path, const std::string& track, const std::string& codec = "libopus")
    {
        const auto file = world.music / path;
        fs::create_directories(file.parent_path());
        Command sing;
        sing.argv = {
            "ffmpeg", "-v", "error", "-f", "lavfi", "-i", "sine=duration=1", "-c:a", codec, "file:" + file.string()};
        const auto ignore = [](std::string_view) {};
        ASSERT_TRUE(run_program(sing, ignore, ignore, {}).clean());
        Recording recording;
        recording.id = track;
        recording.title = "Babies";
        recording.artists = {"Pulp"};
        TagLibTagger().tag(file, recording, {.source = "youtube:dQw4w9WgXcQ"}, "");
    }
    [[nodiscard]] std::map<std::string, std::string> find(const std::set<std::string>& tracks,
                                                          std::chrono::system_clock::time_point since = always)
    {
        return MarkedFiles(world.shelf).find(tracks, since, {});
    }

    MusicWorld world;
};

TEST_F(MarkedFilesTest, AreFoundWhateverTheirFormatNameAndFolder)
{
    sing("a/b/c/1.opus", "deezer:1");
    sing("2.m4a", "deezer:2", "aac");
    sing("drei/3.MP3", "deezer:3", "libmp3lame");
    sing("other.opus", "deezer:9");
    write(world.music / "broken.opus", "no sound at all");
    write(world.music / "notes.txt", "TOPFIVE_TRACK=deezer:1");

    EXPECT_THAT(
        find({"deezer:1", "deezer:2", "deezer:3", "deezer:4"}),
        ElementsAre(Pair("deezer:1", "a/b/c/1.opus"), Pair("deezer:2", "2.m4a"), Pair("deezer:3", "drei/3.MP3")));
}

TEST_F(MarkedFilesTest, KeepTheirMarkWhenFfmpegWritesThemAnew)
{
    sing("1.opus", "deezer:1");
    sing("2.m4a", "deezer:2", "aac");
    sing("3.mp3", "deezer:3", "libmp3lame");
    for (const std::string name : {"1.opus", "2.m4a", "3.mp3"}) {
        Command copy;
        copy.argv = {"ffmpeg", "-v",  "error", "-i",   "file:" + (world.music / name).string(),
                     "-map",   "0:a", "-c",    "copy", "file:" + (world.music / ("new-" + name)).string()};
        const auto ignore = [](std::string_view) {};
        ASSERT_TRUE(run_program(copy, ignore, ignore, {}).clean()) << name;
        fs::remove(world.music / name);
    }
    EXPECT_THAT(
        find({"deezer:1", "deezer:2", "deezer:3"}),
        ElementsAre(Pair("deezer:1", "new-1.opus"), Pair("deezer:2", "new-2.m4a"), Pair("deezer:3", "new-3.mp3")));
}

TEST_F(MarkedFilesTest, TellTheMarkOfOne)
{
    sing("a/1.opus", "deezer:1");
    write(world.music / "broken.opus", "no sound at all");
    const MarkedFiles marks(world.shelf);
    EXPECT_EQ(marks.of("a/1.opus"), "deezer:1");
    EXPECT_EQ(marks.of("broken.opus"), "");
    EXPECT_EQ(marks.of("a/2.opus"), "");
    EXPECT_EQ(marks.of("../" + world.music.filename().string() + "/a/1.opus"), "") << "not below the music directory";
}

TEST_F(MarkedFilesTest, AreFoundBehindALinkAndALoopEnds)
{
    const TemporaryDirectory elsewhere;
    sing("here/1.opus", "deezer:1");
    fs::copy(world.music / "here", elsewhere.path() / "there");
    fs::remove_all(world.music / "here");
    fs::create_directory_symlink(elsewhere.path(), world.music / "linked");
    fs::create_directory_symlink(world.music, world.music / "loop");

    EXPECT_THAT(find({"deezer:1"}), ElementsAre(Pair("deezer:1", "linked/there/1.opus")));
}

TEST_F(MarkedFilesTest, AreNotTakenFromStagingNorFromBeforeTheMoment)
{
    sing(".topfive/7/1.opus", "deezer:1");
    sing("2.opus", "deezer:2");

    EXPECT_THAT(find({"deezer:1"}), IsEmpty());
    EXPECT_THAT(find({"deezer:2"}, std::chrono::system_clock::now() + 1h), IsEmpty());
    EXPECT_THAT(find({"deezer:2"}, std::chrono::system_clock::now() - 1h), ElementsAre(Pair("deezer:2", "2.opus")));
}

TEST_F(MarkedFilesTest, AreLookedForNoMoreOnceStopped)
{
    sing("1.opus", "deezer:1");
    std::stop_source stopped;
    stopped.request_stop();

    EXPECT_THAT(MarkedFiles(world.shelf).find({"deezer:1"}, always, stopped.get_token()), IsEmpty());
}

TEST(Shelf, LacksAListedSongOnlyWhereItsFolderStandsWithoutIt)
{
    MusicWorld world;
    write(world.music / "Pulp/Babies.opus", "a song");
    write(world.music / "Pulp/album.cue", "TRACK 01 AUDIO");

    EXPECT_FALSE(world.shelf.lacks("Pulp/Babies.opus"));
    EXPECT_TRUE(world.shelf.lacks("Pulp/Common People.opus"));
    EXPECT_TRUE(world.shelf.lacks("Pulp/Different Class/Disco 2000.opus")) << "its folder went with it";
    EXPECT_FALSE(world.shelf.lacks("Pulp/album.cue/track0001"));
    EXPECT_FALSE(world.shelf.lacks("nas/Pulp/Babies.flac")) << "MPD's storage of that name";
    EXPECT_FALSE(world.shelf.lacks("../x.opus"));
}

}
}
