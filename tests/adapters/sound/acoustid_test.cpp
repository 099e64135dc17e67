// SPDX-License-Identifier: MIT
#include "adapters/sound/acoustid.hpp"

#include "adapters/io/http_client.hpp"
#include "plugin/errors.hpp"
#include "tests/fakes/local_http_server.hpp"

#include <gmock/gmock.h>

namespace topfive {
namespace {

using namespace std::chrono_literals;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::ThrowsMessage;

struct AcoustidTest : testing::Test {
    AcoustidTest()
    {
        sound.length = 200'400ms;
        sound.lookup = "AQAB+/_";
    }
    void answers(const std::string& body, int status = 200) { server.answer_all({status, body, {}, 0, false, {}}); }
    LocalHttpServer server;
    HttpClient http;
    Sound sound;
    Acoustid acoustid{{.key = "s3cr&t", .url = server.url(), .burst = 5, .refill = 1ms}, http};
};

TEST_F(AcoustidTest, AsksWithTheFingerprintAndReadsNames)
{
    answers(R"({"status":"ok","results":[{"id":"t1","score":0.93,"recordings":[
        {"id":"5b28ac6f","title":"Stan","duration":404,"artists":[{"id":"b95c","name":"Eminem"},{"id":"2","name":"Dido"}]},
        {"id":"0000"}]},{"id":"t2","score":0.4}]})");

    const auto known = acoustid.recordings(sound, {});

    ASSERT_THAT(known, SizeIs(2));
    EXPECT_EQ(known[0].title, "Stan");
    EXPECT_THAT(known[0].artists, ElementsAre("Eminem", "Dido"));
    EXPECT_EQ(known[0].mbid, "5b28ac6f");
    EXPECT_DOUBLE_EQ(known[0].score, 0.93);
    EXPECT_EQ(known[1].title, "");
    const auto asked = server.requests().at(0);
    EXPECT_EQ(asked.method, "POST");
    EXPECT_EQ(asked.body, "client=s3cr%26t&format=json&duration=200&fingerprint=AQAB%2B%2F_&meta=recordings+compress");
    EXPECT_EQ(acoustid.health().front().state, "ok");
}

TEST_F(AcoustidTest, KnowsNothingOfAnUnknownSound)
{
    answers(R"({"status":"ok","results":[]})");
    EXPECT_THAT(acoustid.recordings(sound, {}), IsEmpty());
    sound.lookup.clear(); // too short for one
    EXPECT_THAT(acoustid.recordings(sound, {}), IsEmpty());
    EXPECT_THAT(server.requests(), SizeIs(1));
}

TEST_F(AcoustidTest, AWrongKeyIsAskedOnceAndNeverTold)
{
    answers(R"({"status":"error","error":{"code":4,"message":"invalid API key"}})", 400);
    const auto ask = [&] { (void)acoustid.recordings(sound, {}); };
    EXPECT_THAT(ask, ThrowsMessage<Refused>(AllOf(HasSubstr("invalid API key"), Not(HasSubstr("s3cr")))));
    EXPECT_THAT(ask, ThrowsMessage<Refused>(HasSubstr("invalid API key")));
    EXPECT_THAT(server.requests(), SizeIs(1));
    EXPECT_EQ(acoustid.health().front().state, "failing");
}

TEST_F(AcoustidTest, CannotBeAskedWhenItIsBusyOrAnswersNonsense)
{
    for (const auto& [status, body] :
         {std::pair{429, R"({"status":"error","error":{"code":14,"message":"rate limit exceeded"}})"},
          std::pair{503, "<html>"}, std::pair{200, "[]"}, std::pair{200, R"({"status":"ok")"}}) {
        answers(body, status);
        EXPECT_THROW((void)acoustid.recordings(sound, {}), Unavailable) << body;
    }
    answers(R"({"status":"ok","results":{"recordings":7}})");
    EXPECT_THAT(acoustid.recordings(sound, {}), IsEmpty());
}

TEST_F(AcoustidTest, AKeyIsGoodWhenOnlyTheFingerprintIsWrong)
{
    answers(R"({"status":"error","error":{"code":3,"message":"invalid fingerprint"}})", 400);
    EXPECT_NO_THROW(acoustid.check_key({}));
    answers(R"({"status":"error","error":{"code":4,"message":"invalid API key"}})", 400);
    EXPECT_THROW(acoustid.check_key({}), Refused);
}

TEST_F(AcoustidTest, KeepsToThreeQuestionsASecond)
{
    answers(R"({"status":"ok","results":[]})");
    Acoustid paced({.key = "k", .url = server.url()}, http);
    const auto begin = std::chrono::steady_clock::now();
    for (int n = 0; n < 4; ++n)
        (void)paced.recordings(sound, {});
    EXPECT_GT(std::chrono::steady_clock::now() - begin, 1s);
}

}
}
