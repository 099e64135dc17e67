// SPDX-License-Identifier: MIT
#include "plugin/showing/playlist_name.hpp"

#include <gtest/gtest.h>

namespace topfive {

TEST(PlaylistName, IsSafeWhateverTheArtistIsCalled)
{
    EXPECT_EQ(playlist_name("Top 5 - {artist}", "Eminem"), "Top 5 - Eminem");
    EXPECT_EQ(playlist_name("Top 5 - {artist}", "AC/DC"), "Top 5 - AC-DC");
    EXPECT_EQ(playlist_name("{artist}", "../../etc/passwd"), "-..-etc-passwd");
    EXPECT_EQ(playlist_name("Top 5 - {artist}", "a\nrm -rf\r\x01"), "Top 5 - a rm -rf");
    EXPECT_EQ(playlist_name("{artist}!", "{artist}"), "{artist}!");
    EXPECT_EQ(playlist_name("Top 5 - {artist}", "きゃりーぱみゅぱみゅ"), "Top 5 - きゃりーぱみゅぱみゅ");
    EXPECT_EQ(playlist_name("{artist}", "..."), "_");
    std::string cyrillic;
    while (cyrillic.size() < 300)
        cyrillic += "я";
    EXPECT_EQ(playlist_name("{artist}", cyrillic).size(), 200U);
    EXPECT_EQ(playlist_name("Topfive: just in", ""), "Topfive: just in");
}

TEST(PlaylistName, NeedsTheArtist)
{
    EXPECT_FALSE(playlist_pattern_error(""));
    EXPECT_FALSE(playlist_pattern_error("Top 5 - {artist}"));
    EXPECT_TRUE(playlist_pattern_error("Top 5"));
    EXPECT_TRUE(playlist_pattern_error("Top 5 - {artist} {title}"));
    EXPECT_TRUE(playlist_pattern_error("Top 5 - {artist}}"));
    EXPECT_TRUE(playlist_pattern_error("{{artist}"));
}

}
