// SPDX-License-Identifier: MIT
// Where a text says less than which of two is meant: nobody is better than the wrong one.
#include "plugin/music/artist_choice.hpp"

#include <gtest/gtest.h>

namespace topfive {

namespace {

Artist artist(std::string name, std::uint64_t following = 0)
{
    Artist result;
    result.name = std::move(name);
    result.following = following;
    return result;
}

std::string chosen(std::string_view text, const std::vector<Artist>& artists)
{
    const auto choice = choose_artist(text, artists);
    return choice.index ? artists[*choice.index].name : choice.doubt ? "doubt" : "nobody";
}

}

TEST(ArtistDoubt, IsBetweenTwoNamesOfABandWhereTheTextIsNeither)
{
    const std::vector both{artist("Martha Reeves & The Vandellas"), artist("Martha and the Vandellas")};
    EXPECT_EQ(chosen("Matha Reeves & the Vandellas", both), "doubt");
    EXPECT_EQ(chosen("Martha Reeves and the Vandellas", both), "Martha Reeves & The Vandellas");
    EXPECT_EQ(chosen("Matha Reeves & the Vandellas", {artist("Martha Reeves & The Vandellas")}),
              "Martha Reeves & The Vandellas");
    EXPECT_EQ(chosen("Matha Reeves & the Vandellas",
                     {artist("Martha Reeves & The Vandellas", 300000), artist("Martha and the Vandellas", 900)}),
              "Martha Reeves & The Vandellas");
    // Another order is no misspelling, and a part of a name no other name of it.
    EXPECT_EQ(chosen("Astrud, Stan & João", {artist("João, Stan & Astrud"), artist("Stan & Astrud")}),
              "João, Stan & Astrud");
    EXPECT_EQ(chosen("Matha Reeves & the Vandellas", {artist("Martha Reeves & The Vandellas"), artist("Vandellas")}),
              "Martha Reeves & The Vandellas");
}

TEST(ArtistDoubt, IsBetweenASortNameAndWhatStandsInItsFront)
{
    EXPECT_EQ(chosen("Santana, Carlos", {artist("Carlos Santana"), artist("Santana")}), "doubt");
    EXPECT_EQ(chosen("Santana, Carlos", {artist("Carlos Santana"), artist("Carlos Santanna")}), "Carlos Santana");
    EXPECT_EQ(chosen("Carlos Santana", {artist("Carlos Santana"), artist("Santana")}), "Carlos Santana");
    EXPECT_EQ(chosen("Bowie, David", {artist("Bowie", 900), artist("David Bowie", 5000000)}), "David Bowie");
    EXPECT_EQ(chosen("Stan Getz, João Gilberto", {artist("João Gilberto & Stan Getz"), artist("Stan Getz")}),
              "João Gilberto & Stan Getz");
    EXPECT_EQ(chosen("Beatles, The", {artist("The Beatles"), artist("Beatles Revival Band")}), "The Beatles");
}

}
