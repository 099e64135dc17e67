// SPDX-License-Identifier: MIT
// What is sent to YouTube Music to the letter, and what its refusals lead to.
#include "adapters/youtube/music_client.hpp"
#include "adapters/io/http_client.hpp"
#include "adapters/youtube/rest.hpp"
#include "plugin/errors.hpp"
#include "tests/adapters/youtube/kept_answers.hpp"
#include "tests/adapters/youtube/music_shapes.hpp"
#include "tests/fakes/fake_clock.hpp"
#include "tests/fakes/local_http_server.hpp"
#include <gmock/gmock.h>

using namespace topfive;
using namespace std::chrono_literals;
using testing::Contains;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

namespace {

constexpr const char* search_target = "/youtubei/v1/search?prettyPrint=false";
constexpr const char* browse_target = "/youtubei/v1/browse?prettyPrint=false";
constexpr const char* nothing = R"({"contents":{"sectionListRenderer":{}}})";
constexpr const char* invalid =
    R"({"error":{"code":400,"message":"Request contains an invalid argument.","status":"INVALID_ARGUMENT"}})";
constexpr const char* outdated =
    R"({"error":{"code":400,"message":"Precondition check failed.","status":"FAILED_PRECONDITION"}})";

// A row as a search gives it, its artist linked.
std::string row(const std::string& id, const std::string& title, const std::string& artist, const std::string& channel)
{
    return music_row(id, "ATV", title, music_link(artist, "ARTIST", channel),
                     R"(,"playlistItemData":{"videoId":")" + id + "\"}");
}

std::string shelf(const std::string& rows)
{
    return R"({"contents":{"sectionListRenderer":{"contents":[{"musicShelfRenderer":{"contents":[)" + rows + "]}}]}}}";
}

class MusicClientTest : public testing::Test {
protected:
    // Requests to that target, in order.
    std::vector<LocalHttpServer::Request> posts()
    {
        auto all = server.requests();
        std::erase_if(all, [](const auto& request) { return request.method != "POST"; });
        return all;
    }

    LocalHttpServer server;
    FakeClock clock;
    Rest rest{clock};
    KeptAnswers answers;
    HttpClient http;
    YoutubeMusicOptions options{.url = server.url(), .refill = 0ms};
    MusicClient client{options, http, answers, rest, clock};
};

}

TEST_F(MusicClientTest, SendsWhatABrowserWouldSend)
{
    server.on(search_target, nothing);
    EXPECT_THAT(client.search("say \"hi\"", {}).candidates, IsEmpty());

    const auto request = posts().at(0);
    EXPECT_EQ(request.body, R"({"context":{"client":{"clientName":"WEB_REMIX","clientVersion":"1.20260707.01.00",)"
                            R"("hl":"en"},"user":{}},"query":"say \"hi\""})");
    for (const char* line : {"Content-Type: application/json", "Origin: https://music.youtube.com", "Cookie: SOCS=CAI",
                             "User-Agent: Mozilla/5.0", "X-YouTube-Client-Name: 67"})
        EXPECT_THAT(request.head, HasSubstr(line));
    EXPECT_THAT(request.head, Not(HasSubstr("X-Goog-Visitor-Id")));
}

TEST_F(MusicClientTest, IsOneVisitorForADay)
{
    server.on("/", "<script>ytcfg.set({\"A\":1,\"VISITOR_DATA\":\"CgtBQkM%3D\"});</script>");
    server.on(search_target, nothing);
    (void)client.search("one", {});
    (void)client.search("two", {});
    MusicClient next(options, http, answers, rest, clock);
    (void)next.search("three", {});

    EXPECT_THAT(posts(), SizeIs(3));
    for (const auto& request : posts())
        EXPECT_THAT(request.head, HasSubstr("X-Goog-Visitor-Id: CgtBQkM%3D\r\n"));
    EXPECT_THAT(server.requests(), SizeIs(4)) << "the first page is asked for once";
    EXPECT_THAT(server.requests().front().head, HasSubstr("Cookie: SOCS=CAI"));
}

TEST_F(MusicClientTest, TakesNoVisitorThatWouldBreakAHeader)
{
    EXPECT_EQ(visitor_of("{\"VISITOR_DATA\": \"abc\"}"), "abc");
    for (const char* page :
         {"", "\"VISITOR_DATA\":", "\"VISITOR_DATA\":\"", "\"VISITOR_DATA\":\"a\\r\\nX: y\"", "\"VISITOR_DATA\":7"})
        EXPECT_EQ(visitor_of(page), "") << page;
}

TEST_F(MusicClientTest, AsksWithoutTheFilterWhenItIsRefused)
{
    server.on(search_target, {400, invalid, {}, 0, false, {}});
    server.on(search_target, shelf(row("aaaaaaaaaaa", "Babies", "Pulp", "UC1")));

    EXPECT_THAT(client.search_songs("pulp babies", {}).candidates, SizeIs(1));

    ASSERT_THAT(posts(), SizeIs(2));
    EXPECT_THAT(posts()[0].body, HasSubstr("\"params\":\"EgWKAQIIAUICCAFqDBAOEAoQAxAEEAkQBQ%3D%3D\"}"));
    EXPECT_THAT(posts()[1].body, testing::EndsWith("\"query\":\"pulp babies\"}"));
}

TEST_F(MusicClientTest, AsksAsAnOlderClientWhenTheDaysOwnIsNotServed)
{
    server.on(search_target, {400, outdated, {}, 0, false, {}});
    server.on(search_target, nothing);

    (void)client.search("GBAAA9400010", {});

    ASSERT_THAT(posts(), SizeIs(2));
    EXPECT_THAT(posts()[1].body, HasSubstr("\"clientVersion\":\"1.20260707.12.00\""));
    EXPECT_THAT(posts()[1].head, HasSubstr("X-YouTube-Client-Version: 1.20260707.12.00"));
}

TEST_F(MusicClientTest, LeavesARefusalThatStaysToTheNextWay)
{
    server.on(search_target, {400, invalid, {}, 0, false, {}});

    EXPECT_THROW((void)client.search_songs("pulp babies", {}), Unavailable);
    EXPECT_THROW((void)client.search("GBAAA9400010", {}), Unavailable);

    EXPECT_THAT(posts(), SizeIs(3)) << "without a filter there is nothing to leave out";
    EXPECT_EQ(client.health().front().state, "failing") << "not closed for an hour";
}

TEST_F(MusicClientTest, AsksOnceMoreWhenAnAnswerIsNotWhole)
{
    server.on(search_target, R"({"alerts":[{"alertRenderer":{"text":{"runs":[{"text":"unknown error"}]}}}]})");
    server.on(search_target, shelf(row("aaaaaaaaaaa", "Babies", "Pulp", "UC1")));
    EXPECT_THAT(client.search("babies", {}).candidates, SizeIs(1));
    EXPECT_EQ(client.health().front().state, "ok");
}

TEST_F(MusicClientTest, TakesALargeArtistsPageWithoutSongsForWhatItIs)
{
    server.on(browse_target,
              R"({"header":{"musicVisualHeaderRenderer":{}},"contents":{"sectionListRenderer":{"contents":[]}},"x":")" +
                  std::string(30'000, 'x') + "\"}");
    EXPECT_THAT(client.browse("UC1", {}).candidates, IsEmpty());
    EXPECT_EQ(client.health().front().state, "ok");
}

TEST_F(MusicClientTest, LooksUnderEachIdOfAnArtist)
{
    server.on(search_target, shelf(row("aaaaaaaaaaa", "Other", "Pulp", "MPLAUCofficial") + "," +
                                   row("bbbbbbbbbbb", "Another", "Pulp", "UCartist") + "," +
                                   row("ccccccccccc", "Else", "Somebody", "UCelse")));
    server.on(browse_target, nothing); // the first id is no artist's page
    server.on(browse_target, shelf(row("ddddddddddd", "Babies", "Pulp", "UCartist")));
    YoutubeMusic music(options, http, answers, rest, clock);

    Recording babies;
    babies.artists = {"Pulp"};
    babies.title = "Babies";
    babies.length = 248s;

    const auto found = music.candidates(babies, {});

    EXPECT_THAT(found, Contains(Field(&Candidate::id, "ddddddddddd")));
    ASSERT_THAT(posts(), SizeIs(3));
    EXPECT_THAT(posts()[1].body, testing::EndsWith("\"browseId\":\"UCofficial\"}"));
    EXPECT_THAT(posts()[2].body, testing::EndsWith("\"browseId\":\"UCartist\"}"));
}

TEST_F(MusicClientTest, FollowsTheDateUnlessTheClockIsWrong)
{
    EXPECT_EQ(music_client_version(std::chrono::sys_days(2026y / 11 / 5)), "1.20261105.01.00");
    EXPECT_EQ(music_client_version(Clock::time_point{}), "1.20260707.01.00");
}
