// SPDX-License-Identifier: MIT
// Notes as the rest of the world writes them.
#include "plugin/music/note.hpp"
#include "tests/plugin/music/compared.hpp"

#include <gtest/gtest.h>

namespace topfive {

namespace {

VersionKind kind_of(std::string_view text)
{
    const auto note = read_note(text);
    EXPECT_EQ(note.versions.size(), 1U) << text;
    return note.versions.empty() ? VersionKind::talk : note.versions.front().kind;
}

bool neutral(std::string_view text)
{
    return read_note(text).kind == Note::Kind::neutral;
}

}

using enum VersionKind;

TEST(NotesAbroad, TellAConcert)
{
    for (const auto* text : {"En Vivo",
                             "En Directo desde Madrid",
                             "Ao Vivo em São Paulo",
                             "Live à l'Olympia",
                             "en public",
                             "En concert",
                             "dal vivo",
                             "Live aus Berlin",
                             "Liveaufnahme",
                             "liveversie",
                             "na żywo",
                             "концерт",
                             "живой звук",
                             "Canlı",
                             "라이브",
                             "ライブ",
                             "ライブ映像",
                             "现场版",
                             "現場版",
                             "演唱会",
                             "Ζωντανά",
                             "הופעה חיה",
                             "Spotify Singles"})
        EXPECT_EQ(kind_of(text), live) << text;
}

TEST(NotesAbroad, TellWhoOnlyPlays)
{
    for (const auto* text : {"караоке", "минус", "минусовка", "カラオケ", "伴奏", "노래방", "MR", "קריוקי"})
        EXPECT_EQ(kind_of(text), karaoke) << text;
    for (const auto* text : {"versione strumentale", "instrumentale", "off vocal ver.", "Inst.", "インスト", "纯音乐"})
        EXPECT_EQ(kind_of(text), instrumental) << text;
    for (const auto* text : {"version acoustique", "acústica", "Akustik Version", "akustisk", "wersja akustyczna",
                             "акустика", "어쿠스틱", "弾き語り", "不插电"})
        EXPECT_EQ(kind_of(text), acoustic) << text;
    for (const auto* text :
         {"ピアノ", "钢琴版", "オルゴール", "Piano", "Violin", "Guitar Solo", "Piano & Vocal", "Orgel"})
        EXPECT_EQ(kind_of(text), arrangement) << text;
}

TEST(NotesAbroad, TellWhatOthersMadeOfIt)
{
    for (const auto* text : {"カバー", "歌ってみた", "翻唱", "кавер", "커버"})
        EXPECT_EQ(kind_of(text), cover) << text;
    for (const auto* text : {"ремикс", "リミックス", "리믹스", "Иванов ремикс"})
        EXPECT_EQ(kind_of(text), remix) << text;
    EXPECT_EQ(read_note("Иванов ремикс").versions, (Versions{{remix, "ivanov"}}));
    EXPECT_EQ(read_note("Рок-версия").versions, (Versions{{arrangement, "rok"}}));
    EXPECT_EQ(read_note("Studyjna wersja").versions, (Versions{{arrangement, "studyjna"}}));
    EXPECT_EQ(kind_of("加速版"), sped_up);
    EXPECT_EQ(kind_of("减速版"), slowed);
    EXPECT_EQ(kind_of("9D Audio"), effect);
    EXPECT_EQ(kind_of("Reimagined"), arrangement);
}

TEST(NotesAbroad, AreNeutralWhereTheyPraiseThePicture)
{
    for (const auto* text : {"Video Oficial",
                             "Vídeo Oficial",
                             "Clip officiel",
                             "Offizielles Musikvideo",
                             "Video Ufficiale",
                             "Oficjalny teledysk",
                             "Официальный клип",
                             "Премьера клипа 2020",
                             "Resmi Video",
                             "뮤직비디오",
                             "가사",
                             "公式",
                             "官方MV",
                             "歌詞付き",
                             "MV",
                             "Remasterizado",
                             "Remasterisé en 2012",
                             "Rimasterizzato",
                             "Remastert",
                             "Love Theme from \"Titanic\""})
        EXPECT_TRUE(neutral(text)) << text;
}

TEST(NotesAbroad, StandBehindATitleWithoutBrackets)
{
    EXPECT_EQ(titles("Судно", "Судно официальный клип"), Likeness::same);
    EXPECT_EQ(titles("夜に駆ける", "夜に駆ける 公式"), Likeness::same);
    EXPECT_EQ(titles("夜に駆ける", "夜に駆ける 弾いてみた"), Likeness::other_version);
    EXPECT_EQ(titles("Песня", "Песня - живой звук"), Likeness::other_version);
    EXPECT_EQ(titles("Şarkı", "Şarkı Canlı Performans"), Likeness::other_version);
}

TEST(NotesAbroad, AreNoWordsOfATitle)
{
    for (const auto* text : {"Live a Little", "Plus Minus", "Mr. Clean", "Piano Man", "Guitar Town", "Konzertina",
                             "Klipsch", "ライブラリ"})
        EXPECT_EQ(read_note(text).kind, Note::Kind::other) << text;
    EXPECT_EQ(titles("Piano", "Piano (Remastered)"), Likeness::same);
    EXPECT_EQ(titles("現場", "現場"), Likeness::same);
    EXPECT_EQ(compare(song("Ariana Grande", "Piano"), song("", "Ariana Grande - Piano")).likeness, Likeness::same);
}

TEST(Note, OfASongPlayedForAStationIsNoOrigin)
{
    EXPECT_EQ(read_note("from MTV Unplugged").kind, Note::Kind::version);
    EXPECT_EQ(kind_of("From the BBC Sessions"), live);
    EXPECT_TRUE(neutral("From the Motion Picture"));
}

TEST(Note, OfAYearIsAVersionOnlyWhereItSaysSo)
{
    EXPECT_EQ(kind_of("2020 Version"), take);
    for (const auto* text : {"2020", "2020 Remaster", "2011 Remastered Version", "2019 Mix", "1999 Edition"})
        EXPECT_TRUE(neutral(text)) << text;
}

}
