// SPDX-License-Identifier: MIT
#include "adapters/io/temporary_directory.hpp"
#include "adapters/sound/ffmpeg_listener.hpp"
#include "plugin/errors.hpp"
#include "tests/adapters/sound/ffmpeg.hpp"

#include <fstream>
#include <gmock/gmock.h>

namespace topfive {
namespace {

using namespace std::chrono_literals;
using testing::AllOf;
using testing::Ge;
using testing::Le;

namespace fs = std::filesystem;

// A checksum of the packets of a file's sound, whatever holds them.
std::string packets(const fs::path& file)
{
    std::string sum;
    EXPECT_TRUE(run_program({.argv = {"ffmpeg", "-v", "error", "-i", "file:" + file.string(), "-map", "0:a:0", "-c",
                                      "copy", "-f", "streamhash", "-"}},
                            [&](std::string_view line) { sum = line; }, nullptr, {})
                    .clean());
    return sum;
}

struct Sent {
    const char* name;    // as the network names it
    const char* encoder; // of its sound
    const char* kept;    // the extension of what is taken out
};

class Unpacking : public testing::TestWithParam<Sent> {};

TEST_P(Unpacking, CopiesTheSoundBesideIt)
{
    const TemporaryDirectory folder;
    const auto file = folder.path() / GetParam().name;
    ffmpeg(file, {"-f", "lavfi", "-i", "sine=frequency=440:duration=3", "-ac", "2", "-metadata", "title=Sent", "-c:a",
                  GetParam().encoder, "-movflags", "+frag_keyframe+empty_moov", "-strict", "-2"});
    const auto sent = packets(file);
    FfmpegListener listener;

    const auto sound = listener.unpack(file, {});

    EXPECT_EQ(sound.file.extension(), GetParam().kept);
    EXPECT_EQ(sound.file.parent_path(), folder.path());
    EXPECT_EQ(packets(sound.file), sent);
    EXPECT_THAT(sound.length, AllOf(Ge(2900ms), Le(3200ms)));
    EXPECT_FALSE(fs::exists(file));
    const auto again = listener.listen(sound.file, {});
    EXPECT_EQ(again.file, sound.file);
    EXPECT_NEAR(again.loudness.value_or(0), sound.loudness.value_or(0), 0.1); // MP3 tells its encoder's delay elsewhere
}

INSTANTIATE_TEST_SUITE_P(Networks, Unpacking,
                         testing::Values(Sent{"a-b_c.webm", "libopus", ".opus"}, Sent{"v.webm", "vorbis", ".ogg"},
                                         Sent{"in pieces.m4a", "aac", ".m4a"}, Sent{"lossless.m4a", "alac", ".m4a"},
                                         Sent{"l.mkv", "flac", ".flac"}, Sent{"m.mkv", "libmp3lame", ".mp3"}),
                         [](const auto& one) { return std::string(one.param.encoder) + std::to_string(one.index); });

TEST(UnpackingWithMp3, EncodesWhateverWasSent)
{
    const TemporaryDirectory folder;
    const auto file = folder.path() / "song.webm";
    sound_of(file, "sine=frequency=440:duration=3");
    FfmpegListenerOptions options;
    options.mp3 = true;
    const auto sound = FfmpegListener(options).unpack(file, {});
    EXPECT_EQ(sound.file.extension(), ".mp3");
    EXPECT_EQ(FfmpegListener().listen(sound.file, {}).codec, "mp3");
}

TEST(UnpackingWithPictures, LeavesThemBehind)
{
    const TemporaryDirectory folder;
    const auto file = folder.path() / "film.mkv";
    ffmpeg(file, {"-f", "lavfi", "-i", "testsrc=duration=1:size=64x64", "-f", "lavfi", "-i",
                  "sine=frequency=440:duration=1", "-c:a", "libopus"});
    const auto sound = FfmpegListener().unpack(file, {});
    std::string kinds;
    EXPECT_TRUE(run_program({.argv = {"ffprobe", "-v", "error", "-show_entries", "stream=codec_type", "-of", "csv=p=0",
                                      sound.file.native()}},
                            [&](std::string_view line) { kinds += line; }, nullptr, {})
                    .clean());
    EXPECT_EQ(kinds, "audio");
}

TEST(UnpackingWithGarbage, SaysThatItIsNoSound)
{
    const TemporaryDirectory folder;
    const auto file = folder.path() / "song.webm";
    std::ofstream(file) << "no container at all";
    EXPECT_THROW((void)FfmpegListener().unpack(file, {}), Fault);
}

}
}
