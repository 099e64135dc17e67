// SPDX-License-Identifier: MIT
#include "adapters/youtube/music_answer.hpp"
#include "adapters/io/json.hpp"
#include "adapters/youtube/music_row.hpp"
#include "tests/adapters/youtube/music_shapes.hpp"
#include <boost/json.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <sstream>

using namespace topfive;
using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using Kind = Candidate::Kind;

namespace {

std::string in_sections(const std::string& sections)
{
    return R"({"contents":{"tabbedSearchResultsRenderer":{"tabs":[{"tabRenderer":{"content":{"sectionListRenderer":)"
           R"({"contents":[)" +
           sections + "]}}}}]}}}";
}

const std::string dot = R"({"text":" • "})";

// The recorded answers that lie beside the project where it is developed.
std::optional<std::string> recorded(const std::string& name)
{
    const char* shared = std::getenv("TOPFIVE_SHARED");
    const auto folder = shared != nullptr ? std::filesystem::path(shared)
                                          : std::filesystem::path(__FILE__).parent_path() / "../../../../shared";
    std::ifstream file(folder / "recorded/youtube-music" / name);
    std::ostringstream text;
    text << file.rdbuf();
    return file ? std::optional(text.str()) : std::nullopt;
}

}

TEST(MusicPageTest, TellsASongWithAllItsFacts)
{
    const auto page = read_music_page(in_sections(
        R"({"musicShelfRenderer":{"contents":[)" +
        music_row("yuTMWgOduFM", "ATV", "Common People",
                  music_link("Pulp", "ARTIST", "UCpulp") + R"(,{"text":" & "},)" +
                      music_link("Others", "ARTIST", "UCothers") + "," + dot + "," +
                      music_link("Different Class", "ALBUM", "MPREb_1") + "," + dot + R"(,{"text":"5:51"})",
                  R"(,"playlistItemData":{"videoId":"yuTMWgOduFM"},"badges":[{"musicInlineBadgeRenderer":{"icon":)"
                  R"({"iconType":"MUSIC_EXPLICIT_BADGE"}}}])") +
        "]}}"));

    ASSERT_TRUE(page);
    ASSERT_THAT(page->candidates, SizeIs(1));
    const auto& song = page->candidates[0];
    EXPECT_EQ(song.id, "yuTMWgOduFM");
    EXPECT_EQ(song.title, "Common People");
    EXPECT_THAT(song.artists, ElementsAre("Pulp", "Others"));
    EXPECT_EQ(song.channel, "Pulp");
    EXPECT_EQ(song.channel_id, "UCpulp");
    EXPECT_EQ(song.album, "Different Class");
    EXPECT_EQ(song.length, 351s);
    EXPECT_EQ(song.kind, Kind::label_audio);
    EXPECT_EQ(song.explicit_lyrics, true);
}

TEST(MusicPageTest, FindsArtistsThatAreNotLinked)
{
    const auto page = read_music_page(in_sections(
        music_row("aaaaaaaaaa1", "ATV", "A",
                  R"({"text":"Song"},)" + dot + R"(,{"text":"Pulp & Others"},)" + dot + R"(,{"text":"3:05"})") +
        "," +
        music_row("aaaaaaaaaa2", "ATV", "B",
                  R"({"text":"Pulp"},)" + dot + "," + music_link("Album", "ALBUM", "MPREb_2") + "," + dot +
                      R"(,{"text":"3:05"})") +
        "," +
        music_row("aaaaaaaaaa3", "UGC", "C",
                  R"({"text":"Someone"},)" + dot + R"(,{"text":"161K views"},)" + dot + R"(,{"text":"1:02:03"})")));

    ASSERT_THAT(page->candidates, SizeIs(3));
    EXPECT_THAT(page->candidates[0].artists, ElementsAre("Pulp & Others"));
    EXPECT_THAT(page->candidates[1].artists, ElementsAre("Pulp"));
    EXPECT_THAT(page->candidates[2].artists, ElementsAre("Someone"));
    EXPECT_EQ(page->candidates[2].views, 161'000U);
    EXPECT_EQ(page->candidates[2].length, 3723s);
    EXPECT_EQ(page->candidates[2].kind, Kind::user_upload);
}

TEST(MusicPageTest, SkipsWhatIsNoPlayableSong)
{
    const auto page = read_music_page(in_sections(
        music_row("aaaaaaaaaa1", "PODCAST_EPISODE", "Talk", R"({"text":"x"})") + "," +
        music_row("not an id", "ATV", "Broken", R"({"text":"x"})") + "," +
        music_row("aaaaaaaaaa2", "ATV", "", R"({"text":"x"})") + "," +
        music_row("aaaaaaaaaa3", "ATV", "Grey", R"({"text":"x"})",
                  R"(,"musicItemRendererDisplayPolicy":"MUSIC_ITEM_RENDERER_DISPLAY_POLICY_GREY_OUT")") +
        R"(,{"musicResponsiveListItemRenderer":{}},{"musicResponsiveListItemRenderer":7},{"unheardOfRenderer":[]},5)"));

    ASSERT_TRUE(page);
    EXPECT_THAT(page->candidates, IsEmpty());
}

TEST(MusicPageTest, TakesTheCardButNotWhatIsRelatedToIt)
{
    const auto page = read_music_page(in_sections(
        R"({"musicCardShelfRenderer":{"title":{"runs":[{"text":"Common People"}]},"onTap":)" +
        music_watch("aaaaaaaaaa1", "OMV") + R"(,"subtitle":{"runs":[{"text":"Video"},)" + dot + "," +
        music_link("Pulp", "USER_CHANNEL", "UCx") + "," + dot + R"(,{"text":"31M views"},)" + dot +
        R"(,{"text":"4:08"}]},"contents":[)" + music_row("aaaaaaaaaa2", "ATV", "Something else", R"({"text":"x"})") +
        "]}}," + R"({"musicShelfRenderer":{"contents":[)" +
        music_row("aaaaaaaaaa3", "ATV", "Common People", R"({"text":"Pulp"})") + "]}}"));

    ASSERT_THAT(page->candidates, SizeIs(2));
    EXPECT_EQ(page->candidates[0].id, "aaaaaaaaaa1");
    EXPECT_EQ(page->candidates[0].kind, Kind::official_video);
    EXPECT_EQ(page->candidates[0].views, 31'000'000U);
    EXPECT_THAT(page->candidates[0].artists, ElementsAre("Pulp"));
    EXPECT_EQ(page->candidates[1].id, "aaaaaaaaaa3");
}

TEST(MusicPageTest, KeepsNoneFoundApartFromBroken)
{
    EXPECT_THAT(
        read_music_page(in_sections(R"({"itemSectionRenderer":{"contents":[{"messageRenderer":{}}]}})"))->candidates,
        IsEmpty());
    EXPECT_FALSE(read_music_page("{}"));
    EXPECT_FALSE(read_music_page(R"({"contents":{}})"));
    EXPECT_FALSE(read_music_page("<html>"));
    EXPECT_FALSE(read_music_page(""));
    EXPECT_FALSE(read_music_page(std::string(100'000, '[')));
}

TEST(MusicPageTest, IsKeptInShort)
{
    MusicPage page;
    page.song_list = "VLOLAK5uy_1";
    Candidate song;
    song.source = "youtube";
    song.id = "aaaaaaaaaa1";
    song.title = "Кино \"x\"";
    song.channel = "C";
    song.channel_id = "UC1";
    song.artists = {"A", "B"};
    song.album = "D";
    song.length = 1500ms;
    song.views = 7;
    song.kind = Kind::official_other;
    song.explicit_lyrics = false;
    page.candidates = {song, song};
    page.candidates[1].explicit_lyrics.reset();

    const auto again = read_page(write_page(page));
    ASSERT_TRUE(again);
    EXPECT_EQ(again->candidates, page.candidates);
    EXPECT_EQ(again->song_list, "VLOLAK5uy_1");
    EXPECT_FALSE(read_page("[]"));
    EXPECT_FALSE(read_page("garbage"));
}

TEST(MusicRow, ReadsLengths)
{
    EXPECT_EQ(read_length("3:05"), 185s);
    EXPECT_EQ(read_length("0:59"), 59s);
    EXPECT_EQ(read_length("1:02:03"), 3723s);
    EXPECT_EQ(read_length("1984"), 0s);
    EXPECT_EQ(read_length("3:5"), 0s);
    EXPECT_EQ(read_length("a:05"), 0s);
    EXPECT_EQ(read_length(":05"), 0s);
    EXPECT_EQ(read_length("-1:05"), 0s);
    EXPECT_EQ(read_length("1:02:03:04"), 0s);
    EXPECT_EQ(read_length(""), 0s);
}

TEST(MusicRow, ReadsCounts)
{
    EXPECT_EQ(read_count("19M plays"), 19'000'000U);
    EXPECT_EQ(read_count("1.2K views"), 1'200U);
    EXPECT_EQ(read_count("1,234 views"), 1'234U);
    EXPECT_EQ(read_count("2B\u00a0plays"), 2'000'000'000U);
    EXPECT_EQ(read_count("19M subscribers"), 0U);
    EXPECT_EQ(read_count("plays"), 0U);
    EXPECT_EQ(read_count("19"), 0U);
}

TEST(MusicRecorded, CardAndShelfOfAnIsrc)
{
    const auto text = recorded("search_isrc_card_and_shelf.json");
    if (!text)
        GTEST_SKIP() << "no recorded answers here";
    const auto page = read_music_page(*text);

    ASSERT_THAT(page->candidates, SizeIs(2));
    EXPECT_EQ(page->candidates[0].id, "YlY71g3kzDU");
    EXPECT_EQ(page->candidates[0].kind, Kind::official_video);
    EXPECT_EQ(page->candidates[0].length, 258s);
    EXPECT_EQ(page->candidates[1].id, "SbnzkyaYlIE");
    EXPECT_THAT(page->candidates[1].artists, ElementsAre("Mata", "Moo Latte"));
    EXPECT_EQ(page->candidates[1].album, "100 dni do matury");
}

TEST(MusicRecorded, RelatedRowsOfACardAreNoAnswer)
{
    const auto text = recorded("search_isrc_card_more_rows.json");
    if (!text)
        GTEST_SKIP() << "no recorded answers here";
    EXPECT_THAT(read_music_page(*text)->candidates, SizeIs(1));
}

TEST(MusicRecorded, OldAndMixedLayouts)
{
    const auto old = recorded("search_songs_filter_old_layout.json");
    const auto mixed = recorded("search_default_mixed.json");
    if (!old || !mixed)
        GTEST_SKIP() << "no recorded answers here";
    const auto songs = read_music_page(*old)->candidates;
    ASSERT_THAT(songs, SizeIs(4));
    EXPECT_EQ(songs[0].title, "bernard trigger");
    EXPECT_THAT(songs[0].artists, ElementsAre("cleopatrick"));
    EXPECT_EQ(songs[0].length, 210s);

    std::vector<std::string> titles;
    const auto page = read_music_page(*mixed);
    for (const auto& song : page->candidates)
        titles.push_back(song.title);
    EXPECT_THAT(titles, testing::Contains("Moments"));
    EXPECT_THAT(titles, testing::Not(testing::Contains(testing::HasSubstr("Take A MOment"))));
}

TEST(MusicRecorded, ArtistPageAndList)
{
    const auto artist = recorded("browse_artist.json");
    const auto list = recorded("browse_audio_playlist.json");
    if (!artist || !list)
        GTEST_SKIP() << "no recorded answers here";
    const auto page = read_music_page(*artist);
    EXPECT_THAT(page->candidates, SizeIs(5));
    EXPECT_THAT(page->song_list, testing::StartsWith("VL"));
    EXPECT_THAT(page->candidates[4].artists, ElementsAre("Houshou Marine", "Hoshimachi Suisei"));

    const auto songs = read_music_page(*list)->candidates;
    ASSERT_THAT(songs, SizeIs(5));
    EXPECT_EQ(songs[0].length, 304s);
    EXPECT_EQ(songs[0].album, "Revival");
}
