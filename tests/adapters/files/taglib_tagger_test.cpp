// SPDX-License-Identifier: MIT
#include "adapters/files/taglib_tagger.hpp"

#include "adapters/files/tags.hpp"
#include "adapters/io/subprocess.hpp"
#include "plugin/errors.hpp"
#include "tests/adapters/files/music_world.hpp"
#include "tests/adapters/files/private_mpd.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topfive {
namespace {

using namespace std::chrono_literals;
using testing::AllOf;
using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::Ge;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Le;
using testing::Not;
using testing::Pair;
using testing::StartsWith;
using testing::ThrowsMessage;

namespace fs = std::filesystem;

Recording stan()
{
    Recording recording;
    recording.id = "deezer:1109731";
    recording.title = "Stan “live”";
    recording.artists = {"Eminem", "Dido"};
    recording.album = "The Marshall Mathers LP";
    recording.album_artist = "Eminem";
    recording.date = "2000-05-23";
    recording.track_number = 3;
    recording.disc_number = 1;
    recording.isrc = "USIR10000448";
    recording.mbid = "5b28ac6f-0b0b-4d21-a5b8-3a7dbc2ea4b1";
    recording.artist_mbid = "b95ce3ff-3d05-4e87-9e01-c97b66af13d4";
    return recording;
}

std::vector<std::string> output_of(std::vector<std::string> argv)
{
    Command command;
    command.argv = std::move(argv);
    std::vector<std::string> lines;
    const auto ending = run_program(
        command, [&](std::string_view line) { lines.emplace_back(line); }, [](std::string_view) {}, {});
    EXPECT_TRUE(ending.clean());
    return lines;
}

// Three seconds as yt-dlp might leave them, with tags that nobody wants.
void sing(const fs::path& file, const std::string& codec)
{
    output_of({"ffmpeg",
               "-v",
               "error",
               "-f",
               "lavfi",
               "-i",
               "sine=frequency=440:duration=3",
               "-ac",
               "2",
               "-c:a",
               codec,
               "-metadata",
               "title=EMINEM - STAN (OFFICIAL VIDEO) 4K",
               "-metadata",
               "comment=https://www.youtube.com/x",
               "-metadata",
               "description=Subscribe!",
               "-metadata",
               "synopsis=Subscribe!",
               "-metadata",
               "purl=https://www.youtube.com/x",
               "file:" + file.string()});
}

std::string paint(const fs::path& file, const std::string& size = "64x64")
{
    output_of(
        {"ffmpeg", "-v", "error", "-f", "lavfi", "-i", "mandelbrot=size=" + size, "-frames:v", "1", file.string()});
    return read(file);
}

std::vector<std::string> tags_seen_by_ffprobe(const fs::path& file)
{
    return output_of({"ffprobe", "-v", "error", "-show_entries", "format_tags:stream_tags", "-of",
                      "default=noprint_wrappers=1", file.string()});
}

struct Format {
    const char* extension;
    const char* codec; // ffmpeg's encoder
    const char* name;  // in a Probe
};

class Tagging : public testing::TestWithParam<Format> {
protected:
    Tagging() { sing(file, GetParam().codec); }
    TemporaryDirectory folder;
    fs::path file = folder.path() / ("song." + std::string(GetParam().extension));
    TagLibTagger tagger;
};

TEST_P(Tagging, ProbesWhatTheFileHolds)
{
    const auto probe = tagger.probe(file, {});
    EXPECT_EQ(probe.codec, GetParam().name);
    EXPECT_THAT(probe.length, AllOf(Ge(2900ms), Le(3200ms)));
    EXPECT_EQ(probe.channels, 2);
    EXPECT_THAT(probe.sample_rate, AllOf(Ge(44100), Le(48000)));
}

TEST_P(Tagging, ReplacesAllTagsAndPictures)
{
    tagger.tag(file, stan(), {"youtube:dQw4w9WgXcQ"}, paint(folder.path() / "first.png"));
    const auto picture = paint(folder.path() / "cover.jpg");
    tagger.tag(file, stan(), {"youtube:dQw4w9WgXcQ"}, picture);

    const auto tags = tags_seen_by_ffprobe(file);
    EXPECT_THAT(tags, Contains("TAG:TOPFIVE_SOURCE=youtube:dQw4w9WgXcQ"));
    EXPECT_THAT(tags, Contains("TAG:TOPFIVE_TRACK=deezer:1109731"));
    EXPECT_THAT(tags, Each(Not(HasSubstr("youtube.com"))));
    EXPECT_THAT(tags, Each(Not(HasSubstr("Subscribe"))));
    EXPECT_THAT(tags, Each(Not(HasSubstr("OFFICIAL"))));
    EXPECT_THAT(output_of({"ffprobe", "-v", "error", "-select_streams", "v", "-show_entries",
                           "stream=codec_name:stream_disposition=attached_pic", "-of", "csv=p=0", file.string()}),
                ElementsAre("mjpeg,1"));
    EXPECT_THAT(tagger.probe(file, {}).length, AllOf(Ge(2900ms), Le(3200ms)));
}

TEST_P(Tagging, IsReadByMpd)
{
    const auto picture = paint(folder.path() / "cover.jpg", "640x640");
    tagger.tag(file, stan(), {"youtube:dQw4w9WgXcQ"}, picture);
    PrivateMpd mpd(folder.path());
    mpd.update();

    const auto song = mpd.ask("lsinfo " + file.filename().string());

    EXPECT_THAT(song, IsSupersetOf({"Title: Stan “live”", "Artist: Eminem", "AlbumArtist: Eminem",
                                    "Album: The Marshall Mathers LP", "Date: 2000-05-23", "Track: 3", "Disc: 1",
                                    "Grouping: topfive", "MUSICBRAINZ_TRACKID: 5b28ac6f-0b0b-4d21-a5b8-3a7dbc2ea4b1",
                                    "MUSICBRAINZ_ARTISTID: b95ce3ff-3d05-4e87-9e01-c97b66af13d4"}));
    if (file.extension() != ".m4a") { // all values are in it, FFmpeg gives MPD the first
        EXPECT_THAT(song, Contains("Artist: Dido"));
    }
    EXPECT_THAT(song, Not(Contains(StartsWith("Comment:"))));
    EXPECT_EQ(mpd.picture(file.filename().string()), picture);
}

TEST_P(Tagging, LeavesTheSoundAlone)
{
    const auto sound = [&] {
        return output_of({"ffmpeg", "-v", "error", "-i", file.string(), "-map", "0:a", "-c", "copy", "-f", "md5", "-"});
    };
    const auto before = sound();
    tagger.tag(file, stan(), {"youtube:dQw4w9WgXcQ"}, paint(folder.path() / "cover.jpg", "640x640"));
    EXPECT_EQ(sound(), before);
    EXPECT_THAT(before, ElementsAre(StartsWith("MD5=")));
}

TEST_P(Tagging, LeavesOutWhatIsNotKnown)
{
    Recording recording;
    recording.id = "itunes:7";
    recording.title = "Кино\nи немцы";
    recording.artists = {"Кино"};
    tagger.tag(file, recording, {"folder:a.opus"}, "neither JPEG nor PNG");
    PrivateMpd mpd(folder.path());
    mpd.update();

    auto song = mpd.ask("lsinfo " + file.filename().string());
    std::erase_if(song, [](const std::string& line) {
        return line.starts_with("file:") || line.starts_with("Last-Modified:") || line.starts_with("Format:") ||
               line.starts_with("Time:") || line.starts_with("duration:");
    });
    EXPECT_THAT(song, testing::UnorderedElementsAre("Title: Кино и немцы", "Artist: Кино", "AlbumArtist: Кино",
                                                    "Grouping: topfive"));
    EXPECT_THAT(mpd.picture(file.filename().string()), IsEmpty());
}

TEST_P(Tagging, NoticesAFileThatWasCutShort)
{
    const auto whole = read(file);
    write(file, whole.substr(0, whole.size() * 2 / 3));
    try {
        EXPECT_LT(tagger.probe(file, {}).length, 2500ms);
    } catch (const Fault& fault) { // an MP4 file has its table at the end
        EXPECT_THAT(fault.what(), HasSubstr("does not open as audio"));
    }
}

INSTANTIATE_TEST_SUITE_P(EveryFormat, Tagging,
                         testing::Values(Format{"opus", "libopus", "opus"}, Format{"m4a", "aac", "aac"},
                                         Format{"mp3", "libmp3lame", "mp3"}, Format{"ogg", "libvorbis", "vorbis"}),
                         [](const auto& tested) { return std::string(tested.param.extension); });

struct Probing : testing::Test {
    TemporaryDirectory folder;
    TagLibTagger tagger;
};

TEST_F(Probing, RefusesWhatIsNoAudio)
{
    write(folder.path() / "page.opus", "<html>Sign in to confirm that you are no bot</html>");
    write(folder.path() / "list.opus", "#EXTM3U\n#EXTINF:10,\nfile:/etc/passwd\n");
    write(folder.path() / "empty.opus", "");
    paint(folder.path() / "cover.jpg");
    for (const auto* name : {"page.opus", "list.opus", "empty.opus", "cover.jpg", "missing.opus"})
        EXPECT_THAT([&] { (void)tagger.probe(folder.path() / name, {}); },
                    ThrowsMessage<Fault>(HasSubstr(std::string(name) + " does not open as audio")));
}

TEST_F(Probing, BelievesThePacketsNotTheTable)
{
    sing(folder.path() / "back.m4a", "aac");
    const auto file = folder.path() / "front.m4a"; // its table, at the front, promises three seconds
    output_of({"ffmpeg", "-v", "error", "-i", (folder.path() / "back.m4a").string(), "-c", "copy", "-movflags",
               "+faststart", file.string()});
    const auto whole = read(file);
    write(file, whole.substr(0, whole.size() * 2 / 3));
    EXPECT_THAT(tagger.probe(file, {}).length, AllOf(Ge(1000ms), Le(2500ms)));
}

TEST_F(Probing, TakesAnyFileName)
{
    const auto file = folder.path() / "http:%d $HOME 'a'\n.opus";
    sing(folder.path() / "a.opus", "libopus");
    fs::rename(folder.path() / "a.opus", file);
    EXPECT_EQ(tagger.probe(file, {}).codec, "opus");
}

TEST_F(Probing, SaysThatItCannotTellNow)
{
    sing(folder.path() / "a.opus", "libopus");
    EXPECT_THROW((void)TagLibTagger("no-ffprobe-here").probe(folder.path() / "a.opus", {}), Unavailable);
    std::stop_source stopped;
    stopped.request_stop();
    EXPECT_THROW((void)tagger.probe(folder.path() / "a.opus", stopped.get_token()), Unavailable);
}

TEST_F(Probing, RefusesToTagWhatIsNoSong)
{
    write(folder.path() / "page.opus", "<html></html>");
    EXPECT_THAT([&] { tagger.tag(folder.path() / "page.opus", stan(), {"youtube:x"}, ""); },
                ThrowsMessage<Fault>(HasSubstr("cannot tag page.opus")));
    EXPECT_THROW(tagger.tag(folder.path() / "missing.mp3", stan(), {"youtube:x"}, ""), Fault);
}

TEST(TagsOf, ARecordingSayOnlyWhatIsKnown)
{
    Recording recording;
    recording.title = "St\x01"
                      "an ";
    EXPECT_THAT(tags_of(recording, {"youtube:x"}),
                ElementsAre(Pair("TITLE", ElementsAre("Stan")), Pair("GROUPING", ElementsAre("topfive")),
                            Pair("TOPFIVE_SOURCE", ElementsAre("youtube:x"))));
    EXPECT_EQ(tags_of(stan(), {"youtube:x"}).size(), 13);
    EXPECT_THAT(tags_of(recording, {"youtube:x", "related to Dr. Dre"}),
                testing::Contains(Pair("TOPFIVE_REASON", ElementsAre("related to Dr. Dre"))));
}

}
}
