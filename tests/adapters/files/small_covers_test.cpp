// SPDX-License-Identifier: MIT
#include "adapters/files/small_covers.hpp"

#include "adapters/files/taglib_tagger.hpp"
#include "adapters/io/subprocess.hpp"
#include "adapters/io/temporary_directory.hpp"

#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

namespace topfive {
namespace {

class SmallCoversTest : public ::testing::Test {
protected:
    void ffmpeg(std::vector<std::string> arguments)
    {
        Command command;
        command.argv = {"ffmpeg", "-v", "error", "-nostdin"};
        command.argv.insert(command.argv.end(), arguments.begin(), arguments.end());
        ASSERT_TRUE(run_program(command, [](std::string_view) {}, {}, {}).clean());
    }
    // A second of sound with this picture.
    std::filesystem::path song(const std::string& name, const std::string& picture)
    {
        const auto file = folder.path() / name;
        ffmpeg({"-f", "lavfi", "-i", "sine=330:d=1", file.string()});
        Recording recording;
        recording.title = "Stan";
        TagLibTagger().tag(file, recording, {.source = "youtube:x"}, picture);
        return file;
    }
    // Noise, which no format makes small.
    std::string large_picture()
    {
        const auto file = folder.path() / "noise.png";
        ffmpeg({"-f", "lavfi", "-i", "nullsrc=s=400x300,geq=random(1)*255:128:128", "-frames:v", "1", file.string()});
        std::ifstream stream(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }

    TemporaryDirectory folder;
    const std::string dot = "\x89PNG\r\n\x1a\nvery small";
};

TEST_F(SmallCoversTest, ReadsWhatTheTaggerEmbedded)
{
    for (const auto* name : {"a.opus", "a.ogg", "a.m4a", "a.mp3"}) {
        EXPECT_EQ(embedded_picture(song(name, dot)), dot) << name;
        EXPECT_EQ(embedded_picture(song("none " + std::string(name), "")), "") << name;
    }
    EXPECT_EQ(embedded_picture("/nonexistent.opus"), "");
}

TEST_F(SmallCoversTest, ScalesWhatIsLarge)
{
    const auto picture = large_picture();
    ASSERT_GT(picture.size(), 50'000U);
    const auto file = song("a.opus", picture);
    SmallCovers covers;
    const auto cover = covers.of(file, {});
    EXPECT_TRUE(cover.starts_with("\xff\xd8\xff"));
    EXPECT_LT(cover.size(), 8000U);
    std::filesystem::remove(file);
    EXPECT_EQ(covers.of(file, {}), cover); // remembered
    EXPECT_EQ(covers.of(song("b.opus", dot), {}), dot);
}

TEST_F(SmallCoversTest, SendsItAsItIsWithoutFfmpeg)
{
    const auto picture = large_picture();
    EXPECT_EQ(SmallCovers("no-such-ffmpeg").of(song("a.opus", picture), {}), picture);
}

}
}
