// SPDX-License-Identifier: MIT
#include "adapters/files/taglib_tagger.hpp"

#include "adapters/files/tags.hpp"
#include "adapters/io/subprocess.hpp"
#include "plugin/errors.hpp"
#include "tests/adapters/files/music_world.hpp"
#include "tests/adapters/files/private_mpd.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <thread>

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

TEST_P(Tagging, ReplacesAllTagsAndPictures)
{
    tagger.tag(file, stan(), {.source = "youtube:dQw4w9WgXcQ"}, paint(folder.path() / "first.png"));
    const auto picture = paint(folder.path() / "cover.jpg");
    tagger.tag(file, stan(), {.source = "youtube:dQw4w9WgXcQ"}, picture);

    const auto tags = tags_seen_by_ffprobe(file);
    EXPECT_THAT(tags, Contains("TAG:TOPFIVE_SOURCE=youtube:dQw4w9WgXcQ"));
    EXPECT_THAT(tags, Contains("TAG:TOPFIVE_TRACK=deezer:1109731"));
    EXPECT_THAT(tags, Each(Not(HasSubstr("youtube.com"))));
    EXPECT_THAT(tags, Each(Not(HasSubstr("Subscribe"))));
    EXPECT_THAT(tags, Each(Not(HasSubstr("OFFICIAL"))));
    EXPECT_THAT(output_of({"ffprobe", "-v", "error", "-select_streams", "v", "-show_entries",
                           "stream=codec_name:stream_disposition=attached_pic", "-of", "csv=p=0", file.string()}),
                ElementsAre("mjpeg,1"));
}

TEST_P(Tagging, IsReadByMpd)
{
    const auto picture = paint(folder.path() / "cover.jpg", "640x640");
    tagger.tag(file, stan(), {.source = "youtube:dQw4w9WgXcQ"}, picture);
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

// MPD's volume for a file, as it stands in its log.
double scale_of(const fs::path& file, const fs::path& folder)
{
    PrivateMpd mpd(folder, "log_level \"verbose\"\nreplaygain \"track\"\nreplaygain_limit \"no\"");
    mpd.update();
    mpd.ask("add " + file.filename().string());
    mpd.ask("play");
    const auto end = std::chrono::steady_clock::now() + 20s;
    for (std::string log; std::chrono::steady_clock::now() < end; std::this_thread::sleep_for(20ms)) {
        log = read(mpd.log());
        // The first is from before the file was opened.
        const auto first = log.find("replay_gain: scale=");
        const auto second = first == log.npos ? first : log.find("replay_gain: scale=", first + 1);
        if (second != log.npos && log.find('\n', second) != log.npos)
            return std::stod(log.substr(second + 19));
    }
    return 0;
}

TEST_P(Tagging, MakesMpdPlayAllSongsEquallyLoud)
{
    Provenance loud;
    loud.loudness = -12.0; // six above ReplayGain's reference
    loud.peak = 0.98;
    tagger.tag(file, stan(), loud, "");
    EXPECT_NEAR(scale_of(file, folder.path()), 0.501, 0.002); // -6 dB
    const auto tags = tags_seen_by_ffprobe(file);
    EXPECT_THAT(tags, Contains(testing::MatchesRegex("TAG:(replaygain_track_gain|REPLAYGAIN_TRACK_GAIN)=-6.00 dB")));
    EXPECT_THAT(tags, Contains(testing::MatchesRegex("TAG:(replaygain_track_peak|REPLAYGAIN_TRACK_PEAK)=0.980000")));
}

TEST_P(Tagging, LeavesTheSoundAlone)
{
    const auto sound = [&] {
        return output_of({"ffmpeg", "-v", "error", "-i", file.string(), "-map", "0:a", "-c", "copy", "-f", "md5", "-"});
    };
    const auto before = sound();
    tagger.tag(file, stan(), {.source = "youtube:dQw4w9WgXcQ"}, paint(folder.path() / "cover.jpg", "640x640"));
    EXPECT_EQ(sound(), before);
    EXPECT_THAT(before, ElementsAre(StartsWith("MD5=")));
}

TEST_P(Tagging, LeavesOutWhatIsNotKnown)
{
    Recording recording;
    recording.id = "itunes:7";
    recording.title = "Кино\nи немцы";
    recording.artists = {"Кино"};
    tagger.tag(file, recording, {.source = "folder:a.opus"}, "neither JPEG nor PNG");
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

INSTANTIATE_TEST_SUITE_P(EveryFormat, Tagging,
                         testing::Values(Format{"opus", "libopus", "opus"}, Format{"m4a", "aac", "aac"},
                                         Format{"mp3", "libmp3lame", "mp3"}, Format{"ogg", "libvorbis", "vorbis"},
                                         Format{"flac", "flac", "flac"}),
                         [](const auto& tested) { return std::string(tested.param.extension); });

struct Untaggable : testing::Test {
    TemporaryDirectory folder;
    TagLibTagger tagger;
};

TEST_F(Untaggable, RefusesToTagWhatIsNoSong)
{
    write(folder.path() / "page.opus", "<html></html>");
    EXPECT_THAT([&] { tagger.tag(folder.path() / "page.opus", stan(), {.source = "youtube:x"}, ""); },
                ThrowsMessage<Fault>(HasSubstr("cannot tag page.opus")));
    EXPECT_THROW(tagger.tag(folder.path() / "missing.mp3", stan(), {.source = "youtube:x"}, ""), Fault);
}

TEST(TagsOf, ARecordingSayOnlyWhatIsKnown)
{
    Recording recording;
    recording.title = "St\x01"
                      "an ";
    EXPECT_THAT(tags_of(recording, {.source = "youtube:x"}),
                ElementsAre(Pair("TITLE", ElementsAre("Stan")), Pair("GROUPING", ElementsAre("topfive")),
                            Pair("TOPFIVE_SOURCE", ElementsAre("youtube:x"))));
    EXPECT_EQ(tags_of(stan(), {.source = "youtube:x"}).size(), 13);
    EXPECT_THAT(tags_of(recording, {.source = "youtube:x", .reason = "related to Dr. Dre"}),
                testing::Contains(Pair("TOPFIVE_REASON", ElementsAre("related to Dr. Dre"))));
}

}
}
