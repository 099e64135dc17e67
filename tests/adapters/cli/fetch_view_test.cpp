// SPDX-License-Identifier: MIT
#include "adapters/cli/fetch_view.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>

namespace topfive {
namespace {

namespace json = boost::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

json::object fetch(const std::string& state, const std::string& top, const std::string& more = "")
{
    return json::parse(R"({"state":")" + state +
                       R"(","artist":{"id":"deezer:27","name":"Pulp","url":null},"track":null,)" + R"("top":[)" + top +
                       "]" + more + "}")
        .as_object();
}

std::string place(const std::string& title, const std::string& state, const std::string& why = "")
{
    return R"({"rank":1,"track_id":"deezer:)" + title + R"(","title":")" + title + R"(","state":")" + state +
           R"(","why":")" + why + R"(","path":null})";
}

TEST(FetchView, ABarSaysShareSpeedAndTimeLeft)
{
    const auto going = fetch("downloading", place("Babies", "downloading") + "," + place("Disco 2000", "pending"),
                             R"(,"downloads":[{"track_id":"deezer:Babies","progress":0.5,"bytes":2000000,)"
                             R"("total_bytes":4000000,"speed":500000,"stage":"downloading"}])");
    EXPECT_THAT(bars(going, 80),
                ElementsAre("Babies      [###############...............]  50 %    2.0 MB  500.0 kB/s  0:04",
                            "Disco 2000  waiting", "0 of 2 there"));
    EXPECT_EQ(bars(going, 50).front(), "Babies      [####....]  50 %    2.0 MB  500.0 kB/s");
    for (const std::size_t width : {30U, 40U, 50U, 60U, 70U, 100U, 300U})
        for (const auto& line : bars(going, width))
            EXPECT_LE(line.size(), width);
}

TEST(FetchView, ASearchForASourceHasNoBarYet)
{
    const auto going = fetch("downloading", place("Babies", "downloading"),
                             R"(,"downloads":[{"track_id":"deezer:Babies","progress":0.0,"bytes":0,)"
                             R"("total_bytes":null,"speed":0,"stage":"searching"}])");
    EXPECT_EQ(bars(going, 80).front(), "Babies      searching");
}

TEST(FetchView, WhatWaitsSaysForWhat)
{
    const auto waiting = fetch("pending", place("Babies", "pending", "the library lacks it"),
                               R"(,"downloads":[{"track_id":"deezer:Babies","error":"waits for download.per_hour"}])");
    EXPECT_EQ(bars(waiting, 80).front(), "Babies      waits for download.per_hour");
}

TEST(FetchView, AStageWithoutBytesHasItsName)
{
    const auto going = fetch("downloading", place("Babies", "downloading"),
                             R"(,"downloads":[{"track_id":"deezer:Babies","progress":1.0,"bytes":4000000,)"
                             R"("total_bytes":4000000,"speed":0,"stage":"tagging"}])");
    EXPECT_THAT(bars(going, 80).front(), HasSubstr("100 %  tagging"));
}

TEST(FetchView, EachStateHasItsWords)
{
    const auto states = fetch("error", place("A", "completed") + "," + place("B", "in_library") + "," +
                                           place("C", "error", "no candidate good enough") + "," +
                                           place("D", "rejected", "longer than 20 minutes"));
    EXPECT_THAT(bars(states, 80),
                ElementsAre("A           there", "B           in the library",
                            "C           failed: no candidate good enough",
                            "D           not wanted: longer than 20 minutes", "2 of 4 there, 1 not wanted, 1 failed"));
}

TEST(FetchView, TheSongAskedForStandsFirstAndOnce)
{
    auto asked = fetch("completed", place("Babies", "completed") + "," + place("Disco 2000", "completed"));
    asked["track"] = json::parse(place("Disco 2000", "completed"));
    std::vector<std::string> titles;
    for (const auto& found : places_of(asked))
        titles.emplace_back(found.at("title").as_string());
    EXPECT_THAT(titles, ElementsAre("Disco 2000", "Babies"));
}

TEST(FetchView, IsFulfilledWhenTheLibraryHasWhatWasWanted)
{
    EXPECT_TRUE(fulfilled(fetch("completed", place("A", "completed") + "," + place("B", "in_library"))));
    EXPECT_TRUE(fulfilled(fetch("rejected", place("A", "rejected"))));
    EXPECT_FALSE(fulfilled(fetch("error", place("A", "completed") + "," + place("B", "error"))));
    EXPECT_FALSE(fulfilled(fetch("pending", place("A", "pending"))));
    const auto there = place("A", "completed");
    EXPECT_TRUE(fulfilled(fetch("completed", there)));
    EXPECT_FALSE(fulfilled(fetch("completed", there, R"(,"search":{"title":"No Such Song"})"))) << "it was asked for";
    EXPECT_FALSE(fulfilled(fetch("rejected", "")));
    auto nobody = fetch("rejected", "");
    nobody["artist"] = nullptr;
    EXPECT_FALSE(fulfilled(nobody));
}

TEST(FetchView, WaitsWhenNothingMovesUntilALaterMoment)
{
    const std::string later = R"(,"retry_at":"2026-01-01T04:00:00.000Z")";
    EXPECT_TRUE(waits(fetch("pending", place("A", "pending"), later)));
    EXPECT_TRUE(waits(fetch("pending", "", later)));
    EXPECT_FALSE(waits(fetch("downloading", place("A", "downloading"), later)));
    EXPECT_FALSE(waits(fetch("pending", place("A", "pending"), R"(,"retry_at":null)")));
}

}
}
