// SPDX-License-Identifier: MIT
#include "adapters/youtube/yt_dlp_command.hpp"
#include <gmock/gmock.h>

using namespace topfive;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::Not;

namespace {

std::string text_of(const std::string& artist, const std::string& title)
{
    Recording recording;
    recording.artists = {artist};
    recording.title = title;
    return search_text(recording);
}

std::string after(const std::vector<std::string>& command, const std::string& option)
{
    const auto found = std::find(command.begin(), command.end(), option);
    return found == command.end() || found + 1 == command.end() ? "" : *(found + 1);
}

}

TEST(SearchText, IsArtistAndTitle)
{
    EXPECT_EQ(text_of("Pulp", "Common People"), "Pulp Common People");
    EXPECT_EQ(text_of("Кино", "Группа крови"), "Кино Группа крови");
    EXPECT_EQ(text_of("!!!", "?"), "!!! ?");
}

TEST(SearchText, HoldsNoControlCharactersAndNoDoubleSpaces)
{
    EXPECT_EQ(text_of("Line\nBreak", " Tab\t\tStop\r\n"), "Line Break Tab Stop");
    EXPECT_EQ(text_of("A\x7f\x01", "\u0085B\u2028C\u202eD"), "A B C D");
}

TEST(SearchText, KeepsHostileTextAsText)
{
    EXPECT_EQ(text_of("--exec touch x", "$(touch x)"), "--exec touch x $(touch x)");
    EXPECT_EQ(text_of("%(title)s", "../../etc/passwd"), "%(title)s ../../etc/passwd");
}

TEST(SearchText, EndsBelow200BytesAtACharacterAndKeepsTheTitle)
{
    std::string umlauts;
    for (int i = 0; i < 150; ++i)
        umlauts += "Ä";
    const auto text = text_of(umlauts, "Title");

    EXPECT_EQ(text, umlauts.substr(0, 100) + " Title");
    EXPECT_EQ(text_of("x", umlauts), "x " + umlauts.substr(0, 198));
}

TEST(SearchText, DropsBytesThatAreNotUtf8)
{
    EXPECT_EQ(text_of("Bj\xf6rk", "J\xc3"), "Bj rk J");
    EXPECT_EQ(text_of("\xff\xfe", "\xc0\x80"), "");
}

TEST(SearchText, IsEmptyForBlanks)
{
    EXPECT_EQ(text_of("", ""), "");
    EXPECT_EQ(text_of(" \n", "\u00a0\u200b"), "");
}

TEST(VideoId, IsElevenCharactersOfItsAlphabet)
{
    EXPECT_TRUE(is_video_id("dQw4w9WgXcQ"));
    EXPECT_TRUE(is_video_id("-_abcdefghi"));
    EXPECT_FALSE(is_video_id("dQw4w9WgXc"));
    EXPECT_FALSE(is_video_id("dQw4w9WgXc "));
    EXPECT_FALSE(is_video_id("dQw4w9&gXcQ"));
    EXPECT_FALSE(is_video_id(""));
}

TEST(YtDlpCommand, SearchesForAllTextsInOneProcess)
{
    YtDlpOptions options;
    options.extra_args = {"--cookies", "/etc/cookies.txt"};
    const auto command = search_command(options, std::vector<std::string>{"--exec x", "Pulp Disco 2000"});

    const auto end = std::find(command.begin(), command.end(), "--");
    EXPECT_THAT(std::vector(end, command.end()), ElementsAre("--", "ytsearch8:--exec x", "ytsearch8:Pulp Disco 2000"));
    EXPECT_THAT(std::vector(command.begin(), end),
                AllOf(Contains("--ignore-config"), Contains("-J"), Contains("--flat-playlist"), Contains("--cookies")));
}

TEST(YtDlpCommand, FetchesAllVideosInOneProcess)
{
    YtDlpOptions options;
    options.max_size = 1'000;
    options.max_duration = std::chrono::minutes(2);
    const auto command = fetch_command(options, std::vector<std::string>{"-aaaaaaaaaa", "bbbbbbbbbbb"});

    const auto end = std::find(command.begin(), command.end(), "--");
    EXPECT_THAT(std::vector(end, command.end()), ElementsAre("--", "https://www.youtube.com/watch?v=-aaaaaaaaaa",
                                                             "https://www.youtube.com/watch?v=bbbbbbbbbbb"));
    EXPECT_EQ(after(command, "--max-filesize"), "1000");
    EXPECT_EQ(after(command, "--match-filters"), "duration<=?120 & !is_live");
    EXPECT_EQ(after(command, "-o"), "%(id)s.%(ext)s");
}

TEST(YtDlpCommand, PausesInsideABatchOnly)
{
    YtDlpOptions options;
    options.pause = std::chrono::milliseconds(2500);
    EXPECT_EQ(after(fetch_command(options, std::vector<std::string>{"aaaaaaaaaaa", "bbbbbbbbbbb"}), "--sleep-interval"),
              "2.500");
    EXPECT_THAT(fetch_command(options, std::vector<std::string>{"aaaaaaaaaaa"}), Not(Contains("--sleep-interval")));
    options.pause = {};
    EXPECT_THAT(fetch_command(options, std::vector<std::string>{"aaaaaaaaaaa", "bbbbbbbbbbb"}),
                Not(Contains("--sleep-interval")));
}

TEST(YtDlpCommand, ChoosesWhatCanBeKeptAndLeavesTheRestToOthers)
{
    YtDlpOptions options;
    EXPECT_THAT(after(fetch_command(options, {}), "-f"), testing::StartsWith("bestaudio[acodec=opus]/"));
    EXPECT_THAT(fetch_command(options, {}), Not(Contains("-x")));
    EXPECT_EQ(after(fetch_command(options, {}), "--fixup"), "never");
    options.format = AudioFormat::m4a;
    EXPECT_THAT(after(fetch_command(options, {}), "-f"), testing::StartsWith("bestaudio[acodec^=mp4a]/"));
    options.format = AudioFormat::mp3;
    EXPECT_EQ(after(fetch_command(options, {}), "-f"), "bestaudio/best");
}
