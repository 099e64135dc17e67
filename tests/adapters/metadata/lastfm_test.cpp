// SPDX-License-Identifier: MIT
#include "adapters/metadata/lastfm.hpp"

#include "plugin/errors.hpp"
#include "tests/adapters/metadata/service_on_loopback.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topfive {

namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

struct LastFmOnLoopback : ServiceOnLoopback {
    LastFmOnLoopback() : ServiceOnLoopback([](const std::string& url) { return LastFm::web(url, "k3y"); }) {}
    void on(const std::string& method_and_parameters, const std::string& body, int status = 200)
    {
        server.on("/2.0/?method=" + method_and_parameters + "&format=json&api_key=k3y",
                  LocalHttpServer::Reply{status, body, {}, 0, false, 0ms});
    }
    LastFm lastfm{web};
};

Artist artist(const std::string& id, const std::string& name)
{
    Artist one;
    one.id = id;
    one.name = name;
    return one;
}

const std::string no_correction = R"({"corrections":"\n                "})";

}

TEST(LastFm, FindsArtistsByTheirListeners)
{
    LastFmOnLoopback world;
    world.on("artist.search&artist=u2&limit=30",
             R"({"results":{"opensearch:totalResults":"3","artistmatches":{"artist":[
        {"name":"U2","listeners":"4913191","mbid":"a3cb23fc-acd3-4ce0-8f36-1e5aa6a18432","url":"https://www.last.fm/music/U2"},
        {"name":"[unknown]","listeners":"99","mbid":""},{"name":"U2R","listeners":"17"}]}}})");

    const auto found = world.lastfm.artists("u2", {});

    ASSERT_THAT(found, SizeIs(2));
    EXPECT_EQ(found[0].id, "lastfm:U2");
    EXPECT_EQ(found[0].following, 4913191U);
    EXPECT_EQ(found[0].mbid, "a3cb23fc-acd3-4ce0-8f36-1e5aa6a18432");
    EXPECT_EQ(found[1].id, "lastfm:U2R");
    EXPECT_THAT(world.server.targets(), SizeIs(1));
}

TEST(LastFm, KnowsWhomAMisspeltNameMeans)
{
    LastFmOnLoopback world;
    world.on(
        "artist.search&artist=guns%20and%20roses%20band&limit=30",
        R"({"results":{"artistmatches":{"artist":{"name":"Guns N' Roses","listeners":"3000000","url":"https://www.last.fm/music/Guns+N%27+Roses"}}}})");
    world.on(
        "artist.getcorrection&artist=guns%20and%20roses%20band",
        R"({"corrections":{"correction":{"artist":{"name":"Guns N' Roses","mbid":"","url":"https://www.last.fm/music/Guns+N%27+Roses"},"@attr":{"index":"0"}}}})");

    const auto found = world.lastfm.artists("guns and roses band", {});

    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].following, 3000000U);
    EXPECT_THAT(found[0].aliases, ElementsAre("guns and roses band"));
}

TEST(LastFm, KnowsNobodyWhomNobodyCorrects)
{
    LastFmOnLoopback world;
    world.on("artist.search&artist=qwxyz&limit=30", R"({"results":{"artistmatches":{"artist":[]}}})");
    world.on("artist.getcorrection&artist=qwxyz", no_correction);

    EXPECT_THAT(world.lastfm.artists("qwxyz", {}), IsEmpty());
}

TEST(LastFm, RanksByPlaysForAnArtistOfAnyService)
{
    LastFmOnLoopback world;
    world.on("artist.gettoptracks&artist=U2&autocorrect=1&limit=50&page=1", R"({"toptracks":{"track":[
        {"name":"Beautiful Day","playcount":"6309776","listeners":"1037970","mbid":"f7f264d0-a89b-4682-9cd7-a4e7c37637af",
         "url":"https://www.last.fm/music/U2/_/Beautiful+Day","artist":{"name":"U2","mbid":"a3cb23fc-acd3-4ce0-8f36-1e5aa6a18432","url":"https://www.last.fm/music/U2"},
         "image":[{"#text":"https://lastfm.example/2a96cbd8b46e442fc41c2b86b821562f.png","size":"small"}],"@attr":{"rank":"1"}},
        {"name":"One","playcount":"5","artist":{"name":"U2"}},{"name":null,"artist":null}],"@attr":{"artist":"U2"}}})");

    const auto chart = world.lastfm.top(artist("deezer:892", "U2"), 5, {});

    EXPECT_EQ(chart.provider, "lastfm");
    ASSERT_THAT(chart.recordings, SizeIs(2));
    EXPECT_EQ(chart.recordings[0].id, "lastfm:U2/_/Beautiful+Day");
    EXPECT_EQ(chart.recordings[0].play_count, 6309776U);
    EXPECT_EQ(chart.recordings[0].mbid, "f7f264d0-a89b-4682-9cd7-a4e7c37637af");
    EXPECT_EQ(chart.recordings[0].artist_id, "lastfm:U2");
    EXPECT_EQ(chart.recordings[0].cover_url, "");
    EXPECT_EQ(chart.recordings[1].id, "lastfm:U2%2F_%2FOne");
}

TEST(LastFm, BelievesNoCorrectionThatLeadsToSomebodyElse)
{
    LastFmOnLoopback world;
    world.on("artist.gettoptracks&artist=Kino&autocorrect=1&limit=50&page=1",
             R"({"toptracks":{"track":{"name":"One","playcount":"5","artist":{"name":"Somebody Else"}}}})");

    EXPECT_THAT(world.lastfm.top(artist("deezer:1", "Kino"), 5, {}).recordings, IsEmpty());
    EXPECT_THAT(world.lastfm.top(artist("lastfm:Kino", "Kino"), 5, {}).recordings, SizeIs(1));
}

TEST(LastFm, TellsTheLengthOfOneTrack)
{
    LastFmOnLoopback world;
    world.on("track.getinfo&artist=U2&track=One&autocorrect=1", R"({"track":{"name":"One","duration":"276000",
        "artist":{"name":"U2"},"album":{"artist":"U2","title":"Achtung Baby"}}})");
    Recording one;
    one.id = "lastfm:U2/_/One";
    one.title = "One";
    one.artists = {"U2"};

    const auto whole = world.lastfm.complete(one, {});

    EXPECT_EQ(whole.length, 276s);
    EXPECT_EQ(whole.album, "Achtung Baby");
    EXPECT_EQ(world.lastfm.complete(whole, {}), whole);
    EXPECT_THAT(world.server.targets(), SizeIs(1));
}

TEST(LastFm, FindsSongsWhoseArtistIsAPlainName)
{
    LastFmOnLoopback world;
    world.on("track.search&track=stan%20eminem&limit=30", R"({"results":{"trackmatches":{"track":[
        {"name":"Stan","artist":"Eminem","url":"https://www.last.fm/music/Eminem/_/Stan","listeners":"900000"}]}}})");
    world.on("track.search&track=Stan&artist=Eminem&limit=30", R"({"results":{"trackmatches":{"track":"\n"}}})");

    const auto found = world.lastfm.songs("stan eminem", "", {});

    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].main_artist(), "Eminem");
    EXPECT_THAT(world.lastfm.songs("Stan", "Eminem", {}), IsEmpty());
}

TEST(LastFm, KnowsWhoResemblesAnArtist)
{
    LastFmOnLoopback world;
    world.on("artist.getsimilar&artist=U2&autocorrect=1&limit=30", R"({"similarartists":{"artist":[
        {"name":"Passengers","match":"1","url":"https://www.last.fm/music/Passengers"},{"name":"INXS","match":"0.511468"}]}})");

    EXPECT_THAT(world.lastfm.related(artist("deezer:892", "U2"), 1, {}),
                ElementsAre(Field(&Artist::name, "Passengers")));
}

TEST(LastFm, TellsErrorsApartWhateverTheStatus)
{
    const auto say = [](int code, int status) {
        LastFmOnLoopback world;
        world.on("artist.gettoptracks&artist=U2&autocorrect=1&limit=50&page=1",
                 R"({"error":)" + std::to_string(code) + R"(,"message":"said so","links":[]})", status);
        try {
            return world.lastfm.top(artist("", "U2"), 5, {}).recordings.empty() ? std::string("nothing") : "something";
        } catch (const Refused& fault) {
            return std::string("refused: ") + fault.what();
        } catch (const Unavailable& fault) {
            return std::string("unavailable: ") + fault.what();
        }
    };

    EXPECT_EQ(say(6, 200), "nothing");
    EXPECT_EQ(say(6, 404), "nothing");
    EXPECT_EQ(say(10, 403), "refused: lastfm: GET /2.0/?method=artist.gettoptracks: error 10, said so");
    EXPECT_EQ(say(26, 200), "refused: lastfm: GET /2.0/?method=artist.gettoptracks: error 26, said so");
    EXPECT_EQ(say(16, 200), "unavailable: lastfm: GET /2.0/?method=artist.gettoptracks: error 16, said so");
    EXPECT_EQ(say(29, 429), "unavailable: lastfm: GET /2.0/?method=artist.gettoptracks: error 29, said so");
}

}
