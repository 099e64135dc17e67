// SPDX-License-Identifier: MIT
// Every provider with every kind of answer that is none: the next one is asked, the story is clear, and nothing secret
// is told or kept.
#include "adapters/io/http_client.hpp"
#include "adapters/metadata/metadata.hpp"
#include "plugin/errors.hpp"
#include "tests/fakes/fake_answers.hpp"
#include "tests/fakes/fake_clock.hpp"
#include "tests/fakes/fake_log.hpp"
#include "tests/fakes/local_http_server.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>

namespace topfive {
namespace {

using ::testing::AnyOf;
using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
using Reply = LocalHttpServer::Reply;

const std::string mbid = "00000000-0000-4000-8000-00000000000a";

struct Bad {
    const char* name;
    Reply reply;
    bool fault = true; // it is no answer; else it may be read as "nothing"
    const char* scheme = "http";
};

std::string nested(int depth)
{
    std::string text = "{\"data\":";
    for (int i = 0; i < depth; ++i)
        text += "[";
    return text;
}

// The members that any of the services answers with, each with this in it.
std::string members(const std::string& inside)
{
    return R"({"data":)" + inside + R"(,"results":)" + inside + R"(,"artists":)" + inside + R"(,"tracks":)" + inside +
           R"(,"recordings":)" + inside + R"(,"toptracks":)" + inside + R"(,"similarartists":)" + inside +
           R"(,"error":null,"corrections":)" + inside + "}";
}

std::vector<Bad> bad_answers()
{
    return {
        {"Status500", {500, "oops", {}, 0, false, {}}},
        {"Status500ErrorInside", {500, R"({"error":{"code":500,"message":"fault"}})", {}, 0, false, {}}},
        {"Status502Html", {502, "<html>Bad gateway</html>", {}, 0, false, {}}},
        {"Status400", {400, R"({"error":{"status":400,"message":"?"}})", {}, 0, false, {}}},
        {"Status401", {401, R"({"error":{"status":401,"message":"The access token expired"}})", {}, 0, false, {}}},
        {"Status403", {403, "Forbidden", {}, 0, false, {}}},
        {"Status429", {429, "Too many", {"Retry-After: 7200"}, 0, false, {}}},
        {"Status429NoTime", {429, "", {}, 0, false, {}}},
        {"Status503RetryAfter", {503, R"({"error":"busy"})", {"Retry-After: 3600"}, 0, false, {}}},
        {"DeezerErrorInside",
         {200, R"({"error":{"type":"Exception","message":"Service busy","code":700}})", {}, 0, false, {}}},
        {"LastFmErrorInside", {200, R"({"error":10,"message":"Invalid API key"})", {}, 0, false, {}}},
        {"ErrorAsText", {200, R"({"error":"nothing works","help":"none"})", {}, 0, false, {}}, false},
        {"ItunesErrorInside",
         {200, R"({"errorMessage":"Invalid value(s) for key(s): [country]"})", {}, 0, false, {}},
         false},
        {"Html", {200, "<!DOCTYPE html><title>Log in</title>", {}, 0, false, {}}},
        {"Empty", {200, "", {}, 0, false, {}}},
        {"CutJson", {200, R"({"data":[{"id":9,"na)", {}, 0, false, {}}},
        {"CutBody", {200, R"({"data":[)", {}, 500, false, {}}},
        {"Null", {200, "null", {}, 0, false, {}}},
        {"EmptyObject", {200, "{}", {}, 0, false, {}}, false},
        {"EmptyList", {200, "[]", {}, 0, false, {}}, false},
        {"Number", {200, "42", {}, 0, false, {}}},
        {"MembersNull", {200, members("null"), {}, 0, false, {}}, false},
        {"MembersNumbers", {200, members("7"), {}, 0, false, {}}, false},
        {"MembersNulls", {200, members("[null,null]"), {}, 0, false, {}}, false},
        {"MembersOddObjects",
         {200, members(R"([{"id":null,"name":null,"title":[],"mbid":{},"artist":7,"artists":{}}])"), {}, 0, false, {}},
         false},
        {"ListOfNulls", {200, "[null,null]", {}, 0, false, {}}},
        {"Deep", {200, nested(100'000), {}, 0, false, {}}},
        {"FiftyMegabytes", {200, "[" + std::string(50'000'000, ' ') + "]", {}, 0, false, {}}},
        {"Bytes", {200, "{\"data\":[{\"id\":9,\"name\":\"\xff\xfe\"}]}", {}, 0, false, {}}, false},
        {"RedirectToAnotherHost", {301, "", {"Location: http://192.0.2.1/search"}, 0, false, {}}},
        {"RedirectToAFile", {302, "", {"Location: file:///etc/passwd"}, 0, false, {}}},
        {"RedirectInACircle", {302, "", {"Location: /again"}, 0, false, {}}},
        {"Hang", {200, "", {}, 0, true, {}}},
        {"NoTls", {200, "{}", {}, 0, false, {}}, true, "https"},
    };
}

// One provider whose every answer is bad, before one that is well.
class BadAnswers : public testing::TestWithParam<std::tuple<std::string, Bad>> {
protected:
    BadAnswers()
    {
        const auto& [name, bad] = GetParam();
        broken.answer_all(bad.reply);
        const auto url = std::string(bad.scheme) + "://127.0.0.1:" + std::to_string(broken.port());
        options.spotify = {"ID-SECRET", "KEY-SECRET", "US", url, accounts.url()};
        options.lastfm = {"0123456789abcdef-SECRET", url};
        options.listenbrainz = {"TOKEN-SECRET", url, url};
        options.musicbrainz.url = url;
        accounts.on("/api/token", R"({"access_token":"BEARER-SECRET","token_type":"Bearer","expires_in":3600})");
        options.stopwatch = {[this] { return time.load(); },
                             [this](std::chrono::milliseconds span, std::stop_token) { time = time.load() + span; }};
        deezer_or_itunes(name, url);
    }
    // The healthy one is Deezer; behind Deezer it is iTunes.
    void deezer_or_itunes(const std::string& name, const std::string& url)
    {
        well_name = name == "deezer" ? "itunes" : "deezer";
        options.deezer.url = name == "deezer" ? url : well.url();
        options.itunes.url = name == "itunes" ? url : well.url();
        options.providers = {name, well_name};
        well.on("/search/artist?q=pulp&limit=25", R"({"data":[{"id":9,"name":"Pulp","nb_fan":400000}]})");
        well.on("/search/artist?q=Pulp&limit=25", R"({"data":[{"id":9,"name":"Pulp","nb_fan":400000}]})");
        well.on("/artist/9/top?limit=25", R"({"data":[{"id":1,"title":"Babies","artist":{"id":9,"name":"Pulp"}}]})");
        well.on("/artist/9/related", R"({"data":[{"id":10,"name":"Suede"}]})");
        well.on("/search?q=babies&limit=25", R"({"data":[{"id":1,"title":"Babies","artist":{"id":9,"name":"Pulp"}}]})");
        well.on("/search?term=pulp&media=music&entity=musicArtist&limit=5&country=US",
                R"({"resultCount":1,"results":[{"wrapperType":"artist","artistName":"Pulp","artistId":9}]})");
        const std::string song =
            R"({"resultCount":1,"results":[{"kind":"song","artistId":9,"artistName":"Pulp","trackId":1,"trackName":"Babies"}]})";
        well.on("/lookup?id=9&entity=song&limit=25&country=US", song);
        well.on("/search?term=babies&media=music&entity=song&limit=25&country=US", song);
    }
    std::unique_ptr<Metadata> chain() { return make_metadata(options, http, answers, clock, log); }

    static HttpOptions impatient()
    {
        HttpOptions options;
        options.whole = std::chrono::milliseconds(200);
        return options;
    }

    std::atomic<std::chrono::steady_clock::time_point> time{std::chrono::steady_clock::time_point{}}; // passes at once
    MetadataOptions options;
    std::string well_name;
    LocalHttpServer broken, well, accounts;
    HttpClient http{impatient()};
    FakeAnswers answers;
    FakeClock clock;
    FakeLog log;
};

TEST_P(BadAnswers, LeadToTheNextProvider)
{
    const auto& [name, bad] = GetParam();
    const auto metadata = chain();

    const auto artists = metadata->artists("pulp", {});
    ASSERT_EQ(artists.size(), 1U);
    EXPECT_EQ(artists[0].id, well_name + ":9");
    EXPECT_EQ(metadata->top(artists[0], 5, {}).provider, well_name);
    const auto songs = metadata->songs("babies", "", {});
    ASSERT_EQ(songs.size(), 1U);
    EXPECT_EQ(songs[0].id, well_name + ":1");
    Artist pulp = artists[0];
    pulp.mbid = mbid;
    if (name != "deezer") { // iTunes knows nobody's relatives
        EXPECT_EQ(metadata->related(pulp, 5, {}).size(), 1U);
    }
    EXPECT_NO_THROW(static_cast<void>(metadata->complete(songs[0], {})));

    const auto health = metadata->health().at(0);
    EXPECT_EQ(health.name, name);
    if (bad.fault && !broken.requests().empty()) {
        EXPECT_THAT(health.state, AnyOf("failing", "paused"));
        // ListenBrainz has MusicBrainz asked for an artist's id.
        EXPECT_THAT(health.error, AnyOf(StartsWith(name + ": "), StartsWith("musicbrainz: ")));
    }
}

TEST_P(BadAnswers, TellAndKeepNothingSecret)
{
    options.providers = {std::get<0>(GetParam())};
    const auto metadata = chain();
    std::string told;
    const auto ask = [&](auto question) {
        try {
            question();
        } catch (const Fault& fault) {
            told += fault.what();
        }
    };
    Artist pulp;
    pulp.name = "Pulp";
    pulp.mbid = mbid;
    ask([&] { static_cast<void>(metadata->artists("pulp", {})); });
    ask([&] { static_cast<void>(metadata->songs("babies", "", {})); });
    ask([&] { static_cast<void>(metadata->top(pulp, 5, {})); });
    ask([&] { static_cast<void>(metadata->related(pulp, 5, {})); });

    EXPECT_THAT(told + metadata->health().at(0).error, Not(HasSubstr("SECRET")));
    EXPECT_THAT(log.messages, Each(Not(HasSubstr("SECRET"))));
    for (const auto& [key, kept] : answers.kept)
        EXPECT_THAT(key + kept.value, Not(HasSubstr("SECRET")));
}

INSTANTIATE_TEST_SUITE_P(
    EveryProvider, BadAnswers,
    testing::Combine(testing::Values("deezer", "itunes", "spotify", "lastfm", "listenbrainz", "musicbrainz"),
                     testing::ValuesIn(bad_answers())),
    [](const auto& of) { return std::get<0>(of.param) + std::string("With") + std::get<1>(of.param).name; });

}
}
