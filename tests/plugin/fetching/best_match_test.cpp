// SPDX-License-Identifier: MIT
#include "tests/plugin/fetching/offers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace topfive {

TEST(BestMatch, TakesTheLabelsAudioBeforeAllOthers)
{
    EXPECT_EQ(picked(stan(), {offer("video", "Eminem - Stan (Official Video)", "EminemVEVO"),
                              label_audio("label", "Stan (feat. Dido)", {"Eminem"}),
                              offer("upload", "Eminem - Stan", "somebody")}),
              "label");
}

TEST(BestMatch, TakesTheIsrcsOwnTrackFirst)
{
    auto own = label_audio("isrc", "Stan", {"Eminem"}, 402s);
    own.by_isrc = true;
    EXPECT_EQ(picked(stan(), {label_audio("label", "Stan", {"Eminem"}), own}), "isrc");
}

TEST(BestMatch, AsksEvenTheIsrcsTrackToBeTheSong)
{
    auto wrong = label_audio("isrc", "Kim", {"Eminem"});
    wrong.by_isrc = true;
    EXPECT_EQ(picked(stan(), {wrong}), "none");
    auto other_cut = label_audio("isrc", "Stan", {"Eminem"}, 300s);
    other_cut.by_isrc = true;
    EXPECT_EQ(picked(stan(), {other_cut}), "none");
}

TEST(BestMatch, OrdersTheTiersBelow)
{
    const auto topic = offer("topic", "Stan", "Eminem - Topic");
    auto audio = offer("audio", "Eminem - Stan (Official Audio)", "Some Label");
    audio.verified = true;
    const auto video = offer("video", "Eminem - Stan (Official Music Video)", "Some Label");
    const auto upload = offer("upload", "Eminem - Stan", "somebody");
    EXPECT_EQ(picked(stan(), {upload, video, audio, topic}), "topic");
    EXPECT_EQ(picked(stan(), {upload, video, audio}), "audio");
    EXPECT_EQ(picked(stan(), {upload, video}), "video");
    EXPECT_EQ(picked(stan(), {upload}), "upload");
}

TEST(BestMatch, TrustsAVerifiedChannelOnlyWhenItIsTheArtists)
{
    auto own = offer("own", "Stan", "Eminem");
    own.verified = true;
    auto other = offer("other", "Eminem - Stan", "Best Hits");
    other.verified = true;
    other.views = 900000000;
    EXPECT_EQ(picked(stan(), {other, own}), "own");
}

TEST(BestMatch, HoldsEachTierToItsBandOfLengths)
{
    EXPECT_EQ(why_not(stan(), label_audio("x", "Stan", {"Eminem"}, 412s)), "good");
    EXPECT_EQ(why_not(stan(), label_audio("x", "Stan", {"Eminem"}, 430s)), "26 s longer");
    EXPECT_EQ(why_not(stan(), label_audio("x", "Stan", {"Eminem"}, 380s)), "24 s shorter");
    EXPECT_EQ(why_not(stan(), offer("x", "Eminem - Stan", "somebody", 409s)), "good");
    EXPECT_EQ(why_not(stan(), offer("x", "Eminem - Stan", "somebody", 414s)), "10 s longer");
    EXPECT_EQ(why_not(stan(), offer("x", "Eminem - Stan (Official Video)", "somebody", 414s)), "good");
    EXPECT_EQ(why_not(stan(), offer("x", "Eminem - Stan (Official Video)", "somebody", 490s)), "86 s longer");
}

TEST(BestMatch, AsksMoreOfTheWordsWhereALengthIsUnknown)
{
    EXPECT_EQ(why_not(stan(), offer("x", "Eminem - Stan (Official Video)", "EminemVEVO", 0s)), "good");
    EXPECT_EQ(why_not(stan(), label_audio("x", "Stan", {"Eminem"}, 0s)), "good");
    EXPECT_EQ(why_not(stan(), offer("x", "Eminem - Stan", "somebody", 0s)), "its length is unknown");
    EXPECT_NE(why_not(stan(), offer("x", "Stan (In Blue)", "Eminem - Topic", 0s)), "good");
    auto unknown = stan();
    unknown.length = 0s;
    EXPECT_EQ(why_not(unknown, label_audio("x", "Stan", {"Eminem"})), "good");
    EXPECT_EQ(why_not(unknown, offer("x", "Eminem - Stan", "somebody", 400s)), "good");
    EXPECT_EQ(why_not(unknown, offer("x", "Eminem - Stan", "somebody", 4000s)), "4000 s is no length of a song");
    EXPECT_EQ(why_not(unknown, offer("x", "Eminem - Stan", "somebody", 20s)), "20 s is no length of a song");
}

TEST(BestMatch, LetsAlbumLengthAndLyricsTellTwinsApart)
{
    auto other_album = label_audio("compilation", "Stan", {"Eminem"});
    other_album.album = "Curtain Call";
    other_album.views = 5000000;
    auto own_album = label_audio("album", "Stan", {"Eminem"});
    own_album.album = "The Marshall Mathers LP";
    EXPECT_EQ(picked(stan(), {other_album, own_album}), "album");

    EXPECT_EQ(picked(stan(), {label_audio("near", "Stan", {"Eminem"}, 410s), label_audio("equal", "Stan", {"Eminem"})}),
              "equal");

    auto clean = label_audio("clean", "Stan", {"Eminem"});
    clean.explicit_lyrics = false;
    auto dirty = label_audio("explicit", "Stan", {"Eminem"});
    dirty.explicit_lyrics = true;
    EXPECT_EQ(picked(stan(), {clean, dirty}), "explicit");
    EXPECT_EQ(picked(stan(), {clean}), "clean") << "neutral notes cost points, never the match";
}

TEST(BestMatch, LetsViewsDecideLast)
{
    auto few = label_audio("few", "Stan", {"Eminem"});
    few.views = 10;
    auto many = label_audio("many", "Stan", {"Eminem"});
    many.views = 1000;
    EXPECT_EQ(picked(stan(), {few, many}), "many");
    auto near = label_audio("near", "Stan", {"Eminem"}, 406s);
    near.views = 1000;
    EXPECT_EQ(picked(stan(), {few, near}), "near") << "two seconds are nothing";
    auto far = label_audio("far", "Stan", {"Eminem"}, 411s);
    far.views = 1000000000;
    EXPECT_EQ(picked(stan(), {few, far}), "few") << "views never overrule what fits better";
}

TEST(BestMatch, GivesACandidateToTheSiblingThatItFitsBetter)
{
    Recording wanted = stan();
    wanted.title = "Women";
    Recording sibling = stan();
    sibling.title = "Woman";
    const auto candidate = label_audio("x", "Woman", {"Eminem"});
    EXPECT_EQ(picked(wanted, {candidate}), "x") << "perhaps a typing error";
    EXPECT_EQ(picked(wanted, {candidate}, {stan(), sibling}), "none");
    EXPECT_EQ(why_not(wanted, label_audio("x", "Women", {"Eminem"})), "good");
}

TEST(BestMatch, TakesNeitherOfTwoThatFitEquallyAndDiffer)
{
    Recording wanted = stan();
    wanted.title = "Women";
    const auto one = label_audio("one", "Woman", {"Eminem"});
    const auto other = label_audio("other", "Wumen", {"Eminem"});
    EXPECT_EQ(picked(wanted, {one, other}), "none");
    EXPECT_EQ(picked(wanted, {one, one}), "one") << "twice the same does no harm";
    EXPECT_EQ(picked(wanted, {one, other, label_audio("exact", "Women", {"Eminem"})}), "exact");
}

TEST(BestMatch, TakesNothingThatTooLittleSpeaksFor)
{
    auto far = label_audio("x", "Stan", {"Eminem"}, 420s);
    EXPECT_EQ(why_not(stan(), far), "good");
    far.album = "Curtain Call";
    far.explicit_lyrics = false;
    EXPECT_EQ(why_not(stan(), far), "too little speaks for it (title and artist agree)");
    far.length = 404s;
    EXPECT_EQ(why_not(stan(), far), "good");
}

TEST(BestMatch, PrefersThePlainSongOfAKnownChannelAmongUploads)
{
    auto plain = offer("plain", "Eminem - Stan", "somebody");
    for (const auto* title : {"Eminem - Stan (Lyrics)", "Eminem - Stan (Unofficial Video)"}) {
        auto other = offer("other", title, "somebody");
        other.views = 1000000;
        EXPECT_EQ(picked(stan(), {other, plain}), "plain") << title;
    }
    auto known = offer("known", "Eminem - Stan", "Big Channel");
    known.verified = true;
    plain.views = 1000000;
    EXPECT_EQ(picked(stan(), {plain, known}), "known");
}

TEST(BestMatch, RejectsBroadcasts)
{
    auto live = offer("x", "Eminem - Stan", "EminemVEVO");
    live.live = true;
    EXPECT_EQ(why_not(stan(), live), "a broadcast");
}

TEST(BestMatch, TellsItsFiguresAndReasons)
{
    const auto judged = judge(stan(), std::vector{label_audio("a", "Stan", {"Eminem"}, 405s)});
    ASSERT_EQ(judged.size(), 1U);
    EXPECT_TRUE(judged[0].good);
    EXPECT_EQ(judged[0].tier, 1);
    EXPECT_EQ(judged[0].why, "label audio, title and artist agree");
    EXPECT_THAT(judged[0].figures,
                testing::Contains(std::pair<std::string, std::string>("length difference", "+1.0 s")));
    EXPECT_THAT(judged[0].figures, testing::Contains(std::pair<std::string, std::string>("tier", "label audio")));
}

TEST(BestMatch, OfCandidatesThatDifferInNothingTakesTheFirst)
{
    const auto judged = judge(stan(), std::vector(3, label_audio("a", "Stan", {"Eminem"})));
    ASSERT_EQ(judged.size(), 3U);
    EXPECT_EQ(judged[0].index, 0U);
    EXPECT_TRUE(judged[0].good);
}

TEST(BestMatch, AnswersEveryCandidateOnce)
{
    std::vector<Candidate> many(1000, offer("x", "Something else", "somebody"));
    many[500] = label_audio("right", "Stan", {"Eminem"});
    const auto judged = judge(stan(), many);
    ASSERT_EQ(judged.size(), 1000U);
    EXPECT_EQ(judged[0].index, 500U);
    EXPECT_FALSE(judged[1].good);
}

}
