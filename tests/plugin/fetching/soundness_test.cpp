// SPDX-License-Identifier: MIT
#include "plugin/fetching/soundness.hpp"

#include <gmock/gmock.h>

namespace topfive {
namespace {

using namespace std::chrono_literals;
using Outcome = Opinion::Outcome;
using testing::Contains;
using testing::HasSubstr;
using testing::Pair;

Recording babies()
{
    Recording recording;
    recording.title = "Babies";
    recording.artists = {"Pulp"};
    recording.length = 200s;
    return recording;
}

Candidate offered(Candidate::Kind kind)
{
    Candidate candidate;
    candidate.length = 200s;
    candidate.kind = kind;
    return candidate;
}

Sound whole(std::chrono::milliseconds length)
{
    Sound sound;
    sound.codec = "opus";
    sound.told = sound.length = length;
    return sound;
}

Opinion judged(const Sound& sound)
{
    return judge_soundness(babies(), offered(Candidate::Kind::user_upload), sound);
}

TEST(Soundness, IsUnknownOfAnUploadAgainstWhichNothingSpeaks)
{
    EXPECT_EQ(judged(whole(201s)).outcome, Outcome::unknown);
    EXPECT_THAT(judged(whole(201s)).figures, Contains(Pair("length_ms", "201000")));
}

TEST(Soundness, PassesTheLabelsOwnTrackOfTheChartsLength)
{
    const auto label = offered(Candidate::Kind::label_audio);
    EXPECT_EQ(judge_soundness(babies(), label, whole(201s)).outcome, Outcome::passed);
    EXPECT_EQ(judge_soundness(babies(), label, whole(206s)).outcome, Outcome::unknown);
    Recording without_length = babies();
    without_length.length = 0s;
    EXPECT_EQ(judge_soundness(without_length, label, whole(201s)).outcome, Outcome::unknown);
    auto by_isrc = offered(Candidate::Kind::official_video);
    by_isrc.by_isrc = true;
    EXPECT_EQ(judge_soundness(babies(), by_isrc, whole(201s)).outcome, Outcome::passed);
}

TEST(Soundness, FailsAFileThatDoesNotDecodeToItsEnd)
{
    Sound sound = whole(200s);
    sound.length = 160s;
    EXPECT_EQ(judged(sound).outcome, Outcome::failed);
    EXPECT_THAT(judged(sound).why, HasSubstr("160.0 s of 200.0 s can be decoded"));
    sound.length = 197s; // encoders' padding, unless something was lost
    EXPECT_EQ(judged(sound).outcome, Outcome::unknown);
    sound.complaint = "partial file";
    EXPECT_THAT(judged(sound).why, HasSubstr("partial file"));
    EXPECT_EQ(judged(sound).outcome, Outcome::failed);
    EXPECT_EQ(judged(whole(0s)).outcome, Outcome::failed);
}

TEST(Soundness, FailsAnotherLengthThanTheSourceOrTheChartSays)
{
    EXPECT_EQ(judged(whole(194s)).outcome, Outcome::failed);
    EXPECT_EQ(judged(whole(214s)).outcome, Outcome::unknown);
    EXPECT_THAT(judged(whole(240s)).why, HasSubstr("240.0 s long, the recording 200.0 s"));
}

TEST(Soundness, FailsSilenceAndNoise)
{
    Sound sound = whole(200s);
    sound.silent = 0.49;
    EXPECT_EQ(judged(sound).outcome, Outcome::unknown);
    sound.silent = 0.6;
    EXPECT_THAT(judged(sound).why, HasSubstr("60 % of it are silence"));
    sound.silent = 0;
    sound.noisy = 0.9;
    EXPECT_THAT(judged(sound).why, HasSubstr("90 % of it are noise"));
    EXPECT_EQ(judged(sound).outcome, Outcome::failed);
    Recording meant = babies();
    meant.title = "White Noise for Sleep";
    EXPECT_EQ(judge_soundness(meant, offered(Candidate::Kind::user_upload), sound).outcome, Outcome::unknown);
}

}
}
