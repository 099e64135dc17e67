// SPDX-License-Identifier: MIT
#include "adapters/metadata/listenbrainz.hpp"

#include "adapters/io/http_client.hpp"
#include "plugin/errors.hpp"
#include "tests/fakes/fake_clock.hpp"
#include "tests/fakes/local_http_server.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topfive {

namespace {

using namespace std::chrono_literals;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

const std::string mili = "d2a92ee2-27ce-4e71-bfc5-12e34fe8ef56";
const std::string top_of_mili = "/1/popularity/top-recordings-for-artist/" + mili;

class FakeNames : public Catalog {
public:
    std::vector<Artist> artists(std::string_view name, std::stop_token) override
    {
        asked.emplace_back(name);
        Artist artist;
        artist.id = "musicbrainz:" + mili;
        artist.name = "Mili";
        artist.mbid = mili;
        return {artist};
    }
    std::vector<Recording> songs(std::string_view, std::string_view, std::stop_token) override { return {}; }
    std::vector<std::string> asked;
};

struct World {
    LocalHttpServer server, labs_server;
    HttpClient http;
    FakeClock clock;
    Pace pace{{1000, 1s}, clock};
    UserToken token{"secret-token"};
    Web api{ListenBrainz::web(server.url(), &token), http, pace, clock};
    Web labs{ListenBrainz::labs_web(labs_server.url()), http, pace, clock};
    FakeNames names;
    ListenBrainz listenbrainz{api, labs, names};

    static Artist artist(const std::string& id, const std::string& mbid = "")
    {
        Artist one;
        one.id = id;
        one.name = "Mili";
        one.mbid = mbid;
        return one;
    }
};

const std::string one_song =
    R"([{"recording_mbid":"9980309d-3480-4e7e-89ce-fce971a452be","recording_name":"Kite","artist_name":"Mili",
    "artist_mbids":["d2a92ee2-27ce-4e71-bfc5-12e34fe8ef56"],"artists":[{"artist_credit_name":"Mili","join_phrase":" & "},{"artist_credit_name":"Ada"}],
    "length":211912,"release_name":"Glow","caa_id":14987576054,"caa_release_mbid":"38a8f6e1-0e34-4418-a89d-78240a367408",
    "total_listen_count":19440,"total_user_count":1102},
   {"recording_mbid":null,"recording_name":null,"length":null,"total_listen_count":null},null])";

}

TEST(ListenBrainz, RanksByListensWithTheUsersToken)
{
    World world;
    world.server.on(top_of_mili, one_song);

    const auto chart = world.listenbrainz.top(World::artist("lastfm:Mili", mili), 5, {});

    EXPECT_EQ(chart.provider, "listenbrainz");
    ASSERT_THAT(chart.recordings, SizeIs(1));
    const auto& kite = chart.recordings[0];
    EXPECT_EQ(kite.id, "listenbrainz:9980309d-3480-4e7e-89ce-fce971a452be");
    EXPECT_EQ(kite.mbid, "9980309d-3480-4e7e-89ce-fce971a452be");
    EXPECT_THAT(kite.artists, ElementsAre("Mili", "Ada"));
    EXPECT_EQ(kite.artist_mbid, mili);
    EXPECT_EQ(kite.album, "Glow");
    EXPECT_EQ(kite.length, 211912ms);
    EXPECT_EQ(kite.play_count, 19440U);
    EXPECT_EQ(kite.cover_url, "https://coverartarchive.org/release/38a8f6e1-0e34-4418-a89d-78240a367408/front-500");
    EXPECT_THAT(world.server.requests()[0].head, HasSubstr("Authorization: Token secret-token\r\n"));
    EXPECT_THAT(world.names.asked, ElementsAre());
}

TEST(ListenBrainz, LooksAnArtistOfAnotherServiceUpByName)
{
    World world;
    world.server.on(top_of_mili, one_song);

    EXPECT_THAT(world.listenbrainz.top(World::artist("deezer:27"), 5, {}).recordings, SizeIs(1));
    EXPECT_THAT(world.names.asked, ElementsAre("Mili"));
}

TEST(ListenBrainz, SaysThatItWantsAnotherTokenAndNotWhichItHas)
{
    World world;
    world.server.on(top_of_mili,
                    LocalHttpServer::Reply{401, R"({"code":401,"error":"provide an Auth token"})", {}, 0, false, 0ms});

    try {
        static_cast<void>(world.listenbrainz.top(World::artist("", mili), 5, {}));
        FAIL() << "the token is wrong";
    } catch (const Refused& fault) {
        EXPECT_THAT(fault.what(), AllOf(HasSubstr("listenbrainz: GET /1/popularity/"),
                                        HasSubstr("401, it wants a token"), Not(HasSubstr("secret"))));
    }
}

TEST(ListenBrainz, RestsWhenNothingRemainsOfItsLimit)
{
    World world;
    world.server.on(
        top_of_mili,
        LocalHttpServer::Reply{200, one_song, {"X-RateLimit-Remaining: 0", "X-RateLimit-Reset-In: 30"}, 0, false, 0ms});

    static_cast<void>(world.listenbrainz.top(World::artist("", mili), 5, {}));

    EXPECT_THROW(static_cast<void>(world.listenbrainz.top(World::artist("", mili), 5, {})), Unavailable);
    EXPECT_EQ(world.server.targets().size(), 1U);
}

TEST(ListenBrainz, OrdersWhoResemblesAnArtistByScore)
{
    World world;
    world.labs_server.on(
        "/similar-artists/json?artist_mbids=" + mili +
            "&algorithm=session_based_days_9000_session_300_contribution_5_threshold_15_limit_50_skip_30",
        R"([{"artist_mbid":"00000000-0000-4000-8000-000000000002","name":"Wick","score":792},
                             {"artist_mbid":"00000000-0000-4000-8000-000000000001","name":"Moth","score":800},
                             {"artist_mbid":"00000000-0000-4000-8000-000000000001","name":"Moth","score":700},
                             {"artist_mbid":"d2a92ee2-27ce-4e71-bfc5-12e34fe8ef56","name":"Mili","score":999},
                             {"artist_mbid":null,"name":null,"score":null},
                             {"artist_mbid":"00000000-0000-4000-8000-000000000003","name":"Wax","score":"600"}])");

    EXPECT_THAT(world.listenbrainz.related(World::artist("", mili), 2, {}),
                ElementsAre(Field(&Artist::name, "Moth"), Field(&Artist::name, "Wick")));
    EXPECT_THAT(world.labs_server.requests()[0].head, Not(HasSubstr("Authorization")));
}

}
