// SPDX-License-Identifier: MIT
#include "adapters/cli/story_view.hpp"

#include "adapters/cli/wording.hpp"

#include <boost/json.hpp>
#include <cstdlib>
#include <gmock/gmock.h>
#include <time.h>

namespace topfive {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Le;

class StoryViewTest : public ::testing::Test {
protected:
    StoryViewTest()
    {
        ::setenv("TZ", "UTC", 1);
        ::tzset();
    }
    ~StoryViewTest() override
    {
        ::unsetenv("TZ");
        ::tzset();
    }

    boost::json::object story = boost::json::parse(R"({
        "id": "7", "state": "completed", "outcome": "1 fetched, 1 in the library", "retry_at": null,
        "search": {"text": "pulp", "field": "artist", "title": null, "kind": "search", "origin": "proxy",
                   "client": "127.0.0.1:5123", "at": "2026-11-24T17:30:05.120Z"},
        "lines": [
            {"at": "2026-11-24T17:30:08.000Z", "text": "the chart of Pulp by deezer", "figures": {"provider": "deezer"}},
            {"at": "2026-11-24T17:30:08.100Z", "kind": "verdict", "track_id": "deezer:1", "text": "Babies: the library lacks it",
             "figures": {"rank": "1", "state": "pending", "play_count": "99"}},
            {"at": "2026-11-24T17:30:08.500Z", "kind": "candidate", "track_id": "deezer:1", "text": "fits: “Babies” from Pulp - Topic: artist's channel",
             "figures": {"candidate": "youtube:yuTMWgOduFM", "score": "0.900", "title": "Babies", "words": "1.00",
                         "length difference": "+0.0 s", "views": "455555"}},
            {"at": "2026-11-24T17:30:11.000Z", "text": "MPD lists it", "figures": {}}],
        "track": null,
        "top": [{"rank": 1, "track_id": "deezer:1", "title": "Babies", "state": "completed", "path": "Pulp/Babies.opus",
                 "why": null},
                {"rank": 2, "track_id": "deezer:2", "title": "Sorted", "state": "in_library", "path": null, "why": null}]
    })")
                                    .as_object();
};

TEST_F(StoryViewTest, ReadsFromWhoAskedToTheEnd)
{
    EXPECT_THAT(story_lines(story, 0),
                ElementsAre("2026-11-24 17:30:05  an MPD client (127.0.0.1:5123) searched: artist “pulp”",
                            "  17:30:08  the chart of Pulp by deezer", "            1. Babies: the library lacks it",
                            "              play_count 99", "            candidates for Babies:",
                            "            fits: “Babies” from Pulp - Topic: artist's channel",
                            "              candidate youtube:yuTMWgOduFM, score 0.900, words 1.00, length difference "
                            "+0.0 s, views 455555",
                            "  17:30:11  MPD lists it", "   1. Babies (deezer:1): there, Pulp/Babies.opus",
                            "   2. Sorted (deezer:2): in the library", "  done: 1 fetched, 1 in the library"));
}

TEST_F(StoryViewTest, BreaksItsLinesAtTheScreensEdge)
{
    for (const auto& block : story_lines(story, 60)) {
        std::size_t from = 0;
        for (auto end = block.find('\n'); from < block.size(); end = block.find('\n', from)) {
            EXPECT_THAT(columns(block.substr(from, end - from)), Le(60U)) << block;
            from = end == block.npos ? block.size() : end + 1;
        }
    }
}

TEST_F(StoryViewTest, SaysWhomARelatedArtistFollows)
{
    story["related_to"] = "Suede";
    story["parent"] = "6";
    EXPECT_EQ(story_lines(story, 0).front(), "2026-11-24 17:30:05  related to Suede, who was searched for in 6: pulp");
}

TEST_F(StoryViewTest, SaysWhatASongWaitsFor)
{
    auto& sorted = story["top"].as_array().back().as_object();
    sorted["state"] = "pending";
    story["downloads"] =
        boost::json::parse(R"([{"track_id": "deezer:2", "error": "waits for download.quota: 9 MB of 9 MB"}])");
    EXPECT_THAT(story_lines(story, 0), Contains("   2. Sorted (deezer:2): waits for download.quota: 9 MB of 9 MB"));
}

TEST_F(StoryViewTest, SaysWhenItGoesOn)
{
    story["state"] = "pending";
    story["outcome"] = "deezer: GET /artist/27/top: 500";
    story["retry_at"] = "2026-11-24T21:30:05.000Z";
    EXPECT_EQ(story_lines(story, 0).back(),
              "  not over yet: deezer: GET /artist/27/top: 500, tried again 2026-11-24 21:30:05");
}

}
}
