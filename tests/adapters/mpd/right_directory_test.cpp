// SPDX-License-Identifier: MIT
#include "adapters/mpd/right_directory.hpp"
#include "adapters/io/temporary_directory.hpp"
#include <fstream>
#include <gmock/gmock.h>

using namespace topfive;
using testing::AllOf;
using testing::HasSubstr;
using testing::Optional;

namespace {

void touch(const std::filesystem::path& path)
{
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path) << "music";
}

}

TEST(RightDirectory, HoldsASongThatMpdLists)
{
    const TemporaryDirectory music;
    touch(music.path() / "Pulp/Disco 2000.flac");
    EXPECT_EQ(wrong_directory(music.path(), {"Gone/Long ago.flac", "Pulp/Disco 2000.flac"}), std::nullopt);
}

TEST(RightDirectory, IsNotAnEmptyMountPoint)
{
    const TemporaryDirectory music;
    EXPECT_THAT(wrong_directory(music.path(), {"Pulp/Disco 2000.flac"}),
                Optional(HasSubstr((music.path() / "Pulp/Disco 2000.flac").string())));
}

TEST(RightDirectory, MustBeThereForAnEmptyLibraryToo)
{
    const TemporaryDirectory music;
    EXPECT_EQ(wrong_directory(music.path(), {}), std::nullopt);
    EXPECT_THAT(wrong_directory(music.path() / "no", {}), Optional(HasSubstr("does not exist")));
    touch(music.path() / "file");
    EXPECT_THAT(wrong_directory(music.path() / "file", {}), Optional(HasSubstr("is no directory")));
}

TEST(RightDirectory, KnowsTracksInsideAFile)
{
    const TemporaryDirectory music;
    touch(music.path() / "Pulp/Different Class.cue");
    EXPECT_EQ(wrong_directory(music.path(), {"Pulp/Different Class.cue/track0001"}), std::nullopt);
    EXPECT_NE(wrong_directory(music.path(), {"Pulp/Other.cue/track0001"}), std::nullopt);
}

TEST(SpreadSample, SpansEverything)
{
    SpreadSample sample;
    for (int i = 0; i < 100'000; ++i)
        sample.offer(std::to_string(i));
    EXPECT_GE(sample.paths().size(), 16);
    EXPECT_LE(sample.paths().size(), 32);
    EXPECT_EQ(sample.paths().front(), "0");
    EXPECT_GT(std::stoi(sample.paths().back()), 50'000);
}
