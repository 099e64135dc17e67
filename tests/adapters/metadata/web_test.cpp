// SPDX-License-Identifier: MIT
#include "adapters/metadata/web.hpp"

#include "adapters/metadata/deezer.hpp"
#include "adapters/metadata/itunes.hpp"
#include "plugin/errors.hpp"
#include "tests/adapters/metadata/service_on_loopback.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topfive {

namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using Server = LocalHttpServer::Reply;

const Question top_of_27{"/artist/27/top", {{"limit", "25"}}};
const std::string target = "/artist/27/top?limit=25";

Server answer(int status, std::string body = "", std::vector<std::string> headers = {})
{
    return {status, std::move(body), std::move(headers), 0, false, 0ms};
}

// The sentence in which a question fails, or "answered".
std::string complaint(Service& service, const Question& question = top_of_27)
{
    try {
        static_cast<void>(service.ask(question, {}));
    } catch (const Fault& fault) {
        return fault.what();
    }
    return "answered";
}

}

TEST(Web, EncodesAQuestionAndAddsTheKeyThatNoComplaintRepeats)
{
    LocalHttpServer server;
    HttpClient http;
    FakeClock clock;
    Pace pace({40, 5s}, clock);
    ApiOptions options = Deezer::web(server.url() + "/");
    options.key = {"api_key", "hush"};
    Web web(options, http, pace, clock);

    const auto said = complaint(web, {"/search", {{"q", "AC/DC & \"Bon\""}, {"limit", "25"}}});

    EXPECT_THAT(server.targets(), ElementsAre("/search?q=AC%2FDC%20%26%20%22Bon%22&limit=25&api_key=hush"));
    EXPECT_EQ(said, "deezer: GET /search: 404");
}

TEST(Web, TriesOnceMoreWhereTroubleMayPass)
{
    ServiceOnLoopback deezer(Deezer::web);
    deezer.server.on(target, answer(502));
    deezer.server.on(target, answer(200, R"({"data":[{"id":1}]})"));

    EXPECT_EQ(deezer.web.ask(top_of_27, {}).body, R"({"data":[{"id":1}]})");
    EXPECT_THAT(deezer.server.targets(), ElementsAre(target, target));
}

TEST(Web, TriesNeverMoreThanTwice)
{
    ServiceOnLoopback deezer(Deezer::web);
    deezer.server.on(target, answer(500));

    EXPECT_EQ(complaint(deezer.web), "deezer: GET /artist/27/top: 500");
    EXPECT_EQ(deezer.server.targets().size(), 2U);
}

TEST(Web, ObeysRetryAfter)
{
    ServiceOnLoopback deezer(Deezer::web);
    deezer.server.on(target, answer(429, "", {"Retry-After: 3600"}));

    for (int i = 0; i < 3; ++i) {
        try {
            static_cast<void>(deezer.web.ask(top_of_27, {}));
            FAIL() << "it should rest";
        } catch (const Unavailable& fault) {
            ASSERT_TRUE(fault.until());
            EXPECT_GT(*fault.until(), deezer.clock.now() + 59min);
        }
    }
    EXPECT_EQ(deezer.server.targets().size(), 1U);
}

TEST(Web, TellsBusyQuotaAndUnknownApartInsideOf200)
{
    ServiceOnLoopback deezer(Deezer::web);
    const auto error = [](int code) {
        return answer(200, R"({"error":{"type":"E","message":"said so","code":)" + std::to_string(code) + "}}");
    };
    deezer.server.on("/busy", error(700));
    deezer.server.on("/unknown", error(800));
    deezer.server.on("/wrong", error(200));
    deezer.server.on("/odd", error(600));

    EXPECT_EQ(complaint(deezer.web, {"/busy", {}}), "deezer: GET /busy: error 700, said so");
    EXPECT_TRUE(deezer.web.ask({"/unknown", {}}, {}).nothing);
    EXPECT_TRUE(deezer.web.ask({"/odd", {}}, {}).nothing);
    EXPECT_THROW(static_cast<void>(deezer.web.ask({"/wrong", {}}, {})), Refused);
    EXPECT_THAT(deezer.server.targets(), ElementsAre("/busy", "/busy", "/unknown", "/odd", "/wrong"));
}

TEST(Web, SitsOutASecondWhenTheQuotaIsUsedUp)
{
    ServiceOnLoopback deezer(Deezer::web);
    deezer.server.on(target,
                     answer(200, R"({"error":{"type":"Exception","message":"Quota limit exceeded","code":4}})"));
    deezer.server.on(target, answer(200, R"({"data":[{"id":1}]})"));

    EXPECT_EQ(deezer.web.ask(top_of_27, {}).body, R"({"data":[{"id":1}]})");
}

TEST(Web, RestsAMinuteWhenItunesForbidsItself)
{
    ServiceOnLoopback itunes(Itunes::web);
    itunes.server.on("/lookup", answer(403, "<html>Forbidden</html>"));

    try {
        static_cast<void>(itunes.web.ask({"/lookup", {}}, {}));
        FAIL() << "it should rest";
    } catch (const Unavailable& fault) {
        EXPECT_EQ(fault.what(), std::string("itunes: GET /lookup: 403"));
        EXPECT_EQ(fault.until(), itunes.clock.now() + 60s);
    }
}

TEST(Web, TakesNoPageForAnAnswer)
{
    ServiceOnLoopback deezer(Deezer::web);
    deezer.server.on("/html", "<!DOCTYPE html><html><body>Sign in to this network</body></html>");
    deezer.server.on("/cut", Server{200, R"({"data":[{"id":1)", {}, 50, false, 0ms});
    deezer.server.on("/half", R"({"data":[{"id":1)");
    deezer.server.on("/huge", "[\"" + std::string(50'000'000, 'x') + "\"]");
    deezer.server.on("/away", answer(302, "", {"Location: http://192.0.2.1/"}));

    EXPECT_EQ(complaint(deezer.web, {"/html", {}}), "deezer: GET /html: the answer is no JSON");
    EXPECT_THAT(complaint(deezer.web, {"/cut", {}}), HasSubstr("deezer: GET /cut: "));
    EXPECT_EQ(complaint(deezer.web, {"/half", {}}), "deezer: GET /half: the answer is no JSON");
    EXPECT_EQ(complaint(deezer.web, {"/huge", {}}), "deezer: GET /huge: the answer is too long");
    EXPECT_EQ(complaint(deezer.web, {"/away", {}}), "deezer: GET /away: redirected away");
}

TEST(Web, SaysThatThereIsNoNetwork)
{
    HttpClient http;
    FakeClock clock;
    Pace pace({40, 5s}, clock);
    Web web(Deezer::web("http://127.0.0.1:1"), http, pace, clock);

    EXPECT_EQ(complaint(web), "deezer: GET /artist/27/top: Couldn't connect to server");
}

}
