// SPDX-License-Identifier: MIT
#include "plugin/errors.hpp"
#include "tests/adapters/web/search_house.hpp"

#include <condition_variable>
#include <gmock/gmock.h>
#include <thread>

namespace topfive {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::SizeIs;

TEST_F(SearchTest, AnswersWithTheChartAndStartsTheFetch)
{
    const auto answer = search("PULP");
    EXPECT_EQ(answer, json::parse(R"({"query":"PULP","artist":{"id":"deezer:27","name":"Pulp",)"
                                  R"("url":"https://www.deezer.com/artist/27"},"top":[)"
                                  R"({"rank":1,"track_id":"deezer:1","title":"Common People","duration":351.5,)"
                                  R"("state":"pending","path":null},)"
                                  R"({"rank":2,"track_id":"deezer:2","title":"Disco 2000","duration":351.5,)"
                                  R"("state":"pending","path":null}],"fetch":{"id":"1","state":"pending"}})"));
    ASSERT_THAT(house.asked, SizeIs(1));
    EXPECT_EQ(house.asked[0].text, "PULP");
    EXPECT_EQ(house.asked[0].field, "artist");
    EXPECT_TRUE(house.asked[0].asked());
    EXPECT_EQ(house.asked[0].origin, SearchIntent::Origin::http);
}

TEST_F(SearchTest, ASongStandsBesideItsArtistsChart)
{
    house.on_preview = [this](const SearchIntent& intent, const std::stop_token&) {
        EXPECT_EQ(intent.field, "title");
        auto found = pulp();
        found.places.insert(found.places.begin(), {0, rows[1].recording, PlaceState::in_library, "a/b.flac", "", 0});
        return found;
    };
    const auto answer = routes.answer({"GET", "/tracks/search", {{"q", "disco pulp"}}, ""});
    const auto track = json::parse(answer.body).at("track");
    EXPECT_EQ(track, json::parse(R"({"track_id":"deezer:2","title":"Disco 2000","duration":351.5,)"
                                 R"("state":"in_library","path":"a/b.flac"})"));
}

TEST_F(SearchTest, AskingAgainCostsNothingUntilSomethingChanges)
{
    search();
    search();
    EXPECT_EQ(house.previews, 1);
    EXPECT_THAT(house.asked, SizeIs(1));

    house.memory.downloading(rows[0].id, WebHouse::candidate());
    house.memory.failed(rows[1].id, "gone", 4, {});
    ++house.turns;
    EXPECT_THAT(states(search()), ElementsAre("downloading", "error"));
    EXPECT_THAT(house.asked, SizeIs(1));
}

TEST_F(SearchTest, AForeignPageLearnsTheChartAndStartsNothing)
{
    const auto answer = search("pulp", false);
    EXPECT_EQ(answer.at("fetch"), nullptr);
    EXPECT_EQ(answer.at("top").as_array().size(), 2U);
    EXPECT_THAT(house.asked, SizeIs(0));
    EXPECT_NE(search().at("fetch"), nullptr); // the person's own search is not taken for it
}

TEST_F(SearchTest, NobodyIsNull)
{
    house.on_preview = [](const SearchIntent&, const std::stop_token&) {
        return Layout::Preview{{{}, {}, "nobody is called so"}, "", {}};
    };
    const auto answer = search("xyzzy");
    EXPECT_EQ(answer.at("artist"), nullptr);
    EXPECT_EQ(answer.at("top").as_array().size(), 0U);
}

TEST_F(SearchTest, AServiceThatFailsLeavesWhatIsKnown)
{
    search();
    house.on_preview = [](const SearchIntent&, const std::stop_token&) -> Layout::Preview {
        throw Unavailable("deezer: GET /search: 500");
    };
    ++house.turns;
    EXPECT_EQ(search().at("artist").at("name"), "Pulp");
    const auto unknown = search("blur");
    EXPECT_EQ(unknown.at("artist"), nullptr);
    EXPECT_EQ(unknown.at("fetch").at("state"), "pending");
}

TEST_F(SearchTest, WhatBreaksIsSaid)
{
    house.on_preview = [](const SearchIntent&, const std::stop_token&) -> Layout::Preview {
        throw std::runtime_error("a bug");
    };
    EXPECT_THROW((void)search(), Fault);
}

// Decision 0006: what a further search starts.
class SearchAgainTest : public SearchTest {
protected:
    std::string fetch(SearchDesk& desk)
    {
        ++house.turns;
        const auto answer = json::parse(desk.answer(SearchDesk::Kind::artist, "pulp", true));
        return std::string(answer.at("fetch").at("id").as_string());
    }
    static SearchDesk::Bounds bounds(std::chrono::seconds hold) { return {5'000ms, 200ms, hold, 60s, 256, 64}; }
};

TEST_F(SearchAgainTest, JoinsTheStoryUnderWayAndTheOneThatBroughtAll)
{
    SearchDesk desk(house, bounds(0s));
    EXPECT_EQ(fetch(desk), "1");
    EXPECT_EQ(fetch(desk), "1");
    for (const Download& row : rows) {
        house.memory.placed(row.id, "a/" + row.recording.title, 1);
        house.memory.completed(row.id);
    }
    house.memory.close(1, StoryState::done, "2 fetched");
    EXPECT_EQ(fetch(desk), "1");
    EXPECT_THAT(house.asked, SizeIs(1));
}

TEST_F(SearchAgainTest, OpensAnotherAfterOneThatFailedButNotAtOnce)
{
    SearchDesk patient(house, bounds(60s));
    SearchDesk hasty(house, bounds(0s));
    EXPECT_EQ(fetch(patient), "1");
    EXPECT_EQ(fetch(hasty), "2");
    for (const Download& row : rows)
        house.memory.failed(row.id, "no candidate good enough", 4, {});
    house.memory.close(1, StoryState::failed, "2 failed");
    house.memory.close(2, StoryState::failed, "2 failed");
    EXPECT_EQ(fetch(patient), "1");
    EXPECT_EQ(fetch(hasty), "3");
}

TEST_F(SearchAgainTest, HurriesOneThatWaitsOnTheLadder)
{
    SearchDesk desk(house, bounds(0s));
    fetch(desk);
    house.memory.postpone(1, 3, house.clock.now() + 4h, "deezer: 500");
    EXPECT_EQ(fetch(desk), "1");
    EXPECT_THAT(house.hurried, ElementsAre(1));
}

class HangingServiceTest : public SearchAgainTest {
protected:
    HangingServiceTest()
    {
        house.on_preview = [this](const SearchIntent&, const std::stop_token& stop) -> Layout::Preview {
            std::unique_lock lock(mutex);
            gave_up.wait(lock, stop, [this] { return failed; });
            throw Unavailable("stopped");
        };
    }

    std::mutex mutex;
    std::condition_variable_any gave_up;
    bool failed = false;
};

TEST_F(HangingServiceTest, IsWaitedForOnlySoLong)
{
    SearchDesk desk(house, {50ms, 50ms, 60s, 60s, 256, 64});
    EXPECT_EQ(fetch(desk), "1");
}

TEST_F(HangingServiceTest, IsWaitedForByFew)
{
    SearchDesk desk(house, {10min, 10min, 60s, 60s, 256, 1});
    std::jthread other([&] { EXPECT_EQ(fetch(desk), "1"); });
    while (house.previews == 0)
        std::this_thread::yield();
    EXPECT_THROW((void)desk.answer(SearchDesk::Kind::artist, "blur", true), Unavailable);
    {
        const std::lock_guard lock(mutex);
        failed = true;
    }
    gave_up.notify_all();
}

}
}
