// SPDX-License-Identifier: MIT
#include "adapters/metadata/deezer.hpp"

#include "plugin/errors.hpp"
#include "tests/adapters/metadata/service_on_loopback.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topfive {

namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;

struct DeezerOnLoopback : ServiceOnLoopback {
    DeezerOnLoopback() : ServiceOnLoopback(Deezer::web) {}
    Deezer deezer{web};
};

Artist lanterns()
{
    Artist artist;
    artist.id = "deezer:901";
    artist.name = "The Paper Lanterns";
    return artist;
}

std::string song(int id, const std::string& title)
{
    return R"({"id":)" + std::to_string(id) + R"(,"title":")" + title +
           R"(","duration":200,"artist":{"id":901,"name":"The Paper Lanterns"},"album":{"title":"Glow"}})";
}

const std::string tours = R"({"data":[
  {"id":902,"name":"Tribute to The Paper Lanterns","nb_fan":90},
  {"id":901,"name":"The Paper Lanterns","link":"https:\/\/www.deezer.com\/artist\/901","nb_fan":51234},
  {"id":903,"name":"Paper Lanterns","nb_fan":12}],"total":3})";

}

TEST(Deezer, FindsArtistsInItsOwnOrder)
{
    DeezerOnLoopback world;
    world.server.on("/search/artist?q=paper%20lanterns&limit=25", tours);

    const auto found = world.deezer.artists("paper lanterns", {});

    EXPECT_THAT(found, ElementsAre(Field(&Artist::id, "deezer:902"), Field(&Artist::id, "deezer:901"),
                                   Field(&Artist::id, "deezer:903")));
    EXPECT_EQ(found[1].name, "The Paper Lanterns");
    EXPECT_EQ(found[1].following, 51234U);
    EXPECT_EQ(found[1].url, "https://www.deezer.com/artist/901");
}

TEST(Deezer, RanksAnArtistsSongs)
{
    DeezerOnLoopback world;
    world.server.on("/artist/901/top?limit=25", R"({"data":[{"id":11,"title":"Ember","duration":"187",
        "explicit_lyrics":true,"preview":"https:\/\/cdn.example\/11.mp3","link":"https:\/\/www.deezer.com\/track\/11",
        "contributors":[{"id":901,"name":"The Paper Lanterns"},{"id":7,"name":"Ada"}],
        "artist":{"id":901,"name":"The Paper Lanterns"},
        "album":{"id":5,"title":"Glow","cover_big":"https:\/\/cdn.example\/500.jpg","cover_xl":"https:\/\/cdn.example\/1000.jpg"}},)" +
                                                    song(12, "Kite") + R"(],"total":2})");

    const auto chart = world.deezer.top(lanterns(), 5, {});

    EXPECT_EQ(chart.provider, "deezer");
    ASSERT_EQ(chart.recordings.size(), 2U);
    Recording ember;
    ember.id = "deezer:11";
    ember.title = "Ember";
    ember.artists = {"The Paper Lanterns", "Ada"};
    ember.artist_id = "deezer:901";
    ember.album = "Glow";
    ember.length = 187s;
    ember.explicit_lyrics = true;
    ember.cover_url = "https://cdn.example/1000.jpg";
    ember.preview_url = "https://cdn.example/11.mp3";
    ember.url = "https://www.deezer.com/track/11";
    EXPECT_EQ(chart.recordings[0], ember);
    EXPECT_EQ(chart.recordings[1].title, "Kite");
}

TEST(Deezer, AsksForMoreWhenDoublesLeaveTooFew)
{
    DeezerOnLoopback world;
    std::string doubles;
    for (int id = 1; id <= 25; ++id)
        doubles += (id == 1 ? "" : ",") + song(id, "Ember");
    world.server.on("/artist/901/top?limit=25", R"({"data":[)" + doubles + "]}");
    world.server.on("/artist/901/top?limit=100",
                    R"({"data":[)" + doubles + "," + song(31, "Kite") + "," + song(32, "Salt") + "]}");

    const auto chart = world.deezer.top(lanterns(), 3, {});

    EXPECT_THAT(chart.recordings, ElementsAre(Field(&Recording::title, "Ember"), Field(&Recording::title, "Kite"),
                                              Field(&Recording::title, "Salt")));
}

TEST(Deezer, AsksForThreeTimesAsManyAsAreWanted)
{
    DeezerOnLoopback world;
    world.server.on("/artist/901/top?limit=60", R"({"data":[)" + song(12, "Kite") + "]}");

    EXPECT_EQ(world.deezer.top(lanterns(), 20, {}).recordings.size(), 1U);
    EXPECT_THAT(world.server.targets(), ElementsAre("/artist/901/top?limit=60"));
}

TEST(Deezer, LooksAnArtistOfAnotherServiceUpByName)
{
    DeezerOnLoopback world;
    world.server.on("/search/artist?q=The%20Paper%20Lanterns&limit=25", tours);
    world.server.on("/artist/901/top?limit=25", R"({"data":[)" + song(12, "Kite") + "]}");
    Artist artist = lanterns();
    artist.id = "itunes:4711";

    EXPECT_EQ(world.deezer.top(artist, 5, {}).recordings.at(0).id, "deezer:12");
}

TEST(Deezer, HasNoChartOfAnUnknownArtist)
{
    DeezerOnLoopback world;
    world.server.on("/artist/901/top?limit=25", R"({"error":{"type":"DataException","message":"no data","code":800}})");
    world.server.on("/search/artist?q=Nobody&limit=25", R"({"data":[],"total":0})");
    Artist nobody;
    nobody.id = "lastfm:Nobody";
    nobody.name = "Nobody";

    EXPECT_THAT(world.deezer.top(lanterns(), 5, {}).recordings, IsEmpty());
    EXPECT_EQ(world.deezer.top(nobody, 5, {}).provider, "");
}

TEST(Deezer, FindsASongByItsText)
{
    DeezerOnLoopback world;
    world.server.on("/search?q=ember%20lanterns&limit=25", R"({"data":[)" + song(11, "Ember") + "]}");

    EXPECT_THAT(world.deezer.songs("ember lanterns", "", {}), ElementsAre(Field(&Recording::id, "deezer:11")));
}

TEST(Deezer, FindsASongByTitleAndArtist)
{
    DeezerOnLoopback world;
    world.server.on("/search?q=artist%3A%22The%20Paper%20Lanterns%22%20track%3A%22Say%20%20Ember%20%22&limit=25",
                    R"({"data":[)" + song(11, "Ember") + "]}");

    EXPECT_THAT(world.deezer.songs("Say \"Ember\"", "The Paper Lanterns", {}),
                ElementsAre(Field(&Recording::id, "deezer:11")));
}

TEST(Deezer, ForgivesATypingErrorInATitle)
{
    DeezerOnLoopback world;
    world.server.on("/search?q=artist%3A%22The%20Paper%20Lanterns%22%20track%3A%22Embr%22&limit=25", R"({"data":[]})");
    world.server.on("/search?q=The%20Paper%20Lanterns%20Embr&limit=25", R"({"data":[)" + song(11, "Ember") + "]}");

    EXPECT_EQ(world.deezer.songs("Embr", "The Paper Lanterns", {}).at(0).title, "Ember");
}

TEST(Deezer, TellsOfOneTrackWhatListsLeaveOut)
{
    DeezerOnLoopback world;
    world.server.on("/track/11",
                    R"({"id":11,"title":"Ember","isrc":"QZ-AAA-26-00011","track_position":4,"disk_number":1,
        "release_date":"2019-05-03","artist":{"id":901,"name":"The Paper Lanterns"},"album":{"title":"Glow"}})");
    Recording ember;
    ember.id = "deezer:11";
    ember.title = "Ember";
    ember.artists = {"The Paper Lanterns"};
    ember.album = "Glow";

    const auto whole = world.deezer.complete(ember, {});
    const auto again = world.deezer.complete(whole, {});

    EXPECT_EQ(whole.isrc, "QZAAA2600011");
    EXPECT_EQ(whole.date, "2019-05-03");
    EXPECT_EQ(whole.track_number, 4);
    EXPECT_EQ(again, whole);
    EXPECT_THAT(world.server.targets(), ElementsAre("/track/11"));
}

TEST(Deezer, TellsNothingOfATrackThatIsGone)
{
    DeezerOnLoopback world;
    world.server.on("/track/11", R"({"error":{"type":"DataException","message":"no data","code":800}})");
    Recording ember;
    ember.id = "deezer:11";
    ember.title = "Ember";

    EXPECT_EQ(world.deezer.complete(ember, {}), ember);
}

TEST(Deezer, KnowsWhoResemblesAnArtist)
{
    DeezerOnLoopback world;
    world.server.on("/artist/901/related",
                    R"({"data":[{"id":1,"name":"Moth"},{"id":2,"name":"Wick"},{"id":3,"name":"Wax"}]})");

    EXPECT_THAT(world.deezer.related(lanterns(), 2, {}),
                ElementsAre(Field(&Artist::name, "Moth"), Field(&Artist::name, "Wick")));
}

TEST(Deezer, LivesWithNullsAndStringsAnywhere)
{
    DeezerOnLoopback world;
    world.server.on("/artist/901/top?limit=25",
                    R"({"data":[null,7,"x",{"id":null,"title":"No id"},{"id":"14","title":null},
        {"id":"15","title":"Strings","duration":"abc","artist":{"id":"901","name":"The Paper Lanterns"},"album":null,
         "contributors":{"name":"The Paper Lanterns"},"preview":"ftp://x","explicit_lyrics":"no"},
        {"id":16,"title":"No artist","artist":[]}]})");

    const auto chart = world.deezer.top(lanterns(), 5, {});

    ASSERT_EQ(chart.recordings.size(), 1U);
    EXPECT_EQ(chart.recordings[0].id, "deezer:15");
    EXPECT_EQ(chart.recordings[0].length, 0ms);
    EXPECT_EQ(chart.recordings[0].preview_url, "");
    EXPECT_EQ(chart.recordings[0].explicit_lyrics, std::nullopt);
}

TEST(Deezer, AsksForAStrangeIdAsForAnyOther)
{
    DeezerOnLoopback world;
    Artist strange = lanterns();
    strange.id = "deezer:../../track/1?x=\r\n";

    EXPECT_THROW(static_cast<void>(world.deezer.top(strange, 5, {})), Refused);
    EXPECT_THAT(world.server.targets(), ElementsAre("/artist/..%2F..%2Ftrack%2F1%3Fx%3D%0D%0A/top?limit=25"));
}

}
