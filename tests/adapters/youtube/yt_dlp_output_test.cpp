// SPDX-License-Identifier: MIT
#include "adapters/youtube/yt_dlp_output.hpp"
#include <gmock/gmock.h>

using namespace topfive;
using namespace std::chrono_literals;
using testing::IsEmpty;
using testing::SizeIs;

TEST(YtDlpSearchLine, TellsTheCandidates)
{
    const auto answer = read_search_line(
        R"({"id":"pulp","_type":"playlist","entries":[{"_type":"url","ie_key":"Youtube","id":"yuTMWgOduFM",)"
        R"("title":"Pulp - Common People","duration":248.0,"channel":"Pulp","channel_id":"UC123","view_count":31000000,)"
        R"("live_status":null,"channel_is_verified":true},{"id":"aaaaaaaaaa1","title":"Pulp live now","uploader":"Fan",)"
        R"("duration":null,"live_status":"is_live","concurrent_view_count":12}]})");

    ASSERT_TRUE(answer);
    EXPECT_FALSE(answer->failed);
    ASSERT_THAT(answer->candidates, SizeIs(2));
    const Candidate& first = answer->candidates[0];
    EXPECT_EQ(first.source, "youtube");
    EXPECT_EQ(first.id, "yuTMWgOduFM");
    EXPECT_EQ(first.title, "Pulp - Common People");
    EXPECT_EQ(first.channel, "Pulp");
    EXPECT_EQ(first.channel_id, "UC123");
    EXPECT_EQ(first.length, 248s);
    EXPECT_EQ(first.views, 31'000'000U);
    EXPECT_TRUE(first.verified);
    EXPECT_FALSE(first.live);
    EXPECT_EQ(answer->candidates[1].channel, "Fan");
    EXPECT_EQ(answer->candidates[1].length, 0s);
    EXPECT_TRUE(answer->candidates[1].live);
}

TEST(YtDlpSearchLine, KeepsNoneFoundApartFromFailed)
{
    EXPECT_FALSE(read_search_line(R"({"entries":[]})")->failed);
    EXPECT_TRUE(read_search_line(R"({"entries":[null]})")->failed);
    EXPECT_TRUE(read_search_line("null")->failed);
    EXPECT_FALSE(read_search_line(R"({"entries":[null,{"id":"aaaaaaaaaa1","title":"t"}]})")->failed);
}

TEST(YtDlpSearchLine, KeepsThePlaceOfABrokenAnswer)
{
    EXPECT_TRUE(read_search_line(R"({"entries":[{"id":)")->failed);
    EXPECT_TRUE(read_search_line("{}")->failed);
    EXPECT_TRUE(read_search_line(R"({"entries":"none"})")->failed);
    EXPECT_FALSE(read_search_line("WARNING: something"));
    EXPECT_FALSE(read_search_line(""));
}

TEST(YtDlpSearchLine, SkipsWhatHasNoIdOrTitle)
{
    const auto answer = read_search_line(
        R"({"entries":[{"id":"../../etc/x","title":"t"},{"id":"aaaaaaaaaa1"},{"id":7,"title":"t"},[],"x",)"
        R"({"id":"aaaaaaaaaa2","title":"t","duration":-1,"view_count":-5},{"id":"aaaaaaaaaa3","title":"t","duration":1e300}]})");

    ASSERT_THAT(answer->candidates, SizeIs(2));
    EXPECT_EQ(answer->candidates[0].length, 0s);
    EXPECT_EQ(answer->candidates[0].views, 0U);
    EXPECT_EQ(answer->candidates[1].length, 0s);
}

TEST(YtDlpFetchLine, TellsBeginProgressAndEnd)
{
    const auto begun = read_fetch_line(R"(@BEGIN {"id": "aaaaaaaaaa1", "duration": 200})");
    EXPECT_EQ(begun->kind, FetchLine::Kind::begin);
    EXPECT_EQ(begun->id, "aaaaaaaaaa1");

    const auto moving = read_fetch_line(
        R"(@DL {"id": "aaaaaaaaaa1", "progress": {"status": "downloading", "downloaded_bytes": 1024, "total_bytes": 3258334, "speed": 5883516.84}})");
    EXPECT_EQ(moving->kind, FetchLine::Kind::progress);
    EXPECT_EQ(moving->bytes, 1024U);
    EXPECT_EQ(moving->total, 3'258'334U);
    EXPECT_DOUBLE_EQ(moving->speed, 5883516.84);

    const auto estimated = read_fetch_line(
        R"(@DL {"id": "aaaaaaaaaa1", "progress": {"status": "finished", "downloaded_bytes": 9, "total_bytes_estimate": 10.6}})");
    EXPECT_EQ(estimated->kind, FetchLine::Kind::downloaded);
    EXPECT_EQ(estimated->total, 10U);

    const auto done = read_fetch_line(R"(@DONE {"id": "aaaaaaaaaa1", "filepath": "/staging/aaaaaaaaaa1.opus"})");
    EXPECT_EQ(done->kind, FetchLine::Kind::done);
    EXPECT_EQ(done->file, "aaaaaaaaaa1.opus");
}

TEST(YtDlpFetchLine, LeadsNowhereOutsideTheFolder)
{
    EXPECT_EQ(read_fetch_line(R"(@DONE {"id": "aaaaaaaaaa1", "filepath": "../../etc/passwd"})")->file, "");
    EXPECT_EQ(read_fetch_line(R"(@DONE {"id": "aaaaaaaaaa1", "filepath": "/x/.."})")->file, "");
    EXPECT_EQ(read_fetch_line(R"(@DONE {"id": "aaaaaaaaaa1", "filepath": "../aaaaaaaaaa1.opus"})")->file,
              "aaaaaaaaaa1.opus");
    EXPECT_EQ(read_fetch_line(R"(@DONE {"id": "aaaaaaaaaa1"})")->file, "");
    EXPECT_FALSE(read_fetch_line(R"(@DONE {"id": "..", "filepath": "x"})"));
}

TEST(YtDlpFetchLine, IsNothingForOtherLines)
{
    EXPECT_FALSE(read_fetch_line("ERROR: [youtube] aaaaaaaaaa1: gone"));
    EXPECT_FALSE(read_fetch_line("@DONE not json"));
    EXPECT_FALSE(read_fetch_line("@DL []"));
    EXPECT_FALSE(read_fetch_line("@"));
    EXPECT_FALSE(read_fetch_line(""));
}
