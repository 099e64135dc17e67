// SPDX-License-Identifier: MIT
#include "adapters/cli/reply.hpp"
#include "adapters/web/server.hpp"
#include "plugin/errors.hpp"
#include "tests/adapters/cli/commands_house.hpp"

#include <gmock/gmock.h>

namespace topfive {
namespace {

namespace json = boost::json;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

TEST_F(CommandsTest, WhyTellsAStoryOldestFirstWithEveryFigure)
{
    SearchIntent intent;
    intent.text = "pulp";
    intent.field = "artist";
    intent.client = "127.0.0.1:5123";
    intent.at = house.clock.now();
    (void)house.memory.open(intent);
    lay_out({{"Common People", PlaceState::pending}});
    StoryLine line;
    line.kind = "candidate";
    line.text = "fits: “Pulp - Common People\x1b[31m”";
    line.figures = {{"score", "0.970"}, {"candidate", "youtube:yuTMWgOduFM"}};
    house.memory.tell(1, line);
    house.memory.close(1, StoryState::done, "1 fetched");

    const auto told = said([&] { return why({"common people", false}, daemon); });

    EXPECT_EQ(told.status, 0);
    EXPECT_THAT(told.out,
                AllOf(HasSubstr("an MPD client (127.0.0.1:5123) searched: artist “pulp”"),
                      HasSubstr("score 0.970, candidate youtube:yuTMWgOduFM"),
                      HasSubstr("Common People (deezer:1): waiting"), HasSubstr("1 fetched"), Not(HasSubstr("\x1b"))));
    EXPECT_EQ(said([&] { return why({"blur", false}, daemon); }).status, 1);

    const auto as_json = said([&] { return why({"pulp", true}, daemon); });
    EXPECT_EQ(as_json.out, daemon.ask("GET", "/stories?q=pulp", "").body + "\n");
    EXPECT_EQ(json::parse(as_json.out).at("stories").at(0).at("id"), "1");
}

TEST_F(CommandsTest, StatusTellsEverythingOnAScreen)
{
    house.facts.version = "0.1.0";
    house.facts.mode = "observe";
    house.facts.mpd = {true, "0.23.5", 1234, true, "/music"};
    house.facts.proxy = {{"127.0.0.1:6601", 3, {}, {}}};
    house.facts.sources = {{"youtube", "paused", {}, "HTTP Error 429"}};
    house.facts.downloads = {4, 1, 20, 2};
    house.fetched("Common People");
    house.facts.recent = house.memory.downloads({});
    house.facts.unverified = house.facts.recent;
    house.not_ready = {"the music directory /music is not there"};

    const auto told = said([&] { return status({false, false}, daemon, {}); });

    EXPECT_EQ(told.status, 0);
    EXPECT_THAT(told.out,
                AllOf(HasSubstr("mode observe"), HasSubstr("1234 songs"), HasSubstr("3 clients"),
                      HasSubstr("not ready: the music directory /music is not there"),
                      HasSubstr("paused: HTTP Error 429"), HasSubstr("1 coming in, 4 waiting, 20 there, 2 failed"),
                      HasSubstr("Pulp - Common People"), HasSubstr("unverified: 1, ")));
    const auto as_json = said([&] { return status({false, true}, daemon, {}); });
    EXPECT_EQ(json::parse(as_json.out).at("mpd").at("songs"), 1234);
}

TEST_F(CommandsTest, ARefusalIsToldInTheDaemonsWords)
{
    try {
        (void)reply(daemon, "GET", "/downloads?limit=0");
        FAIL() << "was not refused";
    } catch (const Fault& fault) {
        EXPECT_STREQ(fault.what(), "limit must be a number from 1 to 1000");
    }
}

TEST_F(CommandsTest, ARunningDaemonIsFoundAndAskedWithItsToken)
{
    const WebServer server({"127.0.0.1:0", "secret", {}}, house, house.log);
    const auto listen = "127.0.0.1:" + std::to_string(server.port());
    const auto running = running_daemon(listen, "secret");
    ASSERT_TRUE(running);
    EXPECT_EQ(reply(*running, "POST", "/fetches", R"({"artist":"Кино"})").at("id"), "1");
    EXPECT_EQ(house.asked.at(0).text, "Кино");
    EXPECT_EQ(reply(*running, "GET", "/stories?q=%D0%BA%D0%B8%D0%BD%D0%BE").at("stories").as_array().size(), 1U);

    const auto without = running_daemon(listen, "");
    EXPECT_THROW((void)reply(*without, "POST", "/fetches", R"({"artist":"Pulp"})"), Fault);
}

TEST_F(CommandsTest, NobodyThereIsNoFault)
{
    EXPECT_EQ(running_daemon("", ""), nullptr);
    int port = 0;
    {
        const WebServer gone({"127.0.0.1:0", "", {}}, house, house.log);
        port = gone.port();
    }
    EXPECT_EQ(running_daemon("127.0.0.1:" + std::to_string(port), ""), nullptr);
}

}
}
