// SPDX-License-Identifier: MIT
#include "plugin/fetching/path_name.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topfive {
namespace {

using testing::HasSubstr;
using testing::Optional;

constexpr std::string_view usual = "Topfive/{albumartist}/{title}";

Recording stan()
{
    Recording recording;
    recording.id = "deezer:1109731";
    recording.title = "Stan";
    recording.artists = {"Eminem", "Dido"};
    recording.album = "The Marshall Mathers LP";
    recording.date = "2000-05-23";
    recording.track_number = 3;
    return recording;
}

std::string named(std::string artist, std::string title)
{
    Recording recording;
    recording.id = "deezer:7";
    recording.artists = {std::move(artist)};
    recording.title = std::move(title);
    return path_name(usual, recording, "opus");
}

TEST(PathName, FollowsThePattern)
{
    EXPECT_EQ(path_name(usual, stan(), "opus"), "Topfive/Eminem/Stan.opus");
    EXPECT_EQ(path_name(usual, stan(), ".m4a"), "Topfive/Eminem/Stan.m4a");
    EXPECT_EQ(path_name("{artist}/{year} {album}/{track} {title}", stan(), "mp3"),
              "Eminem/2000 The Marshall Mathers LP/03 Stan.mp3");
    EXPECT_EQ(path_name("{title}", stan(), "opus"), "Stan.opus");
}

TEST(PathName, TakesTheAlbumsArtistWhereThereIsOne)
{
    Recording recording = stan();
    recording.album_artist = "Various Artists";
    EXPECT_EQ(path_name(usual, recording, "opus"), "Topfive/Various Artists/Stan.opus");
}

TEST(PathName, LeavesOutAFolderWithAnUnknownPart)
{
    Recording recording = stan();
    recording.album.clear();
    EXPECT_EQ(path_name("{artist}/{album}/{title}", recording, "opus"), "Eminem/Stan.opus");
    recording.album = "Curtain Call";
    recording.date = "unknown";
    EXPECT_EQ(path_name("{artist}/{year} {album}/{title}", recording, "opus"), "Eminem/Stan.opus");
    recording.artists.clear();
    EXPECT_EQ(path_name(usual, recording, "opus"), "Topfive/Stan.opus");
}

TEST(PathName, LeavesOutTheSignsAroundAnUnknownPartOfTheFile)
{
    Recording recording = stan();
    recording.track_number = 0;
    recording.date.clear();
    EXPECT_EQ(path_name("{track} - {title} ({year})", recording, "opus"), "Stan.opus");
    EXPECT_EQ(path_name("{artist} - {track} - {title}", recording, "opus"), "Eminem - Stan.opus");
    EXPECT_EQ(path_name("{artist} ({year}) {title}", recording, "opus"), "Eminem Stan.opus");
}

TEST(PathName, CallsAnUntitledSongByItsId)
{
    EXPECT_EQ(named("Eminem", ""), "Topfive/Eminem/deezer:7.opus");
    EXPECT_EQ(path_name("{title}", {}, "opus"), "untitled.opus");
}

TEST(PathName, NeverLeavesTheMusicDirectory)
{
    EXPECT_EQ(named("../../etc", "passwd"), "Topfive/-..-etc/passwd.opus");
    EXPECT_EQ(named("..", ".."), "Topfive/_/_.opus");
    EXPECT_EQ(named("/", "/etc/passwd"), "Topfive/-/-etc-passwd.opus");
    EXPECT_EQ(named("Eminem", "...And Justice"), "Topfive/Eminem/And Justice.opus");
    EXPECT_EQ(named("Eminem", " . .hidden"), "Topfive/Eminem/hidden.opus");
}

TEST(PathName, KeepsWhatOnlyShellsAndTemplatesFear)
{
    EXPECT_EQ(named("--exec touch x", "%(title)s"), "Topfive/--exec touch x/%(title)s.opus");
    EXPECT_EQ(named("$HOME", "{title} `id` | ; & * ? < > : \" \\"),
              "Topfive/$HOME/{title} `id` | ; & * ? < > : \" \\.opus");
    EXPECT_EQ(named("~", "!!!"), "Topfive/~/!!!.opus");
}

TEST(PathName, TakesControlCharactersOut)
{
    EXPECT_EQ(named("Emi\nnem", "St\x01"
                                "an\x7f"),
              "Topfive/Emi nem/Stan.opus");
    EXPECT_EQ(named("Eminem", std::string("St\0an", 5)), "Topfive/Eminem/Stan.opus");
    EXPECT_EQ(named("Eminem", "Stan\xe2\x80\xae"
                              "supo."),
              "Topfive/Eminem/Stansupo.opus"); // U+202E
    EXPECT_EQ(named("\n\t", "Stan"), "Topfive/Stan.opus");
}

TEST(PathName, KeepsUnicodeComposed)
{
    EXPECT_EQ(named("Кино", "Группа крови"), "Topfive/Кино/Группа крови.opus");
    EXPECT_EQ(named("きゃりーぱみゅぱみゅ", "つけまつける"), "Topfive/きゃりーぱみゅぱみゅ/つけまつける.opus");
    EXPECT_EQ(named("Beyonce\xcc\x81", "Halo"), "Topfive/Beyonc\xc3\xa9/Halo.opus");
}

TEST(PathName, ReplacesBytesThatAreNoUtf8)
{
    EXPECT_EQ(named("Bj\xf6rk", "Jóga"), "Topfive/Bj\xef\xbf\xbdrk/Jóga.opus");
}

TEST(PathName, DropsSpacesAndDotsAtTheEnd)
{
    EXPECT_EQ(named("Eminem ", "Stan..."), "Topfive/Eminem/Stan.opus");
    EXPECT_EQ(named("Eminem. .", "Stan .opus ."), "Topfive/Eminem/Stan .opus.opus");
}

TEST(PathName, CutsEachNameAtACharacterBoundary)
{
    std::string kana; // 3 bytes each
    for (int i = 0; i < 100; ++i)
        kana += "き";
    const std::string path = named(kana, kana);
    EXPECT_EQ(path, "Topfive/" + kana.substr(0, 255) + "/" + kana.substr(0, 249) + ".opus");
    EXPECT_EQ(named("Eminem", std::string(249, 'a') + " b"), "Topfive/Eminem/" + std::string(249, 'a') + ".opus");
}

TEST(PathPattern, IsAcceptedWhenItNamesSongs)
{
    EXPECT_EQ(path_pattern_error(usual), std::nullopt);
    EXPECT_EQ(path_pattern_error("{artist}/{year} - {album}/{track} {title}"), std::nullopt);
    EXPECT_EQ(path_pattern_error("{title}"), std::nullopt);
}

TEST(PathPattern, IsRefusedWithTheReason)
{
    EXPECT_THAT(path_pattern_error(""), Optional(HasSubstr("empty")));
    EXPECT_THAT(path_pattern_error("/music/{title}"), Optional(HasSubstr("relative")));
    EXPECT_THAT(path_pattern_error("Topfive//{title}"), Optional(HasSubstr("single slashes")));
    EXPECT_THAT(path_pattern_error("../{title}"), Optional(HasSubstr("dot")));
    EXPECT_THAT(path_pattern_error(".hidden/{title}"), Optional(HasSubstr("dot")));
    EXPECT_THAT(path_pattern_error("Topfive/{genre}/{title}"), Optional(HasSubstr("{genre}")));
    EXPECT_THAT(path_pattern_error("Topfive/{artist/{title}"), Optional(HasSubstr("brace")));
    EXPECT_THAT(path_pattern_error("Topfive/artist}/{title}"), Optional(HasSubstr("brace")));
    EXPECT_THAT(path_pattern_error("Topfive/{artist}"), Optional(HasSubstr("{title}")));
    EXPECT_THAT(path_pattern_error("Top\nfive/{title}"), Optional(HasSubstr("control")));
    EXPECT_THAT(path_pattern_error(std::string(256, 'a') + "/{title}"), Optional(HasSubstr("255")));
}

}
}
