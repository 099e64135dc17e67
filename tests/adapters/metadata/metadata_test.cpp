// SPDX-License-Identifier: MIT
#include "adapters/metadata/metadata.hpp"

#include "adapters/io/http_client.hpp"
#include "plugin/errors.hpp"
#include "tests/fakes/fake_answers.hpp"
#include "tests/fakes/fake_clock.hpp"
#include "tests/fakes/fake_log.hpp"
#include "tests/fakes/local_http_server.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topfive {

namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using Reply = LocalHttpServer::Reply;

const std::string find_pulp = "/search/artist?q=pulp&limit=25";
const std::string top_of_9 = "/artist/9/top?limit=25";
const std::string pulp = R"({"data":[{"id":9,"name":"Pulp","nb_fan":400000}],"total":1})";
const std::string chart = R"({"data":[{"id":1,"title":"Common People","duration":350,"artist":{"id":9,"name":"Pulp"}},
                                      {"id":2,"title":"Disco 2000","duration":273,"artist":{"id":9,"name":"Pulp"}}]})";
const std::string itunes_pulp = "/search?term=pulp&media=music&entity=musicArtist&limit=5&country=US";

// The default chain with both services on loopback.
struct World {
    World()
    {
        deezer.on(find_pulp, pulp);
        deezer.on(top_of_9, chart);
    }
    std::unique_ptr<Metadata> metadata()
    {
        MetadataOptions options;
        options.deezer.url = deezer.url();
        options.itunes.url = itunes.url();
        return make_metadata(options, http, answers, clock, log);
    }
    std::string look(Metadata& metadata)
    {
        const auto found = metadata.artists("pulp", {});
        return metadata.top(found.at(0), 5, {}).provider;
    }

    LocalHttpServer deezer, itunes;
    HttpClient http;
    FakeAnswers answers;
    FakeClock clock;
    FakeLog log;
};

}

TEST(Metadata, GoesFromATextToAChartInTwoQuestions)
{
    World world;
    const auto metadata = world.metadata();

    EXPECT_EQ(world.look(*metadata), "deezer");

    EXPECT_THAT(world.deezer.targets(), ElementsAre(find_pulp, top_of_9));
    EXPECT_THAT(world.itunes.targets(), ElementsAre());
}

TEST(Metadata, HasTheChartUnderWayBeforeItIsAskedFor)
{
    World world;
    const auto metadata = world.metadata();

    metadata->artists("pulp", {});
    world.deezer.wait_for_requests(2);

    EXPECT_THAT(world.deezer.targets(), ElementsAre(find_pulp, top_of_9));
}

TEST(Metadata, AsksNobodyTheSecondTimeNorAfterARestart)
{
    World world;
    {
        const auto metadata = world.metadata();
        world.look(*metadata);
        world.look(*metadata);
    }
    const auto later = world.metadata();

    EXPECT_EQ(world.look(*later), "deezer");
    EXPECT_EQ(world.deezer.targets().size(), 2U);
}

TEST(Metadata, SurvivesWhateverTheFirstServiceAnswers)
{
    const std::string itunes_found =
        R"({"resultCount":1,"results":[{"wrapperType":"artist","artistName":"Pulp","artistId":77}]})";
    const std::vector<Reply> bad{
        {500, "oops", {}, 0, false, {}},
        {404, "<html>not here</html>", {}, 0, false, {}},
        {200, R"({"error":{"type":"Exception","message":"Service busy","code":700}})", {}, 0, false, {}},
        {200, R"({"error":{"type":"Exception","message":"?","code":null}})", {}, 0, false, {}},
        {200, "<!DOCTYPE html><title>Log in</title>", {}, 0, false, {}},
        {200, R"({"data":[{"id":9,"na)", {}, 0, false, {}},
        {200, R"({"data":[)", {}, 500, false, {}},
        {200, "", {}, 0, false, {}},
        {200, "null", {}, 0, false, {}},
        {200, R"({"data":null})", {}, 0, false, {}},
        {200, R"({"data":[null,null]})", {}, 0, false, {}},
        {200, R"({"data":[{"id":null,"name":null,"nb_fan":null}]})", {}, 0, false, {}},
        {200, "[" + std::string(50'000'000, ' ') + "]", {}, 0, false, {}},
        {301, "", {"Location: http://192.0.2.1/search/artist"}, 0, false, {}},
        {302, "", {"Location: file:///etc/passwd"}, 0, false, {}},
        {403, "Forbidden", {}, 0, false, {}},
        {429, "Too many", {"Retry-After: 60"}, 0, false, {}},
        {200, std::string("{\"data\":[{\"id\":9,\"name\":\"\xff\xfe\"}]}"), {}, 0, false, {}}};

    for (const Reply& reply : bad) {
        World world;
        LocalHttpServer broken;
        broken.on(find_pulp, reply);
        world.itunes.on(itunes_pulp, itunes_found);
        MetadataOptions options;
        options.deezer.url = broken.url();
        options.itunes.url = world.itunes.url();
        const auto metadata = make_metadata(options, world.http, world.answers, world.clock, world.log);

        EXPECT_THAT(metadata->artists("pulp", {}), ElementsAre(Field(&Artist::id, "itunes:77")))
            << reply.status << " " << reply.body.substr(0, 40);
    }
}

TEST(Metadata, SaysWhatWasTriedWhenNobodyCanBeReached)
{
    World world;
    MetadataOptions options;
    options.deezer.url = "http://127.0.0.1:1";
    options.itunes.url = "https://127.0.0.1:" + std::to_string(world.itunes.port()); // no TLS there
    const auto metadata = make_metadata(options, world.http, world.answers, world.clock, world.log);

    try {
        static_cast<void>(metadata->artists("pulp", {}));
        FAIL() << "nobody can be reached";
    } catch (const Unavailable& fault) {
        EXPECT_THAT(fault.what(), HasSubstr("deezer: GET /search/artist: Couldn't connect"));
        EXPECT_THAT(fault.what(), HasSubstr("itunes: GET /search: SSL"));
    }
    EXPECT_EQ(metadata->health().at(0).state, "failing");
}

TEST(Metadata, AsksAnewEachTimeWhenNothingIsKept)
{
    World world;
    MetadataOptions options;
    options.cache = std::chrono::seconds(0);
    options.deezer.url = world.deezer.url();
    const auto metadata = make_metadata(options, world.http, world.answers, world.clock, world.log);

    world.look(*metadata);
    world.look(*metadata);

    EXPECT_THAT(world.deezer.targets(), ElementsAre(find_pulp, top_of_9, find_pulp, top_of_9));
}

TEST(Metadata, AsksListenBrainzLabsForRelatedArtistsWithoutTheToken)
{
    World world;
    LocalHttpServer api, labs, musicbrainz;
    const std::string mbid = "00000000-0000-4000-8000-00000000000a";
    musicbrainz.on("/ws/2/artist?query=artist%3A%22Pulp%22%20OR%20alias%3A%22Pulp%22&limit=10&offset=0&fmt=json",
                   R"({"artists":[{"id":")" + mbid + R"(","name":"Pulp"}]})");
    labs.answer_all({200, R"([{"artist_mbid":"00000000-0000-4000-8000-00000000000b","name":"Suede","score":9}])", {}});
    MetadataOptions options;
    options.providers = {"listenbrainz"};
    options.listenbrainz = {"TOKEN", api.url(), labs.url()};
    options.musicbrainz.url = musicbrainz.url();
    const auto metadata = make_metadata(options, world.http, world.answers, world.clock, world.log);
    Artist pulp;
    pulp.id = "deezer:9";
    pulp.name = "Pulp";

    EXPECT_THAT(metadata->related(pulp, 5, {}), ElementsAre(Field(&Artist::name, "Suede")));

    EXPECT_THAT(api.targets(), ElementsAre());
    EXPECT_THAT(labs.requests().at(0).head, testing::Not(HasSubstr("TOKEN")));
}

TEST(Metadata, KnowsOnlyProvidersThatThereAre)
{
    World world;
    MetadataOptions options;
    options.providers = {"deezer", "napster"};

    EXPECT_THROW(static_cast<void>(make_metadata(options, world.http, world.answers, world.clock, world.log)), Refused);
}

}
