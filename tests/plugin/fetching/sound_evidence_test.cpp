// SPDX-License-Identifier: MIT
#include "plugin/fetching/sound_evidence.hpp"

#include <gmock/gmock.h>
#include <random>

namespace topfive {
namespace {

using Outcome = Opinion::Outcome;
using testing::HasSubstr;

Recording wanted(const std::string& artist, const std::string& title, const std::string& mbid = "")
{
    Recording recording;
    recording.title = title;
    recording.artists = {artist};
    recording.mbid = mbid;
    return recording;
}

KnownSound known(double score, const std::string& artist, const std::string& title, const std::string& mbid = "")
{
    return {score, mbid, title, {artist}};
}

Opinion stan(const std::vector<KnownSound>& all)
{
    return judge_known_sound(wanted("Eminem", "Stan", "5b28ac6f"), all);
}

TEST(KnownSound, PassesWhenOneNameIsTheRecordings)
{
    EXPECT_EQ(stan({known(0.95, "Eminem feat. Dido", "Stan")}).outcome, Outcome::passed);
    EXPECT_EQ(stan({known(0.95, "Dido", "Thank You"), known(0.9, "Eminem", "Stan")}).outcome, Outcome::passed);
    EXPECT_EQ(stan({known(0.95, "エミネム", "スタン", "5b28ac6f")}).outcome, Outcome::passed);
    EXPECT_THAT(stan({known(0.95, "Eminem", "Stan")}).why, HasSubstr("“Stan” by Eminem"));
}

TEST(KnownSound, FailsWhenAllNamesAreClearlyOthers)
{
    const auto opinion = stan({known(0.97, "Dido", "Thank You"), known(0.85, "Dido", "Here With Me")});
    EXPECT_EQ(opinion.outcome, Outcome::failed);
    EXPECT_THAT(opinion.why, HasSubstr("“Thank You” by Dido"));
    EXPECT_EQ(stan({known(0.97, "Eminem", "Stan (live)")}).outcome, Outcome::failed);
    EXPECT_EQ(judge_known_sound(wanted("Eminem", "The Way I Am"), std::vector{known(0.9, "Eminem", "Kim")}).outcome,
              Outcome::failed);
}

TEST(KnownSound, SaysNothingBelowTheScoreOrWithoutNames)
{
    EXPECT_EQ(stan({}).outcome, Outcome::unknown);
    EXPECT_EQ(stan({known(0.79, "Dido", "Thank You")}).outcome, Outcome::unknown);
    EXPECT_EQ(stan({{0.99, "5b28ac6f", "", {}}}).outcome, Outcome::unknown);
}

TEST(KnownSound, SaysNothingInAnotherScriptOrOfHalfANameAlike)
{
    EXPECT_EQ(stan({known(0.97, "エミネム", "スタン")}).outcome, Outcome::unknown);
    EXPECT_EQ(
        judge_known_sound(wanted("Kino", "Gruppa krovi"), std::vector{known(0.9, "Кино", "Группа крови")}).outcome,
        Outcome::passed);
    EXPECT_EQ(
        judge_known_sound(wanted("Pulp", "Common People"), std::vector{known(0.9, "Pulp", "Common Folk")}).outcome,
        Outcome::unknown);
}

TEST(KnownSound, BearsATypingErrorInEitherName)
{
    EXPECT_EQ(judge_known_sound(wanted("Alanis Morissette", "Hand in My Pocket"),
                                std::vector{known(0.9, "Alanis Morisette", "Hand In My Poket")})
                  .outcome,
              Outcome::passed);
}

// Items of a sound that never was.
Fingerprint invented(unsigned seed, std::size_t count)
{
    std::mt19937 random(seed);
    Fingerprint items(count);
    for (auto& item : items)
        item = static_cast<std::uint32_t>(random());
    return items;
}

Fingerprint blurred(Fingerprint items, double share)
{
    std::mt19937 random(1);
    std::bernoulli_distribution flips(share);
    for (auto& item : items)
        for (int bit = 0; bit < 32; ++bit)
            item ^= flips(random) ? std::uint32_t{1} << bit : 0;
    return items;
}

TEST(Clip, IsFoundWhereItLies)
{
    const auto song = invented(1, 1900);
    const Fingerprint clip(song.begin() + 500, song.begin() + 740);
    const auto place = align(blurred(clip, 0.1), song);
    ASSERT_TRUE(place);
    EXPECT_NEAR(static_cast<double>(place->at.count()), 500 * 123.81, 1);
    EXPECT_NEAR(place->errors, 0.1, 0.02);
    EXPECT_EQ(judge_clip(blurred(clip, 0.1), song).outcome, Outcome::passed);
    EXPECT_EQ(judge_clip(blurred(clip, 0.24), song).outcome, Outcome::unknown);
}

TEST(Clip, MayHangOverTheSongsEnds)
{
    const auto song = invented(1, 400);
    Fingerprint early = invented(2, 40);
    early.insert(early.end(), song.begin(), song.begin() + 200);
    EXPECT_EQ(judge_clip(early, song).outcome, Outcome::passed);
    Fingerprint late(song.end() - 200, song.end());
    const auto more = invented(3, 40);
    late.insert(late.end(), more.begin(), more.end());
    EXPECT_EQ(judge_clip(late, song).outcome, Outcome::passed);
}

TEST(Clip, OfAnotherSongIsNotFound)
{
    EXPECT_EQ(judge_clip(invented(2, 240), invented(1, 1900)).outcome, Outcome::failed);
}

TEST(Clip, SaysNothingWhenItIsShort)
{
    EXPECT_EQ(judge_clip(invented(1, 60), invented(1, 1900)).outcome, Outcome::unknown);
    EXPECT_EQ(judge_clip({}, invented(1, 1900)).outcome, Outcome::unknown);
    EXPECT_EQ(judge_clip(invented(1, 240), {}).outcome, Outcome::unknown);
}

}
}
