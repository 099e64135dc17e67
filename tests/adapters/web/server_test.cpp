// SPDX-License-Identifier: MIT
#include "adapters/web/server.hpp"
#include "plugin/errors.hpp"
#include "tests/adapters/web/raw_connection.hpp"
#include "tests/adapters/web/web_house.hpp"

#include <gmock/gmock.h>
#include <httplib.h>
#include <memory>
#include <vector>

namespace topfive {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;

class ServerTest : public ::testing::Test {
protected:
    httplib::Client client() { return httplib::Client("127.0.0.1", server->port()); }
    RawConnection connect() { return RawConnection(server->port()); }
    void serve(const std::string& token)
    {
        server = std::make_unique<WebServer>(WebOptions{"127.0.0.1:0", token, {}}, house, house.log);
    }
    int post(const httplib::Headers& headers)
    {
        return client().Post("/fetches", headers, R"({"artist":"Pulp"})", "application/json")->status;
    }

    WebHouse house;
    std::unique_ptr<WebServer> server =
        std::make_unique<WebServer>(WebOptions{"127.0.0.1:0", "", {}}, house, house.log);
};

TEST_F(ServerTest, CarriesARequestFromEndToEnd)
{
    const auto accepted = client().Post("/fetches", R"({"artist":"Пульп"})", "application/json");
    ASSERT_TRUE(accepted);
    EXPECT_EQ(accepted->status, 202);
    EXPECT_EQ(accepted->get_header_value("Location"), "/fetches/1");
    EXPECT_EQ(house.asked.at(0).text, "Пульп");

    const auto story = client().Get("/stories?q=%D0%BF%D1%83%D0%BB%D1%8C%D0%BF");
    EXPECT_EQ(story->status, 200);
    EXPECT_EQ(story->get_header_value("Content-Type"), "application/json");
    EXPECT_EQ(story->get_header_value("X-Content-Type-Options"), "nosniff");
    EXPECT_THAT(story->get_header_value("Content-Security-Policy"), HasSubstr("default-src 'none'"));
    EXPECT_FALSE(story->has_header("Access-Control-Allow-Origin"));
    EXPECT_THAT(story->body, HasSubstr("Пульп"));
}

TEST_F(ServerTest, TakesABodyOfAnyType)
{
    EXPECT_EQ(client().Post("/fetches", R"({"artist":"Pulp"})", "application/x-www-form-urlencoded")->status, 202);
    EXPECT_EQ(client().Post("/fetches", R"({"artist":"Pulp"})", "text/plain")->status, 202);
}

TEST_F(ServerTest, ProblemsAreRfc9457)
{
    const auto missing = client().Get("/nothing/here");
    EXPECT_EQ(missing->status, 404);
    EXPECT_EQ(missing->get_header_value("Content-Type"), "application/problem+json");
    const auto problem = boost::json::parse(missing->body);
    EXPECT_EQ(problem.at("status"), 404);
    EXPECT_EQ(problem.at("title"), "Not Found");
    EXPECT_EQ(problem.at("type"), "about:blank");

    const auto wrong = client().Put("/status", "", "text/plain");
    EXPECT_EQ(wrong->status, 405);
    EXPECT_EQ(wrong->get_header_value("Allow"), "GET");
    EXPECT_EQ(client().Options("/status")->status, 405);
}

TEST_F(ServerTest, AForeignHostReachesNothing)
{
    EXPECT_EQ(client().Get("/status", {{"Host", "evil.example"}})->status, 421);
    EXPECT_EQ(post({{"Host", "evil.example"}}), 421);
    EXPECT_EQ(client().Get("/status", {{"Host", "localhost:1"}})->status, 200);
    EXPECT_THAT(house.asked, IsEmpty());
}

TEST_F(ServerTest, AForeignPageStartsNothing)
{
    EXPECT_EQ(post({{"Sec-Fetch-Site", "cross-site"}}), 403);
    EXPECT_EQ(post({{"Sec-Fetch-Site", "same-site"}}), 403);
    EXPECT_EQ(post({{"Origin", "https://evil.example"}}), 403);
    EXPECT_THAT(house.asked, IsEmpty());
    EXPECT_EQ(post({{"Sec-Fetch-Site", "same-origin"}}), 202);
    EXPECT_EQ(client().Get("/status", {{"Sec-Fetch-Site", "cross-site"}})->status, 200);
}

TEST_F(ServerTest, AfterARefusalTheConnectionServesNothingThatWasItsBody)
{
    auto raw = connect();
    raw.send("POST /fetches HTTP/1.1\r\nHost: localhost\r\nOrigin: null\r\nContent-Length: 44\r\n\r\n"
             "GET /status HTTP/1.1\r\nHost: localhost\r\n\r\n....");
    EXPECT_THAT(raw.all_statuses(), ElementsAre(403));
}

TEST_F(ServerTest, ATokenOpensWhatChangesSomething)
{
    serve("secret");
    EXPECT_EQ(post({}), 401);
    EXPECT_EQ(post({{"Authorization", "Bearer wrong"}}), 401);
    EXPECT_EQ(client().Get("/status")->status, 200);
    EXPECT_THAT(house.asked, IsEmpty());
    EXPECT_EQ(post({{"Authorization", "Bearer secret"}}), 202);
    const auto refused = client().Delete("/downloads/1");
    EXPECT_EQ(refused->status, 401);
    EXPECT_EQ(refused->get_header_value("WWW-Authenticate"), "Bearer");
}

TEST_F(ServerTest, AFaultIsAProblemAndALineInTheLog)
{
    house.broken = true;
    EXPECT_EQ(client().Get("/downloads")->status, 503);
    house.broken = false;
    EXPECT_EQ(client().Get("/downloads")->status, 200);
}

TEST_F(ServerTest, HugeRequestsAreRefused)
{
    const std::string large(100'000, 'x');
    EXPECT_EQ(client().Post("/fetches", large, "application/json")->status, 413);
    EXPECT_EQ(client().Get("/" + std::string(600, 'a'))->status, 414);
    EXPECT_EQ(client().Get("/" + std::string(9000, 'a'))->status, 414);
    EXPECT_EQ(client().Post("/fetches", {{"Content-Encoding", "gzip"}}, "x", "application/json")->status, 415);

    auto headers = connect();
    headers.send("GET /status HTTP/1.1\r\nHost: localhost\r\n");
    for (int i = 0; i < 40; ++i)
        headers.send("X-" + std::to_string(i) + ": " + std::string(1000, 'y') + "\r\n");
    EXPECT_THAT(headers.all_statuses(), ElementsAre(431));

    auto chunks = connect();
    chunks.send("POST /fetches HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (int i = 0; i < 20; ++i)
        chunks.send("2710\r\n" + std::string(10'000, ' ') + "\r\n");
    EXPECT_THAT(chunks.all_statuses(), ElementsAre(413));
    EXPECT_THAT(house.asked, IsEmpty());
    EXPECT_EQ(client().Get("/status")->status, 200);
}

TEST_F(ServerTest, MalformedRequestsAreRefusedAndTheConnectionEnds)
{
    for (const char* request :
         {"nonsense\r\n\r\n", "GET /status\r\n\r\n", "GET  /status HTTP/1.1\r\n\r\n", "\x16\x03\x01\x02",
          "GET /status HTTP/3.7\r\n\r\n", "GET /status HTTP/1.1\r\nno colon\r\n\r\n", "GET /status HTTP/1.1\r\n\r\n"}) {
        auto raw = connect();
        raw.send(request);
        raw.finish();
        for (const int status : raw.all_statuses())
            EXPECT_THAT(status, ::testing::AnyOf(400, 421)) << request;
    }
    EXPECT_EQ(client().Get("/status")->status, 200);
}

TEST_F(ServerTest, WhatIsNotEncodedRightIsRefused)
{
    for (const char* target : {"/artists/search?q=%zz", "/artists/search?q=%", "/artists/search?q=a%4", "/stat%us",
                               "/artists/search?q=%ff", "/stories?q=%c3%28"}) {
        auto raw = connect();
        raw.send("GET " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        EXPECT_THAT(raw.all_statuses(), ElementsAre(400)) << target;
    }
    auto twice = connect();
    twice.send("GET /status HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
    EXPECT_THAT(twice.all_statuses(), ElementsAre(400));
    EXPECT_THAT(house.asked, IsEmpty());
}

TEST_F(ServerTest, MethodsThatNobodyHasAreRefused)
{
    for (const char* method : {"FROBNICATE", "get", "TRACE", "CONNECT", "PRI"}) {
        auto raw = connect();
        raw.send(std::string(method) + " /status HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        for (const int status : raw.all_statuses())
            EXPECT_THAT(status, ::testing::AnyOf(400, 405)) << method;
    }
    EXPECT_EQ(client().Get("/status")->status, 200);
}

TEST_F(ServerTest, HeadIsGetWithoutItsBody)
{
    const auto head = client().Head("/status");
    EXPECT_EQ(head->status, 200);
    EXPECT_EQ(head->body, "");
    EXPECT_GT(std::stoi(head->get_header_value("Content-Length")), 10);
}

TEST_F(ServerTest, ASearchOfAForeignPageIsAnsweredAndStartsNothing)
{
    const auto search = [&](const httplib::Headers& headers) {
        return std::string(client().Get("/artists/search?q=pulp", headers)->body);
    };
    EXPECT_THAT(search({{"Sec-Fetch-Site", "cross-site"}}), HasSubstr(R"("fetch":null)"));
    EXPECT_THAT(search({{"Sec-Fetch-Site", "same-site"}}), HasSubstr(R"("fetch":null)"));
    EXPECT_THAT(search({{"Origin", "null"}}), HasSubstr(R"("fetch":null)"));
    serve("secret");
    EXPECT_THAT(search({}), HasSubstr(R"("fetch":null)"));
    EXPECT_THAT(house.asked, IsEmpty());
    EXPECT_THAT(search({{"Authorization", "Bearer secret"}}), HasSubstr(R"("fetch":{"id":"1")"));
}

TEST_F(ServerTest, PipelinedRequestsAreAnsweredInOrder)
{
    auto raw = connect();
    raw.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
             "POST /fetches HTTP/1.1\r\nHost: localhost\r\nContent-Length: 17\r\n\r\n{\"artist\":\"Pulp\"}"
             "GET /nothing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    EXPECT_THAT(raw.all_statuses(), ElementsAre(200, 202, 404));
}

// As `curl -X POST` sends it.
TEST_F(ServerTest, APostWithoutALengthHasNoBody)
{
    auto raw = connect();
    raw.send("POST /downloads/7/retry HTTP/1.1\r\nHost: localhost\r\n\r\n"
             "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    EXPECT_THAT(raw.all_statuses(), ElementsAre(404, 200));
}

TEST_F(ServerTest, HalfRequestsAndSilentClientsHoldUpNobody)
{
    std::vector<RawConnection> silent;
    for (int i = 0; i < 100; ++i) {
        silent.push_back(connect());
        if (i % 2 == 0)
            silent.back().send("GET /status HTTP/1.1\r\nHo");
    }
    EXPECT_EQ(client().Get("/status")->status, 200);

    server.reset(); // ends them all

    for (auto& connection : silent)
        EXPECT_THAT(connection.rest(), Not(HasSubstr("200")));
}

TEST_F(ServerTest, FiveHundredConnectionsAreServedAndLeaveNoThread)
{
    std::vector<RawConnection> all;
    for (int i = 0; i < 500; ++i)
        all.push_back(connect());
    for (auto& connection : all)
        connection.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    for (auto& connection : all)
        EXPECT_THAT(connection.all_statuses(), ElementsAre(200));
    all.clear();
    EXPECT_EQ(client().Get("/healthz")->status, 200);
}

TEST_F(ServerTest, ListensOnIpVersionSix)
{
    const WebServer six({"[::1]:0", "", {}}, house, house.log);
    httplib::Client asker("::1", six.port());
    const auto answer = asker.Get("/status", {{"Host", "[::1]:" + std::to_string(six.port())}});
    if (!answer)
        GTEST_SKIP() << "this machine has no IPv6";
    EXPECT_EQ(answer->status, 200);
    EXPECT_EQ(asker.Get("/status", {{"Host", "[::2]"}})->status, 421);
}

TEST_F(ServerTest, JsonThatIsNestedWithoutEndIsRefused)
{
    for (const std::string& body : {std::string(60'000, '['), std::string("{\"artist\":\"\xff\"}"),
                                    std::string("{\"artist\":\"a\",\"artist\":5}"), std::string("{\"count\":1e999}"),
                                    std::string("null"), std::string()})
        EXPECT_EQ(client().Post("/fetches", body, "application/json")->status, 400) << body.substr(0, 40);
    EXPECT_THAT(house.asked, IsEmpty());
}

TEST_F(ServerTest, ATakenPortIsAFaultThatNamesIt)
{
    const auto address = "127.0.0.1:" + std::to_string(server->port());
    try {
        const WebServer second({address, "", {}}, house, house.log);
        FAIL() << "listens twice";
    } catch (const Fault& fault) {
        EXPECT_THAT(fault.what(), HasSubstr(address));
        EXPECT_THAT(fault.what(), HasSubstr("in use"));
    }
}

}
}
