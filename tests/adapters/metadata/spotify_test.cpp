// SPDX-License-Identifier: MIT
#include "adapters/metadata/spotify.hpp"

#include "adapters/io/http_client.hpp"
#include "adapters/metadata/spotify_token.hpp"
#include "plugin/errors.hpp"
#include "tests/fakes/fake_clock.hpp"
#include "tests/fakes/local_http_server.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topfive {

namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using Scripted = LocalHttpServer::Reply;

Scripted answer(int status, std::string body, std::vector<std::string> headers = {})
{
    return {status, std::move(body), std::move(headers), 0, false, 0ms};
}

std::string song(const std::string& id, const std::string& title, const std::string& artist_id = "U2id")
{
    return R"({"id":")" + id + R"(","name":")" + title + R"(","duration_ms":276000,"artists":[{"id":")" + artist_id +
           R"(","name":"U2"}]})";
}

const std::string top_of_u2 = "/v1/artists/U2id/top-tracks?market=DE";
const std::string search_songs = "/v1/search?q=artist%3A%22U2%22&type=track&market=DE&limit=10&offset=";

struct World {
    World() { accounts.on("/api/token", R"({"access_token":"T1","token_type":"Bearer","expires_in":3600})"); }

    static Artist u2(const std::string& id = "spotify:U2id")
    {
        Artist artist;
        artist.id = id;
        artist.name = "U2";
        return artist;
    }

    LocalHttpServer server, accounts;
    HttpClient http;
    FakeClock clock;
    Pace pace{{1000, 1s}, clock};
    SpotifyToken token{{"me", "my secret", accounts.url()}, http, clock};
    Web web{Spotify::web(server.url(), &token), http, pace, clock};
    Spotify spotify{web, "DE"};
};

}

TEST(Spotify, GetsATokenOnceAndUsesItUntilShortlyBeforeItsEnd)
{
    World world;
    world.server.on("/v1/search?q=u2&type=artist&market=DE&limit=10&offset=0", R"({"artists":{"items":[]}})");

    world.spotify.artists("u2", {});
    world.spotify.artists("u2", {});
    EXPECT_THAT(world.accounts.requests(), SizeIs(1));
    world.clock.advance(59min);
    world.spotify.artists("u2", {});

    ASSERT_THAT(world.accounts.requests(), SizeIs(2));
    EXPECT_EQ(world.accounts.requests()[0].body, "grant_type=client_credentials");
    EXPECT_THAT(world.accounts.requests()[0].head, HasSubstr("Authorization: Basic bWU6bXkgc2VjcmV0\r\n"));
    EXPECT_THAT(world.server.requests()[0].head, HasSubstr("Authorization: Bearer T1\r\n"));
}

TEST(Spotify, GetsAnotherTokenWhenTheOldOneIsRefused)
{
    World world;
    world.accounts.on("/api/token", R"({"access_token":"T2","expires_in":"3600"})");
    world.server.on(top_of_u2, answer(401, R"({"error":{"status":401,"message":"The access token expired"}})"));
    world.server.on(top_of_u2, R"({"tracks":[)" + song("a", "One") + "]}");

    EXPECT_THAT(world.spotify.top(World::u2(), 5, {}).recordings, ElementsAre(Field(&Recording::id, "spotify:a")));
    EXPECT_THAT(world.server.requests()[1].head, HasSubstr("Authorization: Bearer T2\r\n"));
}

TEST(Spotify, GivesUpWhenNoTokenIsGoodEnough)
{
    World world;
    world.server.on("/v1/search?q=u2&type=artist&market=DE&limit=10&offset=0",
                    answer(401, R"({"error":{"status":401,"message":"Invalid access token"}})"));

    EXPECT_THROW(static_cast<void>(world.spotify.artists("u2", {})), Refused);
    EXPECT_THAT(world.server.requests(), SizeIs(2));
}

TEST(Spotify, SaysThatTheKeyIsWrongAndNotWhichItIs)
{
    World world;
    LocalHttpServer wrong;
    wrong.on("/api/token", answer(400, R"({"error":"invalid_client","error_description":"Invalid client"})"));
    SpotifyToken token({"me", "my secret", wrong.url()}, world.http, world.clock);
    Web web(Spotify::web(world.server.url(), &token), world.http, world.pace, world.clock);
    Spotify spotify(web, "DE");

    try {
        static_cast<void>(spotify.artists("u2", {}));
        FAIL() << "the key is wrong";
    } catch (const Refused& fault) {
        EXPECT_EQ(fault.what(), std::string("spotify: POST /api/token: 400 invalid_client"));
    }
    EXPECT_THAT(world.server.requests(), IsEmpty());
}

TEST(Spotify, RanksAnArtistsSongs)
{
    World world;
    world.server.on(
        top_of_u2,
        R"({"tracks":[{"id":"a","name":"One","duration_ms":276000,"explicit":false,"track_number":3,"disc_number":1,
        "artists":[{"id":"U2id","name":"U2"},{"id":"x","name":"Mary"}],"external_ids":{"isrc":"GBUM71100001"},
        "external_urls":{"spotify":"https://open.spotify.com/track/a"},
        "album":{"name":"Achtung Baby","release_date":"1991-11-18","artists":[{"name":"U2"}],
                 "images":[{"height":64,"url":"https://i.example/64"},{"height":640,"url":"https://i.example/640"},{"height":null,"url":null}]}}]})");

    const auto chart = world.spotify.top(World::u2(), 5, {});

    EXPECT_EQ(chart.provider, "spotify");
    ASSERT_THAT(chart.recordings, SizeIs(1));
    Recording one;
    one.id = "spotify:a";
    one.title = "One";
    one.artists = {"U2", "Mary"};
    one.artist_id = "spotify:U2id";
    one.album = "Achtung Baby";
    one.album_artist = "U2";
    one.date = "1991-11-18";
    one.track_number = 3;
    one.disc_number = 1;
    one.length = 276s;
    one.isrc = "GBUM71100001";
    one.explicit_lyrics = false;
    one.cover_url = "https://i.example/640";
    one.url = "https://open.spotify.com/track/a";
    EXPECT_EQ(chart.recordings[0], one);
}

TEST(Spotify, SearchesWhereTopTracksAreClosedAndDoesNotAskForThemAgain)
{
    World world;
    world.server.on(top_of_u2, answer(403, R"({"error":{"status":403,"message":"Forbidden"}})"));
    std::string first_page;
    for (int i = 0; i < 9; ++i)
        first_page += song("a" + std::to_string(i), "One") + ",";
    world.server.on(search_songs + "0", R"({"tracks":{"items":[)" + first_page + song("t", "One", "tribute") + "]}}");
    world.server.on(search_songs + "10", R"({"tracks":{"items":[)" + song("b", "Beautiful Day") + "]}}");

    for (int i = 0; i < 2; ++i)
        EXPECT_THAT(world.spotify.top(World::u2(), 2, {}).recordings,
                    ElementsAre(Field(&Recording::id, "spotify:a0"), Field(&Recording::id, "spotify:b")));

    EXPECT_THAT(world.server.targets(), ElementsAre(top_of_u2, search_songs + "0", search_songs + "10",
                                                    search_songs + "0", search_songs + "10"));
}

TEST(Spotify, FindsArtistsAndSongs)
{
    World world;
    world.server.on("/v1/search?q=u2&type=artist&market=DE&limit=10&offset=0", R"({"artists":{"items":[
        {"id":"U2id","name":"U2","followers":{"total":7369641},"external_urls":{"spotify":"https://open.spotify.com/artist/U2id"}},
        {"id":"r","name":"U2R"}]}})");
    world.server.on("/v1/search?q=artist%3A%22U2%22%20track%3A%22One%22&type=track&market=DE&limit=10&offset=0",
                    R"({"tracks":{"items":[)" + song("a", "One") + "]}}");

    const auto found = world.spotify.artists("u2", {});

    EXPECT_THAT(found, ElementsAre(Field(&Artist::following, 7369641U), Field(&Artist::following, 0U)));
    EXPECT_THAT(world.spotify.songs("One", "U2", {}), ElementsAre(Field(&Recording::id, "spotify:a")));
}

TEST(Spotify, TellsTheIsrcOfOneTrack)
{
    World world;
    world.server.on("/v1/tracks/a?market=DE", R"({"id":"a","name":"One","external_ids":{"isrc":"GBUM71100001"}})");
    Recording one;
    one.id = "spotify:a";

    const auto whole = world.spotify.complete(one, {});

    EXPECT_EQ(whole.isrc, "GBUM71100001");
}

TEST(Spotify, RestsAsLongAsItIsTold)
{
    World world;
    const std::string artists = "/v1/search?q=u2&type=artist&market=DE&limit=10&offset=0";
    const auto rest = [&](const Scripted& reply) {
        World one;
        one.server.on(artists, reply);
        try {
            static_cast<void>(one.spotify.artists("u2", {}));
        } catch (const Unavailable& fault) {
            return fault.until().value_or(one.clock.now()) - one.clock.now();
        }
        return Clock::time_point::duration(0);
    };

    EXPECT_EQ(rest(answer(429, "", {"Retry-After: 7200"})), 2h);
    EXPECT_EQ(rest(answer(429, R"({"error":{"status":429,"message":"Too many requests","reason":"QUOTA_EXCEEDED"}})")),
              1h);
    EXPECT_EQ(rest(answer(429, R"({"error":{"status":429,"message":"Too many requests"}})")), 30s);
}

}
