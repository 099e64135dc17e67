// SPDX-License-Identifier: MIT
#include "plugin/errors.hpp"
#include "tests/adapters/web/search_house.hpp"

#include <gmock/gmock.h>
#include <thread>

namespace topfive {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;
using ::testing::ElementsAre;

// Decision 0014: a chart that is on its way.
class SearchBeforeTheChartTest : public SearchTest {
protected:
    SearchBeforeTheChartTest()
    {
        house.on_named = [this](const SearchIntent&) { return Layout::Preview{{house.pulp, {}, "exact"}, "", {}}; };
        house.on_preview = [this](const SearchIntent&, const std::stop_token& stop) {
            std::unique_lock lock(mutex);
            if (!changed.wait(lock, stop, [this] { return chart_came; }))
                throw Unavailable("stopped");
            return pulp();
        };
    }
    void let_the_chart_come()
    {
        const std::lock_guard lock(mutex);
        chart_came = true;
        changed.notify_all();
        ++house.turns;
    }
};

TEST_F(SearchBeforeTheChartTest, TellsWhomItNamesAndTheFetchThatBringsTheRest)
{
    const auto first = search();
    EXPECT_EQ(first.at("artist").at("name"), "Pulp");
    EXPECT_THAT(states(first), ElementsAre());
    EXPECT_EQ(first.at("fetch"), json::parse(R"({"id":"1","state":"pending"})"));

    let_the_chart_come();
    const auto second = search();
    EXPECT_THAT(states(second), ElementsAre("pending", "pending"));
    EXPECT_EQ(second.at("fetch").at("id"), "1");
}

TEST_F(SearchBeforeTheChartTest, IsAnsweredLongBeforePatienceEnds)
{
    house.on_preview = [this](const SearchIntent&, const std::stop_token&) { // a service that hears of no stop
        std::unique_lock lock(mutex);
        changed.wait(lock, [this] { return chart_came; });
        return pulp();
    };
    SearchDesk desk(house, {24h, 1ms, 60s, 60s, 256, 64});
    (void)desk.answer(SearchDesk::Kind::artist, "pulp", true); // else it waits for ever
    let_the_chart_come();
}

TEST_F(SearchBeforeTheChartTest, ShowsTheSongThatWasAskedFor)
{
    house.on_named = [this](const SearchIntent&) {
        return Layout::Preview{
            {house.pulp, {}, "exact"}, "", {{0, rows[1].recording, PlaceState::in_library, "a/b.flac", "", 0}}};
    };
    const auto answer = json::parse(routes.answer({"GET", "/tracks/search", {{"q", "disco pulp"}}, ""}).body);
    EXPECT_EQ(answer.at("track").at("path"), "a/b.flac");
    EXPECT_EQ(answer.at("top"), json::array());
}

TEST_F(SearchBeforeTheChartTest, ShowsTheChartThatItRemembers)
{
    let_the_chart_come();
    search();
    chart_came = false;
    ++house.turns;
    EXPECT_THAT(states(search()), ElementsAre("pending", "pending"));
}

TEST_F(SearchBeforeTheChartTest, WaitsForOneThatComesAtOnce)
{
    SearchDesk desk(house, {60s, 60s, 60s, 60s, 256, 1});
    std::jthread service([this] {
        while (house.previews == 0)
            std::this_thread::yield();
        let_the_chart_come();
    });
    const auto answer = json::parse(desk.answer(SearchDesk::Kind::artist, "pulp", true));
    EXPECT_EQ(answer.at("top").as_array().size(), 2U);
}

}
}
