// SPDX-License-Identifier: MIT
#include "adapters/io/http_client.hpp"

#include "plugin/errors.hpp"
#include "tests/fakes/local_http_server.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <thread>

namespace topfive {

namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using Reply = LocalHttpServer::Reply;

// What the client says when it gets no answer.
std::string complaint(HttpClient& http, const std::string& url)
{
    try {
        static_cast<void>(http.get(url, {}, {}));
    } catch (const Unavailable& fault) {
        return fault.what();
    }
    return "no complaint";
}

Reply redirect_to(const std::string& address)
{
    return {302, "", {"Location: " + address}, 0, false, {}};
}

}

TEST(HttpClient, GetsAnAnswerWithItsHeadersAndSaysWhoItIs)
{
    LocalHttpServer server;
    server.on("/artist/27/top?limit=5",
              Reply{429, "slowly", {"Retry-After: 7", "X-RateLimit-Remaining: 0"}, 0, false, {}});
    HttpClient http;

    const auto answer = http.get(server.url() + "/artist/27/top?limit=5", {"Accept: application/json"}, {});

    EXPECT_EQ(answer.status, 429);
    EXPECT_EQ(answer.body, "slowly");
    EXPECT_EQ(answer.header("x-ratelimit-remaining"), "0");
    EXPECT_EQ(answer.retry_after(), std::chrono::seconds(7));
    ASSERT_EQ(server.requests().size(), 1U);
    EXPECT_THAT(server.requests()[0].head,
                AllOf(HasSubstr("GET /artist/27/top?limit=5 HTTP/1.1\r\n"), HasSubstr("Accept: application/json\r\n"),
                      HasSubstr("User-Agent: topfive/" TOPFIVE_VERSION " (+https://")));
}

TEST(HttpClient, PostsABody)
{
    LocalHttpServer server;
    server.on("/api/token", R"({"access_token":"T"})");
    HttpClient http;

    const auto answer =
        http.post(server.url() + "/api/token", "grant_type=client_credentials", {"Authorization: Basic eDp5"}, {});

    EXPECT_EQ(answer.body, R"({"access_token":"T"})");
    EXPECT_EQ(server.requests()[0].method, "POST");
    EXPECT_EQ(server.requests()[0].body, "grant_type=client_credentials");
    EXPECT_THAT(server.requests()[0].head, HasSubstr("Authorization: Basic eDp5\r\n"));
}

TEST(HttpClient, UsesAConnectionAgain)
{
    LocalHttpServer server;
    server.on("/a", "1");
    HttpClient http;

    http.get(server.url() + "/a", {}, {});
    http.get(server.url() + "/a", {}, {});

    EXPECT_EQ(server.requests()[1].connection, 1);
}

TEST(HttpClient, CutsOffAnAnswerThatIsTooLong)
{
    LocalHttpServer server;
    server.on("/big", std::string(50'000'000, 'x'));
    HttpClient http;

    EXPECT_EQ(complaint(http, server.url() + "/big"), "GET /big: the answer is too long");
}

TEST(HttpClient, TakesACutBodyForNoAnswer)
{
    LocalHttpServer server;
    server.on("/cut", Reply{200, "{\"data\":[", {}, 100, false, {}});
    HttpClient http;

    EXPECT_THAT(complaint(http, server.url() + "/cut"), HasSubstr("GET /cut: "));
}

TEST(HttpClient, NeverRepeatsTheQueryOrThePasswordInAComplaint)
{
    HttpClient http;

    EXPECT_THAT(complaint(http, "http://me:hush@127.0.0.1:1/2.0/?api_key=0123secret"),
                AllOf(HasSubstr("GET /2.0/: "), Not(HasSubstr("secret")), Not(HasSubstr("hush"))));
}

TEST(HttpClient, FollowsARedirectWithinTheHostOnly)
{
    LocalHttpServer elsewhere;
    elsewhere.on("/there", "stolen");
    LocalHttpServer server;
    server.on("/old", redirect_to("/new"));
    server.on("/new", "here");
    server.on("/away", redirect_to(elsewhere.url() + "/there"));
    server.on("/file", redirect_to("file:///etc/passwd"));
    server.on("/gopher", redirect_to("gopher://127.0.0.1/"));
    HttpClient http;

    EXPECT_EQ(http.get(server.url() + "/old", {}, {}).body, "here");
    EXPECT_EQ(complaint(http, server.url() + "/away"), "GET /away: redirected away");
    EXPECT_EQ(complaint(http, server.url() + "/file"), "GET /file: redirected away");
    EXPECT_EQ(complaint(http, server.url() + "/gopher"), "GET /gopher: redirected away");
    EXPECT_THAT(elsewhere.targets(), ElementsAre());
}

TEST(HttpClient, FollowsUpToFiveRedirectsAnywhereWhereThatIsWanted)
{
    LocalHttpServer elsewhere;
    elsewhere.on("/cover", "picture");
    LocalHttpServer server;
    server.on("/front", redirect_to(elsewhere.url() + "/cover"));
    server.on("/round", redirect_to("/round"));
    server.on("/file", redirect_to("file:///etc/passwd"));
    HttpOptions options;
    options.redirects = HttpOptions::Redirects::anywhere;
    HttpClient http(options);

    EXPECT_EQ(http.get(server.url() + "/front", {}, {}).body, "picture");
    EXPECT_EQ(complaint(http, server.url() + "/file"), "GET /file: redirected away");
    EXPECT_EQ(complaint(http, server.url() + "/round"), "GET /round: redirected too often");
    EXPECT_EQ(server.targets().size(), 8U);
}

TEST(HttpClient, AsksOnlyOverHttp)
{
    HttpClient http;

    EXPECT_THAT(complaint(http, "file:///etc/passwd"), HasSubstr("GET /etc/passwd: "));
}

TEST(HttpClient, SaysThatTlsFailed)
{
    LocalHttpServer plain;
    HttpClient http;

    EXPECT_THAT(complaint(http, "https://127.0.0.1:" + std::to_string(plain.port()) + "/x"), HasSubstr("GET /x: SSL"));
}

TEST(HttpClient, GivesUpOnAServerThatHangs)
{
    LocalHttpServer server;
    server.on("/slow", Reply{200, "", {}, 0, true, {}});
    HttpOptions options;
    options.whole = std::chrono::milliseconds(50);
    HttpClient http(options);

    EXPECT_THAT(complaint(http, server.url() + "/slow"), HasSubstr("GET /slow: Timeout"));
}

TEST(HttpClient, EndsWhenItIsStopped)
{
    LocalHttpServer server;
    server.on("/slow", Reply{200, "", {}, 0, true, {}});
    HttpClient http;
    std::string said;

    std::jthread asking([&](const std::stop_token& stop) {
        try {
            static_cast<void>(http.get(server.url() + "/slow", {}, stop));
        } catch (const Unavailable& fault) {
            said = fault.what();
        }
    });
    server.wait_for_requests(1);
    asking.request_stop();
    asking.join();

    EXPECT_EQ(said, "GET /slow: stopped");
}

TEST(PercentEncode, LeavesOnlyUnreservedCharactersAsTheyAre)
{
    EXPECT_EQ(percent_encode("AC/DC & \"Кино\"~"), "AC%2FDC%20%26%20%22%D0%9A%D0%B8%D0%BD%D0%BE%22~");
}

TEST(HttpAnswer, ReadsRetryAfterAsSecondsOrDate)
{
    const auto said = [](const std::string& value) {
        return HttpAnswer{429, "", {{"retry-after", value}}}.retry_after();
    };

    EXPECT_EQ(said("120"), std::chrono::seconds(120));
    EXPECT_EQ(said("Thu, 01 Jan 2015 00:00:00 GMT"), std::chrono::seconds(0));
    EXPECT_EQ(said("99999999"), std::chrono::hours(7 * 24));
    EXPECT_EQ(said("soon"), std::nullopt);
    EXPECT_EQ(said(""), std::nullopt);
}

}
