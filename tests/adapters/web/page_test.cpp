// SPDX-License-Identifier: MIT
#include "adapters/web/html.hpp"
#include "adapters/web/page_parts.hpp"
#include "adapters/web/server.hpp"
#include "tests/adapters/web/page_house.hpp"

#include <gmock/gmock.h>
#include <httplib.h>

namespace topfive {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(Html, NoTextIsMarkup)
{
    EXPECT_EQ(escaped("<img src=x onerror='a&b'>\""), "&lt;img src=x onerror=&#39;a&amp;b&#39;&gt;&quot;");
    EXPECT_EQ(escaped("a\nb\x01\xff"), "a b\xef\xbf\xbd");
    EXPECT_EQ(bdi("\xd7\xa9\xd7\x9c"), "<bdi>\xd7\xa9\xd7\x9c</bdi>");
    EXPECT_LT(escaped(std::string(100'000, '&')).size(), 2000U);
}

TEST_F(PageTest, TellsOfAnEmptyHouseWhatWillStandThere)
{
    const auto answer = get("/");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.type, "text/html; charset=utf-8");
    EXPECT_THAT(answer.body, AllOf(HasSubstr("Nothing at the moment"), HasSubstr("Nothing failed"),
                                   HasSubstr("Nobody has searched"), Not(HasSubstr("{{"))));
    EXPECT_THAT(header(answer, "Content-Security-Policy"),
                AllOf(HasSubstr("default-src 'none'"), HasSubstr("form-action 'self'"), Not(HasSubstr("unsafe"))));
}

TEST_F(PageTest, ShowsWhatComesInWithItsFigures)
{
    const auto row = house.want("Common People");
    house.memory.downloading(row.id, WebHouse::candidate());
    house.board.report({row.id, Stage::downloading, 1'500'000, 3'000'000, 500'000});

    EXPECT_THAT(get("/").body,
                AllOf(HasSubstr("Common People"), HasSubstr("role=\"progressbar\""), HasSubstr("value=\"50\""),
                      HasSubstr("50 % · 1.5 MB of 3.0 MB · 500.0 kB/s · 0:03 left"),
                      HasSubstr("formaction=\"/downloads/1/never\"")));
}

TEST_F(PageTest, ShowsWhatCameInWhatFailedAndWhatWaits)
{
    (void)house.fetched("Common People");
    const auto failed = house.want("Babies");
    house.memory.failed(failed.id, "no candidate good enough", 1, house.clock.now() + std::chrono::hours(24));
    const auto waits = house.want("Razzmatazz");
    house.memory.waiting(waits.id, "download.per_hour is reached");
    house.facts.downloads = {1, 0, 1, 1};

    EXPECT_THAT(get("/").body,
                AllOf(HasSubstr("src=\"/downloads/1/cover?else=blank\""), HasSubstr("no candidate good enough"),
                      HasSubstr("formaction=\"/downloads/2/again\""), HasSubstr("formaction=\"/downloads/2/never\""),
                      HasSubstr("download.per_hour is reached"), HasSubstr("1 waiting")));
}

TEST_F(PageTest, OfManyThatWaitThoseStandThereThatComeNext)
{
    for (int i = 1; i <= 11; ++i)
        (void)house.want("Song " + std::to_string(i));
    house.facts.downloads = {11, 0, 0, 0};

    EXPECT_THAT(get("/").body, AllOf(HasSubstr("11 waiting"), HasSubstr("id=\"d-1\""), HasSubstr("id=\"d-8\""),
                                     Not(HasSubstr("id=\"d-9\"")), HasSubstr("<a href=\"/?all=waiting\">3 more</a>")));
    EXPECT_THAT(get("/", {{"all", "waiting"}}).body, HasSubstr("id=\"d-11\""));
}

TEST_F(PageTest, WhatCameLastStandsFirst)
{
    const auto late = house.want("Late");
    (void)house.fetched("Early");
    house.clock.advance(std::chrono::hours(1));
    house.memory.placed(late.id, "Topfive/Pulp/Late.opus", 4'000'000);
    house.memory.completed(late.id);
    house.facts.downloads = {0, 0, 2, 0};

    const auto body = get("/").body;
    EXPECT_LT(body.find("Late"), body.find("Early"));
}

TEST_F(PageTest, NamesFromOutsideAreNeverMarkup)
{
    const std::string evil = "<script>alert(1)</script>\" onload=\"x";
    house.pulp.name = evil;
    (void)house.fetched(evil);
    const auto failed = house.want(evil + "2");
    house.memory.failed(failed.id, evil, 1, {});
    SearchIntent intent;
    intent.text = evil;
    intent.client = evil;
    const auto story = house.memory.open(intent);
    StoryLine line;
    line.text = evil;
    line.figures = {{evil, evil}};
    house.memory.tell(story, line);
    house.memory.name_story(story, Artist{"x:1", evil, "javascript:alert(1)", 0, {}, ""}, {});
    house.not_ready = {evil};
    house.facts.providers = {{evil, "failing", {}, evil}};

    for (const auto* path : {"/", "/stories/1"}) {
        const auto answer = get(path, path == std::string("/") ? WebQuery{{"story", "1"}} : WebQuery{});
        EXPECT_EQ(answer.status, 200);
        EXPECT_THAT(answer.body, AllOf(HasSubstr("&lt;script&gt;"), Not(HasSubstr("<script>")),
                                       Not(HasSubstr("\" onload")), Not(HasSubstr("href=\"javascript"))));
    }
}

TEST_F(PageTest, TellsAStory)
{
    SearchIntent intent;
    intent.text = "pulp";
    intent.client = "127.0.0.1:5123";
    const auto story = house.memory.open(intent);
    StoryLine line;
    line.kind = "candidate";
    line.text = "fits: “Pulp - Common People”";
    line.figures = {{"score", "0.970"}};
    house.memory.tell(story, line);
    Place place;
    place.rank = 1;
    const auto row = house.want("Common People");
    place.recording = row.recording;
    place.download = row.id;
    house.memory.set_places(story, {place});

    EXPECT_THAT(get("/stories/1").body, AllOf(HasSubstr("an MPD client, <bdi>127.0.0.1:5123</bdi>"),
                                              HasSubstr("Common People"), HasSubstr("0.970")));
    EXPECT_EQ(header(get("/downloads/1/story"), "Location"), "/stories/1");
    EXPECT_EQ(get("/stories/2").status, 404);
    EXPECT_THAT(get("/stories/2").body, HasSubstr("There is no story 2"));
    EXPECT_EQ(get("/stories/x").status, 404);
    EXPECT_EQ(get("/stories").status, 0);
}

TEST_F(PageTest, AProblemIsAPageForABrowserAndRfc9457ForPrograms)
{
    const auto shown = get("/stories/7");
    EXPECT_EQ(shown.status, 404);
    EXPECT_EQ(shown.type, "text/html; charset=utf-8");
    EXPECT_THAT(shown.body, HasSubstr("There is no story 7"));

    const auto told = page.answer({"GET", "/stories/7"});
    EXPECT_EQ(told->status, 404);
    EXPECT_EQ(told->type, "application/problem+json");
    EXPECT_THAT(told->body, HasSubstr("There is no story 7"));
}

TEST(GrowthPart, PlotsEveryWeekAndSaysItInWords)
{
    using namespace std::chrono;
    const Time now = sys_days(2026y / November / 25); // a Wednesday
    const auto html = growth_part({{"2025-01-01", 7}, {"2026-11-08", 2}, {"2026-11-09", 3}, {"2026-11-25", 4}}, now);
    EXPECT_THAT(html,
                AllOf(HasSubstr("<b>16</b> songs through topfive by now. The columns: each week's, 4 this week."),
                      HasSubstr("role=\"img\""), HasSubstr("2026-11-02</th><td>2<"), HasSubstr("2026-11-09</th><td>3<"),
                      HasSubstr("2026-11-16</th><td>0<"), HasSubstr("2026-11-23</th><td>4<"), Not(HasSubstr("2025-"))));
    EXPECT_THAT(growth_part({}, now), HasSubstr("once something came in"));
    EXPECT_THAT(growth_part({{"2026-11-26", 1}}, now),
                AllOf(HasSubstr("<b>1</b> song "), HasSubstr("<span>week of 2026-09-07</span>"),
                      HasSubstr("2026-09-07</th><td>0<"))); // the clock went back
}

TEST_F(PageTest, SaysWhatIsWrongWithoutADatabase)
{
    house.broken = true;
    house.not_ready = {"the database cannot be used"};
    EXPECT_THAT(get("/").body, HasSubstr("the database cannot be used"));
    for (const auto* path : {"/stories/1", "/downloads/1/story"}) {
        EXPECT_EQ(get(path).status, 503);
        EXPECT_THAT(get(path).body, HasSubstr("The database cannot be used"));
    }
}

TEST_F(PageTest, TellsWhyAWayOfWatchingIsClosed)
{
    house.facts.ways = {{"log", "/var/log/mpd.log", "it cannot be read", {}, {}}, {"queue", "new", "open", {}, {}}};
    EXPECT_THAT(get("/").body,
                AllOf(HasSubstr("<dt>MPD's log <bdi>/var/log/mpd.log</bdi></dt><dd><span class=\"state\">closed</span>"
                                "<small><bdi>it cannot be read</bdi></small>"),
                      HasSubstr("<dt>MPD's queue <bdi>new</bdi></dt><dd><span class=\"state\">open</span>")));
}

TEST_F(PageTest, TellsOfClientsThatGoPastTopfive)
{
    house.facts.direct = {{"mpc (1234)", std::chrono::system_clock::now(), false},
                          {"ncmpcpp (5)", std::chrono::system_clock::now(), true}};
    EXPECT_THAT(get("/").body,
                AllOf(HasSubstr("<div class=\"bad\"><dt><bdi>mpc (1234)</bdi></dt><dd><span class=\"state\">not seen"),
                      HasSubstr("<div class=\"quiet\"><dt><bdi>ncmpcpp (5)</bdi></dt><dd><span class=\"state\">seen in "
                                "MPD&#39;s log"),
                      HasSubstr("connects to MPD past topfive, last seen <time")));
}

TEST_F(PageTest, ListsAreBoundedAndCanBeAskedForAsAWhole)
{
    for (int i = 0; i < 200; ++i) {
        const auto row = house.want("Song of a rather long name with a number " + std::to_string(i));
        house.memory.failed(row.id, "yt-dlp: " + std::string(200, 'x'), 1, {});
    }
    house.facts.downloads.error = 200;
    const auto page_of_all = get("/");
    EXPECT_LT(page_of_all.body.size(), 25'000U);
    EXPECT_THAT(page_of_all.body, HasSubstr("188 more"));
    EXPECT_THAT(get("/", {{"all", "failed"}}).body, AllOf(HasSubstr("number 0<"), Not(HasSubstr(" more</a>"))));
}

TEST_F(PageTest, IsServedWithItsOwnPolicyAlone)
{
    WebServer server({"127.0.0.1:0", "", {}}, house, house.log);
    httplib::Client client("127.0.0.1", server.port());
    const auto answer = client.Get("/");
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->get_header_value_count("Content-Security-Policy"), 1U);
    EXPECT_THAT(answer->get_header_value("Content-Security-Policy"), HasSubstr("script-src 'self'"));
    EXPECT_EQ(answer->get_header_value("Referrer-Policy"), "same-origin");
    std::size_t all = answer->body.size();
    for (const auto* asset : {"/assets/page.css", "/assets/page.js", "/assets/icon.svg"}) {
        EXPECT_EQ(client.Get(asset)->status, 200);
        all += client.Get(asset)->body.size();
    }
    EXPECT_LT(all, 40'000U);
    EXPECT_EQ(client.Head("/")->status, 200);
    EXPECT_EQ(
        client.Post("/search", {{"Origin", "http://evil.example"}}, "q=Pulp", "application/x-www-form-urlencoded")
            ->status,
        403);
    EXPECT_EQ(client.Post("/search", {{"Sec-Fetch-Site", "cross-site"}}, "q=Pulp", "application/x-www-form-urlencoded")
                  ->status,
              403);
    EXPECT_TRUE(house.asked.empty());
    const auto searched = client.Post("/search", "q=Pulp+%26+Co&field=artist", "application/x-www-form-urlencoded");
    EXPECT_EQ(searched->status, 303);
    EXPECT_EQ(house.asked.at(0).text, "Pulp & Co");
}

TEST_F(PageTest, ACoverIsAPictureOrNothing)
{
    (void)house.fetched("Common People");
    Routes routes(house);
    EXPECT_EQ(routes.answer({"GET", "/downloads/1/cover", {}, ""}).status, 404);
    EXPECT_EQ(routes.answer({"GET", "/downloads/1/cover", {{"else", "blank"}}, ""}).type, "image/svg+xml");
    EXPECT_EQ(routes.answer({"GET", "/downloads/1/cover", {{"else", "x"}}, ""}).status, 400);
    house.picture = "\x89PNG\r\n\x1a\nabc";
    const auto answer = routes.answer({"GET", "/downloads/1/cover", {}, ""});
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.type, "image/png");
    EXPECT_EQ(routes.answer({"GET", "/downloads/../cover", {}, ""}).status, 404);
}

}
}
