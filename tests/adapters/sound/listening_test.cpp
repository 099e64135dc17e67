// SPDX-License-Identifier: MIT
#include "adapters/io/temporary_directory.hpp"
#include "adapters/sound/ffmpeg_listener.hpp"
#include "plugin/errors.hpp"
#include "tests/adapters/sound/ffmpeg.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <gmock/gmock.h>
#include <iterator>
#include <sstream>
#include <thread>

namespace topfive {
namespace {

using namespace std::chrono_literals;
using namespace std::string_literals;
using testing::AllOf;
using testing::Ge;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Le;
using testing::Not;
using testing::ThrowsMessage;

namespace fs = std::filesystem;

void write(const fs::path& file, const std::string& bytes)
{
    std::ofstream(file, std::ios::binary) << bytes;
}

std::string read(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

struct Format {
    const char* extension;
    const char* encoder;
    const char* codec;
};

class EveryFormat : public testing::TestWithParam<Format> {
protected:
    TemporaryDirectory folder;
    fs::path file = folder.path() / ("song." + std::string(GetParam().extension));
    FfmpegListener listener;
};

TEST_P(EveryFormat, IsHeardToItsEnd)
{
    sound_of(file, "sine=frequency=440:duration=3", GetParam().encoder);
    const auto sound = listener.listen(file, {});
    EXPECT_EQ(sound.codec, GetParam().codec);
    EXPECT_THAT(sound.length, AllOf(Ge(2900ms), Le(3200ms)));
    EXPECT_THAT(sound.told, AllOf(Ge(2900ms), Le(3200ms)));
    EXPECT_THAT(sound.complaint, IsEmpty());
}

TEST_P(EveryFormat, ShowsThatItWasCutShort)
{
    sound_of(file, "sine=frequency=440:duration=9", GetParam().encoder);
    const auto whole = read(file);
    write(file, whole.substr(0, whole.size() * 2 / 3));
    try {
        EXPECT_LT(listener.listen(file, {}).length, 7s);
    } catch (const Fault& fault) { // an MP4 file has its table at the end
        EXPECT_THAT(fault.what(), HasSubstr("does not open as audio"));
    }
}

INSTANTIATE_TEST_SUITE_P(Listening, EveryFormat,
                         testing::Values(Format{"opus", "libopus", "opus"}, Format{"m4a", "aac", "aac"},
                                         Format{"mp3", "libmp3lame", "mp3"}, Format{"ogg", "libvorbis", "vorbis"},
                                         Format{"flac", "flac", "flac"}),
                         [](const auto& tested) { return std::string(tested.param.extension); });

struct Listening : testing::Test {
    [[nodiscard]] Sound heard(const std::string& source, const std::string& codec = "libopus",
                              std::initializer_list<std::string> more = {})
    {
        const auto file = folder.path() / "song.mka.ogg";
        const auto out = codec == "aac" ? folder.path() / "song.m4a" : file;
        sound_of(out, source, codec, more);
        return listener.listen(out, {});
    }
    TemporaryDirectory folder;
    FfmpegListener listener;
};

TEST_F(Listening, BelievesTheSamplesNotTheTable)
{
    sound_of(folder.path() / "back.m4a", "sine=frequency=440:duration=3", "aac");
    const auto file = folder.path() / "front.m4a"; // its table, at the front, promises three seconds
    ffmpeg(file, {"-i", (folder.path() / "back.m4a").string(), "-c", "copy", "-movflags", "+faststart"});
    const auto whole = read(file);
    write(file, whole.substr(0, whole.size() * 2 / 3));
    const auto sound = listener.listen(file, {});
    EXPECT_THAT(sound.length, AllOf(Ge(1000ms), Le(2500ms)));
    EXPECT_GT(sound.told, 2900ms);
    EXPECT_THAT(sound.complaint, Not(IsEmpty()));
}

TEST_F(Listening, RefusesWhatIsNoAudio)
{
    write(folder.path() / "page.opus", "<html>Sign in to confirm that you are no bot</html>");
    write(folder.path() / "list.opus", "#EXTM3U\n#EXTINF:10,\nfile:/etc/passwd\n");
    write(folder.path() / "empty.opus", "");
    ffmpeg(folder.path() / "cover.jpg", {"-f", "lavfi", "-i", "mandelbrot=size=64x64", "-frames:v", "1"});
    for (const auto* name : {"page.opus", "list.opus", "empty.opus", "cover.jpg", "missing.opus"})
        EXPECT_THAT([&] { (void)listener.listen(folder.path() / name, {}); },
                    ThrowsMessage<Fault>(HasSubstr(std::string(name) + " does not open as audio")));
}

TEST_F(Listening, TakesAnyFileName)
{
    const auto file = folder.path() / "http:%d $HOME 'a'\n.opus";
    sound_of(folder.path() / "a.opus", "sine=duration=1");
    fs::rename(folder.path() / "a.opus", file);
    EXPECT_EQ(listener.listen(file, {}).codec, "opus");
}

TEST_F(Listening, SaysThatItCannotTellNow)
{
    const auto file = folder.path() / "a.opus";
    sound_of(file, "sine=duration=1");
    FfmpegListenerOptions no_ffmpeg;
    no_ffmpeg.ffmpeg = "no-ffmpeg-here";
    EXPECT_THROW((void)FfmpegListener(no_ffmpeg).listen(file, {}), Unavailable);
    std::stop_source stopped;
    stopped.request_stop();
    EXPECT_THROW((void)listener.listen(file, stopped.get_token()), Unavailable);
}

TEST_F(Listening, HearsTwoAtATime)
{
    const auto file = folder.path() / "song.opus";
    sound_of(file, "sine=duration=1");
    const auto notes = folder.path() / "notes";
    FfmpegListenerOptions options;
    options.ffmpeg = folder.path() / "ffmpeg";
    write(options.ffmpeg, "#!/bin/sh\nnotes=" + notes.string() +
                              "\necho begin >> $notes\nuntil [ $(grep -c begin $notes) -gt 1 ]; do sleep 0.02; done\n"
                              "ffmpeg \"$@\"\ncode=$?\necho end >> $notes\nexit $code\n");
    fs::permissions(options.ffmpeg, fs::perms::owner_all);
    FfmpegListener busy(options);
    {
        std::array<std::jthread, 6> threads;
        for (auto& thread : threads)
            thread = std::jthread([&] { EXPECT_EQ(busy.listen(file, {}).codec, "opus"); });
    }
    std::istringstream lines(read(notes));
    int running = 0, most = 0, all = 0;
    for (std::string line; std::getline(lines, line); ++all) {
        running += line == "begin" ? 1 : -1;
        most = std::max(most, running);
    }
    EXPECT_EQ(most, 2);
    EXPECT_EQ(all, 12);
}

TEST_F(Listening, MeasuresSilence)
{
    EXPECT_DOUBLE_EQ(heard("anullsrc=r=48000:d=10").silent, 1);
    EXPECT_EQ(heard("anullsrc=r=48000:d=10").loudness, std::nullopt);
    const auto mostly = heard("aevalsrc=exprs='if(lt(t\\,3)\\,0.3*sin(2*PI*440*t)\\,0)':s=48000:d=10");
    EXPECT_THAT(mostly.silent, AllOf(Ge(0.6), Le(0.75)));
    const auto pauses = heard("aevalsrc=exprs='if(lt(mod(t\\,2)\\,1)\\,0.3*sin(2*PI*440*t)\\,0)':s=48000:d=10");
    EXPECT_DOUBLE_EQ(pauses.silent, 0); // a second of rest is music
}

TEST_F(Listening, TellsNoiseFromMusic)
{
    for (const auto* codec : {"libopus", "aac", "libvorbis", "flac"})
        EXPECT_GT(heard("anoisesrc=d=12:r=48000:a=0.5", codec).noisy, 0.9) << codec;
    EXPECT_GT(heard("anoisesrc=d=12:r=48000:a=0.02").noisy, 0.9); // a quiet one
    EXPECT_DOUBLE_EQ(heard("sine=frequency=440:duration=12").noisy, 0);
    EXPECT_DOUBLE_EQ(heard("sine=frequency=300:beep_factor=3:duration=12").noisy, 0);
    for (const unsigned seed : {1, 5, 9}) {
        compose(folder.path() / "song.wav", seed, 12);
        ffmpeg(folder.path() / "song.opus", {"-i", (folder.path() / "song.wav").string()});
        EXPECT_DOUBLE_EQ(listener.listen(folder.path() / "song.opus", {}).noisy, 0) << seed;
    }
    // An old record: a voice in hiss.
    EXPECT_DOUBLE_EQ(
        heard(
            "aevalsrc=exprs='0.2*sin(2*PI*t*300*pow(2\\,mod(floor(t*3)*5\\,12)/12))+0.05*(random(0)-0.5)':s=48000:d=12")
            .noisy,
        0);
    // Drums of noise alone.
    EXPECT_DOUBLE_EQ(heard("aevalsrc=exprs='0.8*(random(0)-0.5)*exp(-12*mod(t*2\\,1))':s=48000:d=12").noisy, 0);
    EXPECT_DOUBLE_EQ(heard("anullsrc=r=48000:d=12").noisy, 0);
}

TEST_F(Listening, MeasuresLoudness)
{
    const auto loud = heard("sine=frequency=1000:duration=6", "flac"); // at 0.0884 in both channels
    ASSERT_TRUE(loud.loudness);
    EXPECT_NEAR(*loud.loudness, -21.07, 0.2);
    EXPECT_NEAR(loud.peak, 0.0884, 0.002);
    const auto quiet = heard("sine=frequency=1000:duration=6,volume=-12dB", "flac");
    EXPECT_NEAR(*loud.loudness - *quiet.loudness, 12, 0.1);
}

TEST_F(Listening, FindsItAsLoudAsFfmpegDoes)
{
    const std::string quiet_half = "aevalsrc=exprs='if(lt(t\\,3)\\,0.5\\,0.001)*sin(2*PI*300*t)|0.2*sin(2*PI*5000*t)*"
                                   "if(lt(t\\,5)\\,1\\,0.05)':d=7:s=";
    for (const auto& [source, channels] : {std::pair{quiet_half + "48000", "2"},
                                           {quiet_half + "44100", "2"},
                                           {quiet_half + "96000", "2"},
                                           {quiet_half + "22050", "1"},
                                           {"sine=frequency=40:duration=4"s, "1"},
                                           {"anoisesrc=d=5:r=48000:a=0.3"s, "2"}}) {
        const auto file = folder.path() / "song.flac";
        ffmpeg(file, {"-f", "lavfi", "-i", source, "-ac", channels});
        std::string last;
        EXPECT_TRUE(run_program({.argv = {"ffmpeg", "-nostats", "-hide_banner", "-nostdin", "-i", file.string(), "-af",
                                          "ebur128=framelog=verbose", "-f", "null", "-"}},
                                [&](std::string_view line) {
                                    if (line.find("    I: ") != line.npos)
                                        last = line.substr(line.find("I: ") + 3);
                                },
                                nullptr, {})
                        .clean());
        EXPECT_NEAR(listener.listen(file, {}).loudness.value_or(0), std::stod(last), 0.1) << source << " " << channels;
    }
}

TEST_F(Listening, MixesManyChannelsDownAndLeavesOneAlone)
{
    const auto file = folder.path() / "song.flac";
    ffmpeg(file, {"-f", "lavfi", "-i", "sine=frequency=1000:duration=3,pan=5.1|c2=c0"});
    const auto mixed = listener.listen(file, {});
    EXPECT_THAT(mixed.length, AllOf(Ge(2900ms), Le(3100ms)));
    EXPECT_TRUE(mixed.loudness);
    ffmpeg(file, {"-f", "lavfi", "-i", "sine=frequency=1000:duration=3"}); // at 0.125 in one channel
    EXPECT_NEAR(listener.listen(file, {}).loudness.value_or(0), -21.07, 0.2);
}

TEST_F(Listening, TakesFingerprintsOnlyWhenTold)
{
    const auto file = folder.path() / "song.opus";
    compose(folder.path() / "song.wav", 3, 20);
    ffmpeg(file, {"-i", (folder.path() / "song.wav").string()});
    fs::remove(folder.path() / "song.wav");
    EXPECT_THAT(listener.listen(file, {}).fingerprint, IsEmpty());
    FfmpegListenerOptions options;
    options.fingerprint = options.lookup = true;
    const auto sound = FfmpegListener(options).listen(file, {});
    EXPECT_THAT(sound.fingerprint.size(), AllOf(Ge(130U), Le(165U)));
    EXPECT_TRUE(sound.lookup.starts_with("AQ"));
    EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), {}), 1); // nothing is left beside it
    EXPECT_TRUE(takes_fingerprints("ffmpeg", {}));
}

}
}
