// SPDX-License-Identifier: MIT
// The rules of the comparison that cases seldom reach, each shown by a pair that it alone decides.
#include "plugin/music/comparison.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace topfive {

namespace {

using namespace std::chrono_literals;

Recording song(std::string artist, std::string title, std::chrono::seconds length, std::string album = {})
{
    Recording recording;
    recording.title = std::move(title);
    if (!artist.empty())
        recording.artists = {std::move(artist)};
    recording.album = std::move(album);
    recording.length = length;
    return recording;
}

Likeness tidy(const Recording& a, const Recording& b)
{
    return compare(a, b, Tags::tidy).likeness;
}

Likeness spoilt(const Recording& a, const Recording& b)
{
    return compare(a, b, Tags::spoilt).likeness;
}

}

TEST(Weighing, LetsTheAlbumExplainATail)
{
    const auto plain = song("Mogwai", "Cody", 0s, "Come On Die Young");
    EXPECT_EQ(tidy(song("Mogwai", "Cody - Come On Die Young", 0s), plain), Likeness::same);
    EXPECT_EQ(tidy(song("Mogwai", "Cody - Rock Action", 0s), plain), Likeness::other_song);
}

TEST(Weighing, ReadsTailsTogetherWhereTheAlbumHoldsADash)
{
    const auto plain = song("Mogwai", "Cody", 0s, "Ten Rapid - Collected Recordings");
    EXPECT_EQ(tidy(song("Mogwai", "Cody - Ten Rapid - Collected Recordings", 0s), plain), Likeness::same);
    EXPECT_EQ(tidy(song("Mogwai", "Cody - Ten Rapid - Selected Cuts", 0s), plain), Likeness::other_song);
}

TEST(Weighing, BelievesAnUnexplainedTailInPeoplesFilesMoreThanInServices)
{
    // 1.1 in files that people tagged, 1.6 in what services say; an equal album takes 0.5 away, an equal length 0.8.
    const auto longer = song("Mogwai", "Cody - Some Words", 0s, "Come On Die Young");
    const auto plain = song("Mogwai", "Cody", 0s, "Come On Die Young");
    EXPECT_EQ(spoilt(longer, plain), Likeness::same);
    EXPECT_EQ(tidy(longer, plain), Likeness::other_song);
    EXPECT_EQ(spoilt(song("Mogwai", "Cody - Some Words", 0s), song("Mogwai", "Cody", 0s)), Likeness::other_song);
    EXPECT_EQ(tidy(song("Mogwai", "Cody - Some Words", 200s), song("Mogwai", "Cody", 200s)), Likeness::same);
}

TEST(Weighing, ForgivesAThirdOfTheLettersWhereAlbumAndLengthAgree)
{
    const auto kept = song("Mogwai", "Helicon", 200s, "Ten Rapid");
    EXPECT_EQ(spoilt(song("Mogwai", "Helcn Oe", 200s, "Ten Rapid"), kept), Likeness::same);       // 0.63 shared
    EXPECT_EQ(spoilt(song("Mogwai", "Helxqzna", 200s, "Ten Rapid"), kept), Likeness::other_song); // 0.5
    EXPECT_EQ(spoilt(song("Mogwai", "Helcn Oe", 200s), song("Mogwai", "Helicon", 200s)), Likeness::other_song);
}

TEST(Weighing, BelievesATitleInAnotherScriptWhereAlbumAndLengthAgree)
{
    const auto kept = song("Jay Chou", "稻香", 223s, "Capricorn");
    EXPECT_EQ(tidy(song("Jay Chou", "Rice Field", 223s, "Capricorn"), kept), Likeness::same);
    EXPECT_EQ(tidy(song("Jay Chou", "Rice Field", 223s), song("Jay Chou", "稻香", 223s)), Likeness::other_song);
    EXPECT_EQ(tidy(song("Jay Chou", "Rice Field", 240s, "Capricorn"), kept), Likeness::other_song);
}

TEST(Weighing, ReadsATitleThatRunsIntoItsAlbum)
{
    const auto plain = song("Mark Sherry", "Phantasmic", 335s, "2011-04-21: A State of Trance #505");
    EXPECT_EQ(spoilt(song("Mark Sherry", "Phantasmic20110421:AStateofTrance#505", 200s), plain), Likeness::same);
    EXPECT_EQ(spoilt(song("Mark Sherry", "Phantasmic20110421:AStateofTrance#506", 200s), plain), Likeness::other_song);
}

}
