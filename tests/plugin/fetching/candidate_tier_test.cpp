// SPDX-License-Identifier: MIT
#include "plugin/fetching/candidate_tier.hpp"

#include <gtest/gtest.h>

#include <string>

namespace topfive {

namespace {

using Kind = Candidate::Kind;

std::string tier_of(const Candidate& candidate)
{
    Recording wanted;
    wanted.title = "Stan";
    wanted.artists = {"Eminem", "Dido"};
    return std::string(name(tier(Sought(wanted), candidate)));
}

Candidate upload(std::string title, std::string channel, bool verified = false)
{
    Candidate candidate;
    candidate.title = std::move(title);
    candidate.channel = std::move(channel);
    candidate.verified = verified;
    return candidate;
}

Candidate of_kind(Kind kind, bool by_isrc = false)
{
    auto candidate = upload("Stan", "Eminem");
    candidate.kind = kind;
    candidate.by_isrc = by_isrc;
    return candidate;
}

}

TEST(CandidateTier, BelievesWhatTheSourceSays)
{
    EXPECT_EQ(tier_of(of_kind(Kind::label_audio)), "label audio");
    EXPECT_EQ(tier_of(of_kind(Kind::official_video)), "official video");
}

TEST(CandidateTier, PutsTheIsrcsTrackFirstUnlessAnybodyUploadedIt)
{
    EXPECT_EQ(tier_of(of_kind(Kind::label_audio, true)), "the ISRC's own track");
    EXPECT_EQ(tier_of(of_kind(Kind::official_video, true)), "the ISRC's own track");
    EXPECT_EQ(tier_of(of_kind(Kind::user_upload, true)), "other upload");
    EXPECT_EQ(tier_of(of_kind(Kind::official_other, true)), "other upload");
}

TEST(CandidateTier, KnowsTheArtistsOwnChannel)
{
    EXPECT_EQ(tier_of(upload("Stan", "Eminem - Topic")), "artist's channel");
    EXPECT_EQ(tier_of(upload("Stan", "EMINEM", true)), "artist's channel");
    EXPECT_EQ(tier_of(upload("Stan", "EminemVEVO", true)), "artist's channel");
    EXPECT_EQ(tier_of(upload("Stan", "Dido", true)), "artist's channel") << "either of them";
    EXPECT_EQ(tier_of(upload("Stan", "TheEminemVEVO", true)), "artist's channel");
    EXPECT_EQ(tier_of(upload("Stan", "Eminem")), "other upload") << "anybody may call himself that";
    EXPECT_EQ(tier_of(upload("Eminem - Stan", "Hits", true)), "other upload");
    EXPECT_EQ(tier_of(upload("Stan", "Somebody - Topic")), "other upload");
}

TEST(CandidateTier, TellsAudioFromVideo)
{
    EXPECT_EQ(tier_of(upload("Eminem - Stan (Official Video)", "EminemVEVO", true)), "official video");
    EXPECT_EQ(tier_of(upload("Eminem - Stan (Video)", "EminemVEVO", true)), "official video");
    EXPECT_EQ(tier_of(upload("Eminem - Stan (Official Audio)", "Some Label", true)), "official audio");
    EXPECT_EQ(tier_of(upload("Eminem - Stan (Official Audio)", "Eminem")), "official audio");
    EXPECT_EQ(tier_of(upload("Eminem - Stan (Official Audio)", "somebody")), "other upload");
    EXPECT_EQ(tier_of(upload("Eminem - Stan (Official Video)", "Some Label")), "official video");
    EXPECT_EQ(tier_of(upload("Eminem - Stan (Official Lyric Video)", "Some Label")), "other upload");
}

TEST(CandidateTier, TakesAVideosArtistForItsChannelWhereNoneIsNamed)
{
    auto video = upload("Stan", "");
    video.artists = {"Eminem"};
    EXPECT_EQ(tier_of(video), "official video");
    video.artists = {"Somebody"};
    EXPECT_EQ(tier_of(video), "other upload");
}

}
