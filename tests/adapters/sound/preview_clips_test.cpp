// SPDX-License-Identifier: MIT
#include "adapters/sound/preview_clips.hpp"

#include "adapters/io/temporary_directory.hpp"
#include "plugin/errors.hpp"
#include "plugin/fetching/sound_evidence.hpp"
#include "tests/adapters/sound/ffmpeg.hpp"
#include "tests/fakes/local_http_server.hpp"

#include <fstream>
#include <gmock/gmock.h>
#include <iterator>

namespace topfive {
namespace {

using testing::IsEmpty;
using Outcome = Opinion::Outcome;

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// A song, a clip of it as a service offers one, and other songs.
class PreviewClipsTest : public testing::Test {
protected:
    PreviewClipsTest()
    {
        compose(folder.path() / "song.wav", 3, 75);
        ffmpeg(folder.path() / "clip.mp3", {"-ss", "25", "-t", "25", "-i", (folder.path() / "song.wav").string(),
                                            "-c:a", "libmp3lame", "-b:a", "128k"});
        server.on("/clip.mp3?hdnea=exp~acl", std::string(bytes_of(folder.path() / "clip.mp3")));
    }
    [[nodiscard]] PreviewClips clips(const std::string& path)
    {
        return PreviewClips(
            [url = path.empty() ? path : server.url() + path](const Recording&, std::stop_token) { return url; });
    }
    // The song as a source might have it.
    [[nodiscard]] Fingerprint heard(const std::string& name, const std::vector<std::string>& how)
    {
        std::vector<std::string> command{"-i", (folder.path() / "song.wav").string()};
        command.insert(command.end(), how.begin(), how.end());
        ffmpeg(folder.path() / name, command);
        return listened(folder.path() / name);
    }
    [[nodiscard]] static Fingerprint listened(const fs::path& file)
    {
        FfmpegListenerOptions options;
        options.fingerprint = true;
        return FfmpegListener(options).listen(file, {}).fingerprint;
    }
    TemporaryDirectory folder;
    LocalHttpServer server;
};

TEST_F(PreviewClipsTest, AreHeardInTheSongHoweverItWasEncoded)
{
    const auto clip = clips("/clip.mp3?hdnea=exp~acl").clip_of({}, {});
    ASSERT_FALSE(clip.empty());
    const auto opus = judge_clip(clip, heard("a.opus", {"-c:a", "libopus", "-b:a", "64k"}));
    EXPECT_EQ(opus.outcome, Outcome::passed) << opus.figures.at(0).second;
    const auto quiet = judge_clip(clip, heard("a.m4a", {"-af", "volume=-15dB", "-c:a", "aac", "-b:a", "128k"}));
    EXPECT_EQ(quiet.outcome, Outcome::passed) << quiet.figures.at(0).second;
    const auto shifted =
        judge_clip(clip, heard("b.opus", {"-af", "adelay=3370:all=1", "-c:a", "libopus", "-b:a", "96k"}));
    EXPECT_EQ(shifted.outcome, Outcome::passed) << shifted.figures.at(0).second;
}

TEST_F(PreviewClipsTest, AreNotHeardInAnotherSong)
{
    const auto clip = clips("/clip.mp3?hdnea=exp~acl").clip_of({}, {});
    compose(folder.path() / "song.wav", 8, 75);
    const auto other = judge_clip(clip, heard("other.opus", {"-c:a", "libopus"}));
    compose(folder.path() / "song.wav", 3, 75);
    EXPECT_EQ(other.outcome, Outcome::failed) << other.figures.at(0).second;
    const auto faster =
        judge_clip(clip, heard("c.opus", {"-af", "asetrate=22050*1.25,aresample=48000", "-c:a", "libopus"}));
    EXPECT_EQ(faster.outcome, Outcome::failed) << faster.figures.at(0).second;
}

TEST_F(PreviewClipsTest, AreNothingWhereNoneIsOffered)
{
    EXPECT_THAT(clips("").clip_of({}, {}), IsEmpty());
    EXPECT_THROW((void)clips("/expired.mp3").clip_of({}, {}), Unavailable);
    server.on("/page.mp3", std::string("<html>"));
    EXPECT_THROW((void)clips("/page.mp3").clip_of({}, {}), Fault);
}

}
}
