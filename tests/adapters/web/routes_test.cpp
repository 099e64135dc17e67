// SPDX-License-Identifier: MIT
#include "plugin/errors.hpp"
#include "tests/adapters/web/web_house.hpp"

#include <gmock/gmock.h>

namespace topfive {
namespace {

namespace json = boost::json;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;

class RoutesTest : public ::testing::Test {
protected:
    WebAnswer ask(const std::string& method, const std::string& path, const WebQuery& query = {},
                  const std::string& body = "")
    {
        return Routes(house).answer({method, path, query, body});
    }
    json::object get(const std::string& path, const WebQuery& query = {})
    {
        const auto answer = ask("GET", path, query);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return json::parse(answer.body).as_object();
    }
    std::vector<std::string> titles(const WebQuery& query)
    {
        std::vector<std::string> found;
        const auto page = get("/downloads", query);
        for (const auto& row : page.at("downloads").as_array())
            found.emplace_back(row.at("title").as_string());
        return found;
    }
    std::string detail(const WebAnswer& answer)
    {
        EXPECT_EQ(answer.type, "application/problem+json");
        const auto problem = json::parse(answer.body).as_object();
        EXPECT_EQ(problem.at("status").as_int64(), answer.status);
        return std::string(problem.at("detail").as_string());
    }

    WebHouse house;
};

TEST_F(RoutesTest, HealthIsReadyOrSaysWhyNot)
{
    EXPECT_EQ(get("/healthz").at("ready"), true);
    house.not_ready = {"MPD is not connected"};
    const auto answer = ask("GET", "/healthz");
    EXPECT_EQ(answer.status, 503);
    EXPECT_EQ(json::parse(answer.body).at("reasons"), json::parse(R"(["MPD is not connected"])"));
}

TEST_F(RoutesTest, AFetchIsAskedForAndItsStoryIsToldFromThenOn)
{
    const auto accepted = ask("POST", "/fetches", {}, R"({"artist":"Pulp","track":"Disco 2000","count":3})");

    EXPECT_EQ(accepted.status, 202);
    EXPECT_THAT(accepted.headers, Contains(Pair("Location", "/fetches/1")));
    EXPECT_EQ(json::parse(accepted.body), json::parse(R"({"id":"1","state":"pending"})"));
    ASSERT_EQ(house.asked.size(), 1U);
    EXPECT_EQ(house.asked[0].text, "Pulp");
    EXPECT_EQ(house.asked[0].title, "Disco 2000");
    EXPECT_EQ(house.asked[0].count, 3U);
    EXPECT_TRUE(house.asked[0].asked());

    house.memory.name_story(1, house.pulp, {});
    Place place;
    place.rank = 1;
    const auto row = house.want("Disco 2000");
    place.recording = row.recording;
    place.download = row.id;
    house.memory.set_places(1, {place});
    house.memory.downloading(row.id, WebHouse::candidate());
    house.board.report({row.id, Stage::downloading, 1'000'000, 4'000'000, 250'000});

    const auto story = get("/fetches/1");
    EXPECT_EQ(story.at("state"), "downloading");
    EXPECT_EQ(story.at("artist").at("name"), "Pulp");
    EXPECT_EQ(story.at("track"), nullptr);
    EXPECT_EQ(story.at("top").at(0).at("rank"), 1);
    EXPECT_EQ(story.at("top").at(0).at("duration"), 351.5);
    EXPECT_EQ(story.at("downloads").at(0).at("progress"), 0.25);
    EXPECT_EQ(story.at("downloads").at(0).at("stage"), "downloading");
}

TEST_F(RoutesTest, AFetchNeedsANameAndNothingElse)
{
    for (const char* body :
         {"", "{", "[]", "null", R"("Pulp")", R"({})", R"({"artist":5})", R"({"artist":""})", R"({"artist":"  "})",
          R"({"artist":null})", R"({"artist":"Pulp","track":7})", R"({"artist":"Pulp","count":0})",
          R"({"artist":"Pulp","count":51})", R"({"artist":"Pulp","count":"5"})", R"({"artist":"Pulp","count":1.5})",
          R"({"artist":"Pulp","conut":5})", R"({"artist":"Pulp"} more)"}) {
        const auto refused = ask("POST", "/fetches", {}, body);
        EXPECT_EQ(refused.status, 400) << body;
        EXPECT_NE(detail(refused), "");
    }
    EXPECT_EQ(ask("POST", "/fetches", {}, "{\"artist\":\"" + std::string(1001, 'x') + "\"}").status, 400);
    EXPECT_THAT(house.asked, IsEmpty());
    EXPECT_EQ(ask("POST", "/fetches", {}, R"({"artist":"!!!","track":null,"count":null})").status, 202);
}

TEST_F(RoutesTest, ADownloadHasTheFieldsThatArePromised)
{
    house.fetched("Common People");
    EXPECT_EQ(
        get("/downloads/1"),
        json::parse(
            R"({"id":"1","track_id":"deezer:1","artist":"Pulp","title":"Common People",)"
            R"("state":"completed","progress":1.0,"bytes":4000000,"total_bytes":4000000,"stage":null,"speed":0.0,)"
            R"("error":null,"path":"Topfive/Pulp/Common People.opus",)"
            R"("created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"})"));
}

TEST_F(RoutesTest, DownloadsComeNewestFirstInPages)
{
    house.fetched("Common People");
    house.fetched("Babies");
    house.want("Disco 2000");

    const auto first = get("/downloads", {{"limit", "2"}});
    EXPECT_THAT(titles({{"limit", "2"}}), ElementsAre("Disco 2000", "Babies"));
    EXPECT_THAT(titles({{"before", std::string(first.at("next").as_string())}}), ElementsAre("Common People"));
    EXPECT_EQ(get("/downloads", {{"limit", "3"}}).at("next"), nullptr);
    EXPECT_THAT(titles({{"state", "completed"}}), ElementsAre("Babies", "Common People"));
    EXPECT_THAT(titles({{"state", "in_library"}}), IsEmpty());
    EXPECT_THAT(titles({{"artist", "pulp"}, {"state", "pending"}}), ElementsAre("Disco 2000"));
    EXPECT_THAT(titles({{"artist", "Blur"}}), IsEmpty());
}

TEST_F(RoutesTest, WrongParametersAreRefusedByName)
{
    for (const auto& query : std::vector<WebQuery>{{{"limit", "many"}},
                                                   {{"limit", "0"}},
                                                   {{"limit", "1001"}},
                                                   {{"limit", "-1"}},
                                                   {{"before", "x"}},
                                                   {{"before", "0"}},
                                                   {{"state", "great"}},
                                                   {{"stat", "error"}},
                                                   {{"limit", "1"}, {"limit", "2"}}}) {
        const auto refused = ask("GET", "/downloads", query);
        EXPECT_EQ(refused.status, 400);
        EXPECT_THAT(detail(refused), HasSubstr(query.begin()->first));
    }
    EXPECT_EQ(ask("GET", "/stories").status, 400);
    EXPECT_EQ(ask("GET", "/stories", {{"q", " "}}).status, 400);
    EXPECT_EQ(ask("GET", "/status", {{"verbose", "1"}}).status, 400);
}

TEST_F(RoutesTest, WhatIsNotThereIs404AndAWrongMethod405)
{
    for (const char* path :
         {"/", "/nothing/here", "/downloads/7", "/downloads/x", "/downloads/-1", "/downloads/", "/fetches/999999",
          "/fetches/1e3", "/downloads/7/again", "//status", "/fetches/99999999999999999999", "/../etc/passwd"})
        EXPECT_EQ(ask("GET", path).status, 404) << path;
    EXPECT_EQ(ask("DELETE", "/downloads/7").status, 404);
    EXPECT_EQ(ask("POST", "/downloads/7/retry").status, 404);

    const auto refused = ask("PUT", "/downloads/7");
    EXPECT_EQ(refused.status, 405);
    EXPECT_THAT(refused.headers, Contains(Pair("Allow", "DELETE, GET")));
    EXPECT_EQ(ask("PUT", "/fetches").status, 405);
    EXPECT_EQ(ask("POST", "/status").status, 405);
}

TEST_F(RoutesTest, ADownloadIsTakenOutOnce)
{
    house.fetched("Common People");
    EXPECT_EQ(ask("DELETE", "/downloads/1").status, 204);
    EXPECT_EQ(ask("DELETE", "/downloads/1").status, 404);
    EXPECT_EQ(ask("GET", "/downloads/1").status, 404);
}

TEST_F(RoutesTest, ADownloadIsTriedAgain)
{
    house.memory.failed(house.want("Babies").id, "no candidate good enough", 0, {});
    EXPECT_EQ(get("/downloads/1").at("error"), "no candidate good enough");
    const auto again = ask("POST", "/downloads/1/retry");
    EXPECT_EQ(again.status, 202);
    EXPECT_EQ(json::parse(again.body).at("state"), "pending");
}

TEST_F(RoutesTest, StoriesAreFoundByTheirWords)
{
    (void)ask("POST", "/fetches", {}, R"({"artist":"Sigur Rós"})");
    StoryLine line;
    line.kind = "candidate";
    line.text = "fits: “Hoppípolla”";
    line.figures = {{"candidate", "youtube:yuTMWgOduFM"}, {"score", "0.970"}};
    house.memory.tell(1, line);

    const auto told = get("/stories", {{"q", "sigur ros"}}).at("stories").as_array();
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].at("search").at("text"), "Sigur Rós");
    EXPECT_EQ(told[0].at("lines").as_array().back().at("figures"),
              json::parse(R"({"candidate":"youtube:yuTMWgOduFM","score":"0.970"})"));
    EXPECT_TRUE(get("/stories", {{"q", "nobody"}}).at("stories").as_array().empty());
}

TEST_F(RoutesTest, FetchesComeNewestFirstInPages)
{
    for (const char* name : {"Pulp", "Blur", "Suede"})
        (void)ask("POST", "/fetches", {}, std::string(R"({"artist":")") + name + "\"}");
    house.memory.close(2, StoryState::failed, "deezer: 500");

    const auto first = get("/fetches", {{"limit", "2"}});
    EXPECT_EQ(first.at("fetches").at(0).at("search").at("text"), "Suede");
    EXPECT_EQ(first.at("fetches").at(1).at("state"), "error");
    EXPECT_EQ(first.at("fetches").at(1).at("outcome"), "deezer: 500");
    EXPECT_EQ(first.at("next"), "2");
    const auto second = get("/fetches", {{"before", "2"}});
    EXPECT_EQ(second.at("fetches").as_array().size(), 1U);
    EXPECT_EQ(second.at("fetches").at(0).at("search").at("origin"), "http");
    EXPECT_EQ(second.at("next"), nullptr);
    EXPECT_EQ(ask("GET", "/fetches", {{"limit", "501"}}).status, 400);
}

TEST_F(RoutesTest, GrowthTellsOfEachWeekAndOfNoneTooFew)
{
    house.fetched("Common People"); // on Thursday, January 1
    house.clock.advance(std::chrono::hours(24 * 5));
    house.fetched("Babies");

    const auto weeks = get("/library/growth", {{"count", "3"}}).at("periods");
    EXPECT_EQ(weeks, json::parse(R"([{"start":"2025-12-22","songs":0,"bytes":0,"total":0},)"
                                 R"({"start":"2025-12-29","songs":1,"bytes":4000000,"total":1},)"
                                 R"({"start":"2026-01-05","songs":1,"bytes":4000000,"total":2}])"));
    const auto day = get("/library/growth", {{"count", "1"}, {"by", "day"}}).at("periods");
    EXPECT_EQ(day, json::parse(R"([{"start":"2026-01-06","songs":1,"bytes":4000000,"total":2}])"));
    EXPECT_EQ(ask("GET", "/library/growth", {{"by", "year"}}).status, 400);
}

TEST_F(RoutesTest, StatusHasTheShapeThatIsPromised)
{
    house.facts.version = "0.1.0";
    house.facts.mode = "fetch";
    house.facts.proxy = {{"127.0.0.1:6601", 3, house.clock.now(), {}}};
    house.facts.ways = {
        {"log", "", "off", {}, {}}, {"queue", "new", "open", {}, {}}, {"channel", "topfive", "open", {}, {}}};
    house.facts.providers = {{"deezer", "paused", house.clock.now(), "429"}};
    const auto status = get("/status");
    EXPECT_EQ(status.at("ready"), true);
    EXPECT_EQ(status.at("watch").at("proxy").at(0),
              json::parse(R"({"listen":"127.0.0.1:6601","clients":3,"last_search":"2026-01-01T00:00:00.000Z",
                           "last_client":null})"));
    EXPECT_EQ(status.at("watch").at("channel").at("what"), "topfive");
    EXPECT_EQ(status.at("providers").at(0).at("until"), "2026-01-01T00:00:00.000Z");
    for (const char* key : {"version", "mode", "uptime", "reasons", "mpd", "fetches", "downloads", "recent",
                            "unverified", "sources", "dropped_searches", "back_restarts"})
        EXPECT_TRUE(status.contains(key)) << key;
}

TEST_F(RoutesTest, WithoutADatabaseHealthAndStatusStillAnswer)
{
    house.broken = true;
    house.not_ready = {"the data directory cannot be used"};
    EXPECT_THROW((void)ask("GET", "/downloads"), Unavailable);
    EXPECT_EQ(ask("GET", "/healthz").status, 503);
    EXPECT_EQ(ask("GET", "/status").status, 200);
}

TEST_F(RoutesTest, TextFromOutsideBecomesValidJson)
{
    SearchIntent intent;
    intent.text = "a\xff\x1b[31m\xc2\x9b\x7f\"\\";
    intent.kind = SearchIntent::Kind::ask;
    const auto story = house.memory.open(intent);
    const auto answer = ask("GET", "/fetches/" + std::to_string(story));
    EXPECT_THAT(answer.body, HasSubstr("a\xef\xbf\xbd\\u001b[31m\\u009b\\u007f\\\"\\\\"));
    EXPECT_NO_THROW((void)json::parse(answer.body));
}

}
}
