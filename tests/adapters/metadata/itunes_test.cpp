// SPDX-License-Identifier: MIT
#include "adapters/metadata/itunes.hpp"

#include "tests/adapters/metadata/service_on_loopback.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topfive {

namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;

struct ItunesOnLoopback : ServiceOnLoopback {
    ItunesOnLoopback() : ServiceOnLoopback(Itunes::web) {}
    Itunes itunes{web, "GB"};
};

const std::string chart_of_901 = R"({"resultCount":4,"results":[
  {"wrapperType":"artist","artistType":"Artist","artistName":"The Paper Lanterns","artistId":901},
  {"wrapperType":"track","kind":"song","artistId":901,"collectionId":5,"trackId":12,"artistName":"The Paper Lanterns",
   "collectionName":"Glow","trackName":"Kite","trackViewUrl":"https://music.apple.com/gb/album/kite/5?i=12",
   "previewUrl":"https://audio.example/12.m4a","artworkUrl100":"https://art.example/100x100bb.jpg",
   "releaseDate":"2019-05-03T07:00:00Z","trackExplicitness":"notExplicit","discNumber":1,"trackNumber":3,"trackTimeMillis":242721},
  {"wrapperType":"track","kind":"music-video","artistId":901,"trackId":13,"artistName":"The Paper Lanterns","trackName":"Salt"},
  {"wrapperType":"track","kind":"song","artistId":901,"trackId":11,"artistName":"The Paper Lanterns","trackName":"Ember"}]})";

}

TEST(Itunes, FindsArtistsInItsOwnOrder)
{
    ItunesOnLoopback world;
    world.server.on("/search?term=paper%20lanterns&media=music&entity=musicArtist&limit=5&country=GB",
                    R"({"resultCount":2,"results":[
        {"wrapperType":"artist","artistName":"The Paper Lanterns","artistId":901,"artistLinkUrl":"https://music.apple.com/gb/artist/901"},
        {"wrapperType":"artist","artistName":"Paper Lantern Jazz","artistId":902}]})");

    const auto found = world.itunes.artists("paper lanterns", {});

    EXPECT_THAT(found, ElementsAre(Field(&Artist::id, "itunes:901"), Field(&Artist::id, "itunes:902")));
    EXPECT_EQ(found[0].url, "https://music.apple.com/gb/artist/901");
    EXPECT_EQ(found[0].following, 0U);
}

TEST(Itunes, RanksSongsAndReadsNoPictureAndNoClip)
{
    ItunesOnLoopback world;
    world.server.on("/lookup?id=901&entity=song&limit=25&country=GB", chart_of_901);
    Artist artist;
    artist.id = "itunes:901";
    artist.name = "The Paper Lanterns";

    const auto chart = world.itunes.top(artist, 5, {});

    EXPECT_EQ(chart.provider, "itunes");
    ASSERT_EQ(chart.recordings.size(), 2U);
    Recording kite;
    kite.id = "itunes:12";
    kite.title = "Kite";
    kite.artists = {"The Paper Lanterns"};
    kite.artist_id = "itunes:901";
    kite.album = "Glow";
    kite.date = "2019-05-03";
    kite.track_number = 3;
    kite.disc_number = 1;
    kite.length = 242721ms;
    kite.explicit_lyrics = false;
    kite.url = "https://music.apple.com/gb/album/kite/5?i=12";
    EXPECT_EQ(chart.recordings[0], kite);
    EXPECT_EQ(chart.recordings[1].title, "Ember");
}

TEST(Itunes, LooksAnArtistOfAnotherServiceUpByName)
{
    ItunesOnLoopback world;
    world.server.on(
        "/search?term=Paper%20Lanterns&media=music&entity=musicArtist&limit=5&country=GB",
        R"({"resultCount":1,"results":[{"wrapperType":"artist","artistName":"The Paper Lanterns","artistId":"901"}]})");
    world.server.on("/lookup?id=901&entity=song&limit=25&country=GB", chart_of_901);
    Artist artist;
    artist.id = "deezer:27";
    artist.name = "Paper Lanterns";

    EXPECT_EQ(world.itunes.top(artist, 1, {}).recordings.at(0).id, "itunes:12");
}

TEST(Itunes, FindsASongByItsTextOrByTitleAndArtist)
{
    ItunesOnLoopback world;
    const std::string song = R"({"resultCount":1,"results":[{"wrapperType":"track","kind":"song","trackId":12,
        "artistName":"The Paper Lanterns","trackName":"Kite"}]})";
    world.server.on("/search?term=kite&media=music&entity=song&limit=25&country=GB", song);
    world.server.on("/search?term=The%20Paper%20Lanterns%20Kite&media=music&entity=song&limit=25&country=GB", song);

    EXPECT_EQ(world.itunes.songs("kite", "", {}).at(0).id, "itunes:12");
    EXPECT_EQ(world.itunes.songs("Kite", "The Paper Lanterns", {}).at(0).id, "itunes:12");
}

TEST(Itunes, KnowsNothingOfNobody)
{
    ItunesOnLoopback world;
    world.server.on("/search?term=nobody&media=music&entity=musicArtist&limit=5&country=GB",
                    R"({"resultCount":0,"results":[]})");

    EXPECT_THAT(world.itunes.artists("nobody", {}), IsEmpty());
}

}
