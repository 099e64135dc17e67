// SPDX-License-Identifier: MIT
#include "adapters/store/telling_history.hpp"
#include "adapters/web/announcer.hpp"
#include "adapters/web/event_listeners.hpp"
#include "adapters/web/server.hpp"
#include "tests/adapters/web/raw_connection.hpp"
#include "tests/adapters/web/web_house.hpp"

#include <deque>
#include <gmock/gmock.h>
#include <thread>

namespace topfive {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(EventLog, KeepsTheLastThousand)
{
    EventLog log(500);
    for (int i = 0; i < 1200; ++i)
        log.publish("download", "{}");
    EXPECT_EQ(log.newest(), 1700U);
    EXPECT_TRUE(log.follows(700));
    EXPECT_FALSE(log.follows(699));
    EXPECT_FALSE(log.follows(1701)); // of another process
    EXPECT_FALSE(log.follows(0));
    EXPECT_EQ(log.after(700)->id, 701U);
    EXPECT_EQ(*log.after(1699)->text, "id: 1700\nevent: download\ndata: {}\n\n");
    EXPECT_FALSE(log.after(1700));
}

TEST(EventLog, KeepsFewerWhenTheyAreLong)
{
    EventLog log(0);
    for (int i = 0; i < 100; ++i)
        log.publish("fetch", std::string(1 << 20, 'x'));
    EXPECT_TRUE(log.follows(95));
    EXPECT_FALSE(log.follows(90));
}

class EventsTest : public ::testing::Test {
protected:
    // What arrives until `wanted` stands in it.
    static std::string read_until(RawConnection& connection, std::string_view wanted)
    {
        std::string seen;
        while (seen.find(wanted) == std::string::npos) {
            const auto more = connection.some();
            if (more.empty())
                return seen + "(end)";
            seen += more;
        }
        return seen;
    }
    RawConnection listen(const std::string& more = "")
    {
        RawConnection connection(server.port());
        connection.send("GET /events HTTP/1.1\r\nHost: localhost\r\n" + more + "\r\n");
        return connection;
    }

    WebHouse house;
    WebServer server{WebOptions{"127.0.0.1:0", "", {}}, house, house.log};
};

TEST_F(EventsTest, ArriveAsTheyArePublished)
{
    auto listener = listen();
    const auto head = read_until(listener, ": listening\n\n");
    EXPECT_THAT(head, HasSubstr("200 OK"));
    EXPECT_THAT(head, HasSubstr("Content-Type: text/event-stream"));
    EXPECT_THAT(head, Not(HasSubstr("Content-Length")));
    house.log_of_events.publish("library", R"({"songs":3,"added":1})");
    EXPECT_EQ(read_until(listener, "\n\n"), "id: 1001\nevent: library\ndata: {\"songs\":3,\"added\":1}\n\n");
}

TEST_F(EventsTest, GoOnWhereAListenerWasOrBeginAnew)
{
    for (int i = 0; i < 3; ++i)
        house.log_of_events.publish("download", "{}");
    auto behind = listen("Last-Event-ID: 1001\r\n");
    const auto missed = read_until(behind, "id: 1003");
    EXPECT_THAT(missed, HasSubstr("id: 1002"));
    EXPECT_THAT(missed, Not(HasSubstr("id: 1001")));
    EXPECT_THAT(missed, Not(HasSubstr("reset")));
    for (const char* lost : {"7", "999", "1004", "nonsense", "18446744073709551615"}) {
        auto other = listen(std::string("Last-Event-ID: ") + lost + "\r\n");
        EXPECT_THAT(read_until(other, "data"), HasSubstr("id: 1003\nevent: reset\n")) << lost;
    }
}

TEST_F(EventsTest, AListenerThatNeverReadsHoldsUpNobodyAndIsLetGo)
{
    auto deaf = listen();
    auto listener = listen();
    read_until(listener, "listening");
    const std::string story = "\"" + std::string(100'000, 'x') + "\"";
    for (int i = 1; i <= 1100; ++i) {
        house.log_of_events.publish("fetch", story);
        if (i % 10 == 0)
            read_until(listener, "id: " + std::to_string(1000 + i) + "\n");
    }
    EXPECT_LT(deaf.rest().size(), 10'000'000U); // what the sockets took, and then the end
}

TEST_F(EventsTest, OneTooManyIsTurnedAwayUntilOneGoes)
{
    std::deque<RawConnection> listeners;
    for (int i = 0; i < 256; ++i) {
        listeners.push_back(listen());
        read_until(listeners.back(), "listening");
    }
    EXPECT_THAT(read_until(*std::make_unique<RawConnection>(listen()), "}"), HasSubstr("503"));
    listeners.pop_front();
    for (;;) {
        auto again = listen();
        if (read_until(again, "\n\n").find("503") == std::string::npos)
            break;
    }
}

TEST_F(EventsTest, AnsweringHeadAndRefusingParametersIsNoListening)
{
    RawConnection head(server.port());
    head.send("HEAD /events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    EXPECT_THAT(head.all_statuses(), ElementsAre(200));
    RawConnection wrong(server.port());
    wrong.send("GET /events?since=1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    EXPECT_THAT(wrong.all_statuses(), ElementsAre(400));
}

// What happens to a real history, as events.
class AnnouncerTest : public ::testing::Test {
protected:
    AnnouncerTest()
    {
        board.on_report([this](const ProgressReport& report) { announcer.progressed(report); });
        announcer.begin(history);
    }
    ~AnnouncerTest() override { announcer.end(); }

    // The next event of this type.
    json::value next(std::string_view type)
    {
        for (;;) {
            const auto event = log.after(seen);
            if (!event) {
                std::this_thread::sleep_for(1ms);
                continue;
            }
            seen = event->id;
            const auto& text = *event->text;
            if (text.find("event: " + std::string(type) + "\n") != std::string::npos)
                return json::parse(std::string_view(text).substr(text.find("data: ") + 6));
        }
    }
    SearchIntent intent(const std::string& text)
    {
        SearchIntent one;
        one.text = text;
        one.field = "artist";
        one.client = "127.0.0.1:5";
        one.at = clock.now();
        return one;
    }
    Recording song(const std::string& title)
    {
        Recording one;
        one.id = "deezer:1";
        one.title = title;
        one.artists = {"Pulp"};
        return one;
    }

    FakeClock clock;
    FakeLog quiet;
    EventLog log{0};
    ProgressBoard board;
    Tally tally;
    Announcer announcer{log, board, tally};
    TellingHistory history{":memory:", clock, quiet, announcer};
    Artist pulp{"deezer:27", "Pulp", "", 0, {}, ""};
    std::uint64_t seen = 0;
};

TEST_F(AnnouncerTest, TellsASearchItsFetchAndItsDownloads)
{
    const auto story = history.open(intent("pulp"));
    EXPECT_EQ(next("search"), json::parse(R"({"id":"1","at":"2026-01-01T00:00:00.000Z","text":"pulp",)"
                                          R"("field":"artist","origin":"proxy","client":"127.0.0.1:5"})"));
    EXPECT_EQ(next("fetch").at("state"), "pending");

    const auto row = history.claim(song("Babies"), pulp, false, "");
    history.set_places(story, {{1, row.recording, PlaceState::pending, "", "", row.id}});
    history.downloading(row.id, WebHouse::candidate());
    for (auto fetch = next("fetch"); fetch.at("state") != "downloading";)
        fetch = next("fetch");

    history.placed(row.id, "a/b.opus", 5);
    history.completed(row.id);
    history.close(story, StoryState::done, "1 fetched");
    for (auto fetch = next("fetch"); fetch.at("state") != "completed";)
        fetch = next("fetch");
}

TEST_F(AnnouncerTest, ProgressIsToldFourTimesASecondAtMostAndStagesAtOnce)
{
    const auto row = history.claim(song("Babies"), pulp, false, "");
    history.downloading(row.id, WebHouse::candidate());
    announcer.library(1);
    next("library"); // what came before it is told
    const auto start = std::chrono::steady_clock::now();
    std::uint64_t bytes = 0;
    {
        const std::jthread reports([&](const std::stop_token& stop) {
            while (!stop.stop_requested()) {
                board.report({row.id, Stage::downloading, ++bytes, 1'000'000'000, 1000});
                std::this_thread::sleep_for(1ms);
            }
        });
        for (int told = 0; told < 4; ++told)
            EXPECT_EQ(next("download").at("stage"), "downloading");
    }
    EXPECT_GE(std::chrono::steady_clock::now() - start, 750ms);

    auto quickest = std::chrono::steady_clock::duration::max(); // of those that follow one at once
    for (int i = 0; i < 10; ++i) {
        const auto [stage, name] =
            i % 2 == 0 ? std::pair(Stage::verifying, "verifying") : std::pair(Stage::tagging, "tagging");
        const auto reported = std::chrono::steady_clock::now();
        board.report({row.id, stage, 0, 0, 0});
        while (next("download").at("stage") != name) {
        }
        if (i > 0)
            quickest = std::min(quickest, std::chrono::steady_clock::now() - reported);
    }
    EXPECT_LT(quickest, 200ms) << "a breath is longer";
}

TEST_F(AnnouncerTest, WhatIsTakenOutIsToldAsNotWanted)
{
    const auto row = history.claim(song("Babies"), pulp, false, "");
    next("download");
    history.remove(row.id, "taken out by a person (undo)");
    const auto event = next("download");
    EXPECT_EQ(event.at("id"), "1");
    EXPECT_EQ(event.at("state"), "rejected");
    EXPECT_EQ(event.at("error"), "taken out by a person (undo)");
}

TEST_F(AnnouncerTest, TheLibrarysGrowthIsTold)
{
    announcer.library(100);
    EXPECT_EQ(next("library"), json::parse(R"({"songs":100,"added":0})"));
    announcer.library(103);
    EXPECT_EQ(next("library"), json::parse(R"({"songs":103,"added":3})"));
}

}
}
