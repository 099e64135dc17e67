// SPDX-License-Identifier: MIT
#include "plugin/fetching/candidate_length.hpp"

#include <gtest/gtest.h>

namespace topfive {

namespace {

using namespace std::chrono_literals;

std::string obstacle(std::chrono::seconds wanted, std::chrono::seconds offered, Tier tier, bool doubtful = false)
{
    return judge_length(wanted, offered, tier, doubtful).obstacle;
}

}

TEST(CandidateLength, HasABandForEachTier)
{
    EXPECT_EQ(obstacle(200s, 208s, Tier::label_audio), "");
    EXPECT_EQ(obstacle(200s, 192s, Tier::label_audio), "");
    EXPECT_EQ(obstacle(200s, 209s, Tier::label_audio), "9 s longer");
    EXPECT_EQ(obstacle(200s, 191s, Tier::label_audio), "9 s shorter");
    EXPECT_EQ(obstacle(600s, 624s, Tier::label_audio), "") << "4 % of a long one";
    EXPECT_EQ(obstacle(200s, 212s, Tier::official_video), "");
    EXPECT_EQ(obstacle(200s, 213s, Tier::official_video), "13 s longer");
    EXPECT_EQ(obstacle(200s, 193s, Tier::official_video), "7 s shorter") << "a video has a head and a tail, no gap";
    EXPECT_EQ(obstacle(200s, 206s, Tier::rest), "");
    EXPECT_EQ(obstacle(200s, 207s, Tier::rest), "7 s longer");
    EXPECT_EQ(obstacle(200s, 194s, Tier::rest), "6 s shorter");
}

TEST(CandidateLength, HasToAgreeWhereTheWordsDoNotInFull)
{
    EXPECT_EQ(obstacle(200s, 202s, Tier::isrc, true), "");
    EXPECT_EQ(obstacle(200s, 203s, Tier::isrc, true), "3 s longer");
    EXPECT_EQ(obstacle(200s, 204s, Tier::official_video, true), "") << "a video's tail";
    EXPECT_EQ(obstacle(200s, 204s, Tier::artist_channel, true), "");
    EXPECT_EQ(obstacle(200s, 205s, Tier::official_video, true), "5 s longer");
    EXPECT_EQ(obstacle(200s, 197s, Tier::official_video, true), "3 s shorter");
    EXPECT_EQ(obstacle(200s, 203s, Tier::rest, true), "3 s longer");
}

TEST(CandidateLength, MayBeUnknownWhereTheSourceIsTrusted)
{
    EXPECT_EQ(obstacle(200s, 0s, Tier::label_audio), "");
    EXPECT_EQ(obstacle(200s, 0s, Tier::label_audio, true), "");
    EXPECT_EQ(obstacle(200s, 0s, Tier::artist_channel), "");
    EXPECT_NE(obstacle(200s, 0s, Tier::artist_channel, true), "");
    EXPECT_EQ(obstacle(200s, 0s, Tier::rest), "its length is unknown");
    EXPECT_EQ(obstacle(0s, 60s, Tier::rest), "");
    EXPECT_EQ(obstacle(-5s, 59s, Tier::rest), "59 s is no length of a song");
    EXPECT_EQ(obstacle(0s, 901s, Tier::rest), "901 s is no length of a song");
    EXPECT_EQ(obstacle(0s, 2000s, Tier::label_audio), "") << "a label's track may be long";
}

TEST(CandidateLength, IsCloserTheLessItDiffers)
{
    EXPECT_EQ(judge_length(200s, 200s, Tier::label_audio, false).closeness, 1);
    EXPECT_EQ(judge_length(200s, 201s, Tier::label_audio, false).closeness, 1) << "services round";
    EXPECT_GT(judge_length(200s, 202s, Tier::label_audio, false).closeness,
              judge_length(200s, 204s, Tier::label_audio, false).closeness);
    EXPECT_EQ(judge_length(200s, 0s, Tier::label_audio, false).closeness, 0.5);
}

}
