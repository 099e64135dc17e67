// SPDX-License-Identifier: MIT
#include "adapters/web/server.hpp"
#include "tests/adapters/web/page_house.hpp"

#include <gmock/gmock.h>
#include <httplib.h>

namespace topfive {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST_F(PageTest, ASearchIsAskedAndLeadsBack)
{
    const auto answer = post("/search", {{"q", "Pulp"}, {"field", "any"}});
    EXPECT_EQ(answer.status, 303);
    EXPECT_EQ(header(answer, "Location"), "/?story=1");
    ASSERT_EQ(house.asked.size(), 1U);
    EXPECT_EQ(house.asked[0].text, "Pulp");
    EXPECT_EQ(house.asked[0].field, "any");
    EXPECT_TRUE(house.asked[0].asked());
    EXPECT_THAT(get("/", {{"story", "1"}}).body, HasSubstr("id=\"answer\""));

    EXPECT_EQ(post("/search", {{"q", " "}}).status, 400);
    EXPECT_EQ(post("/search", {{"q", "Pulp"}, {"field", "file"}}).status, 400);
    EXPECT_EQ(get("/search", {{"q", "Pulp"}}).status, 405);
    EXPECT_EQ(house.asked.size(), 1U);
}

TEST_F(PageTest, AgainAndNeverLeadBack)
{
    const auto row = house.want("Babies");
    house.memory.failed(row.id, "broken", 1, {});
    EXPECT_EQ(header(post("/downloads/1/again"), "Location"), "/?said=again");
    EXPECT_EQ(house.memory.download(1)->state, DownloadState::pending);
    EXPECT_EQ(post("/downloads/1/never").status, 303);
    EXPECT_FALSE(house.memory.download(1));
    EXPECT_EQ(post("/downloads/1/never").status, 404);
    EXPECT_EQ(get("/downloads/1/never").status, 405);
    EXPECT_EQ(header(get("/downloads/1/never"), "Allow"), "POST");
}

TEST_F(PageTest, WithATokenAFormWithoutScriptsIsToldWhyItMayNot)
{
    WebServer server({"127.0.0.1:0", "secret", {}}, house, house.log);
    httplib::Client client("127.0.0.1", server.port());
    const auto post = [&](const char* path, const char* accept) {
        return *client.Post(path, {{"Accept", accept}}, "q=Pulp", "application/x-www-form-urlencoded");
    };
    const auto refused = post("/search", "text/html,application/xhtml+xml");
    EXPECT_EQ(refused.status, 401);
    EXPECT_EQ(refused.get_header_value("WWW-Authenticate"), "Bearer");
    EXPECT_EQ(refused.get_header_value("Content-Type"), "text/html; charset=utf-8");
    EXPECT_THAT(refused.body, HasSubstr("a page without JavaScript cannot send"));
    EXPECT_EQ(post("/search", "*/*").get_header_value("Content-Type"), "application/problem+json");
    EXPECT_EQ(post("/fetches", "text/html").get_header_value("Content-Type"), "application/problem+json");
    EXPECT_THAT(client.Get("/")->body, HasSubstr("<noscript>"));
    EXPECT_THAT(get("/").body, Not(HasSubstr("<noscript>")));
    EXPECT_TRUE(house.asked.empty());
}

}
}
