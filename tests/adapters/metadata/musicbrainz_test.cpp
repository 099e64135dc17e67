// SPDX-License-Identifier: MIT
#include "adapters/metadata/musicbrainz.hpp"

#include "plugin/errors.hpp"
#include "tests/adapters/metadata/service_on_loopback.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topfive {

namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

struct MusicBrainzOnLoopback : ServiceOnLoopback {
    MusicBrainzOnLoopback() : ServiceOnLoopback(MusicBrainz::web) {}
    MusicBrainz musicbrainz{web};
};

}

TEST(MusicBrainz, FindsArtistsByNameOrAliasAndTellsTheirOtherSpellings)
{
    MusicBrainzOnLoopback world;
    world.server.on(
        "/ws/2/artist?query=artist%3A%22%D0%9A%D0%B8%D0%BD%D0%BE%22%20OR%20alias%3A%22%D0%9A%D0%B8%D0%BD%D0%BE%22"
        "&limit=10&offset=0&fmt=json",
        R"({"count":2,"artists":[{"id":"1FDA852B-92E9-4562-82FA-C52820A77B23","score":100,"name":"Кино",
                        "sort-name":"Kino","aliases":[{"name":"Kino","locale":"en"},{"name":"Кино"},{"name":null}]},
                        {"id":"not an id","name":"Nobody"}]})");

    const auto found = world.musicbrainz.artists("Кино", {});

    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].id, "musicbrainz:1fda852b-92e9-4562-82fa-c52820a77b23");
    EXPECT_EQ(found[0].mbid, "1fda852b-92e9-4562-82fa-c52820a77b23");
    EXPECT_THAT(found[0].aliases, ElementsAre("Kino"));
    EXPECT_EQ(found[0].url, "https://musicbrainz.org/artist/1fda852b-92e9-4562-82fa-c52820a77b23");
}

TEST(MusicBrainz, WritesANameAsLucenesPhrase)
{
    MusicBrainzOnLoopback world;
    const std::string target =
        "/ws/2/artist?query=artist%3A%22AC%5C%2FDC%5C%21%20%5C%22%22%20OR%20alias%3A%22AC%5C%2FDC%5C%21%20"
        "%5C%22%22&limit=10&offset=0&fmt=json";
    world.server.on(target, R"({"count":0,"artists":[]})");

    EXPECT_THAT(world.musicbrainz.artists("AC/DC! \"", {}), IsEmpty());
    EXPECT_THAT(world.server.targets(), ElementsAre(target));
}

TEST(MusicBrainz, TellsLengthIsrcAndTheAlbumThatPeopleHaveInMind)
{
    MusicBrainzOnLoopback world;
    world.server.on(
        "/ws/2/recording?query=recording%3A%22Kite%22%20AND%20artist%3A%22The%20Paper%20Lanterns%22&limit=25&fmt=json",
        R"({"recordings":[
        {"id":"00000000-0000-4000-8000-000000000001","title":"Kite","length":242721,"video":null,
         "first-release-date":"2018-11-02","isrcs":["QZAAA2600012"],
         "artist-credit":[{"name":"The Paper Lanterns","joinphrase":" feat. ","artist":{"id":"00000000-0000-4000-8000-0000000000aa","name":"The Paper Lanterns"}},
                          {"name":null,"artist":{"name":"Ada"}}],
         "releases":[{"title":"Hits of the Season","status":"Official","date":"2021","release-group":{"primary-type":"Album","secondary-types":["Compilation"]}},
                     {"title":"Kite Promo","status":"Promotion","date":"2018","release-group":{"primary-type":"Single"}},
                     {"title":"Glow","status":"Official","date":"2019-05-03","release-group":{"primary-type":"Album"}}]},
        {"id":"00000000-0000-4000-8000-000000000002","title":"Kite","video":true,"artist-credit":[{"name":"The Paper Lanterns"}]},
        {"id":null,"title":null,"length":null,"isrcs":[null],"artist-credit":null}]})");

    const auto found = world.musicbrainz.songs("Kite", "The Paper Lanterns", {});

    ASSERT_THAT(found, SizeIs(1));
    Recording kite;
    kite.id = "musicbrainz:00000000-0000-4000-8000-000000000001";
    kite.mbid = "00000000-0000-4000-8000-000000000001";
    kite.title = "Kite";
    kite.artists = {"The Paper Lanterns", "Ada"};
    kite.artist_id = "musicbrainz:00000000-0000-4000-8000-0000000000aa";
    kite.artist_mbid = "00000000-0000-4000-8000-0000000000aa";
    kite.album = "Glow";
    kite.date = "2019-05-03";
    kite.length = 242721ms;
    kite.isrc = "QZAAA2600012";
    kite.url = "https://musicbrainz.org/recording/00000000-0000-4000-8000-000000000001";
    EXPECT_EQ(found[0], kite);
}

TEST(MusicBrainz, SlowsDownWhenItIsToldTo)
{
    MusicBrainzOnLoopback world;
    world.server.on(
        "/ws/2/recording?query=recording%3A%22Kite%22&limit=25&fmt=json",
        LocalHttpServer::Reply{
            503, R"({"error":"Your requests are exceeding the allowable rate limit."})", {}, 0, false, 0ms});

    try {
        static_cast<void>(world.musicbrainz.songs("Kite", "", {}));
        FAIL() << "it should rest";
    } catch (const Unavailable& fault) {
        EXPECT_EQ(fault.what(), std::string("musicbrainz: GET /ws/2/recording: 503"));
        EXPECT_EQ(fault.until(), world.clock.now() + 5s);
    }
}
}
