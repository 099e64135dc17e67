// SPDX-License-Identifier: MIT
#include "plugin/fetching/best_match.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace topfive {

namespace {

using namespace std::chrono_literals;
using Kind = Candidate::Kind;

Recording stan()
{
    Recording wanted;
    wanted.title = "Stan";
    wanted.artists = {"Eminem", "Dido"};
    wanted.album = "The Marshall Mathers LP";
    wanted.length = 404s;
    wanted.explicit_lyrics = true;
    return wanted;
}

Candidate offer(std::string id, std::string title, std::string channel, std::chrono::seconds length = 404s,
                Kind kind = Kind::unknown)
{
    Candidate candidate;
    candidate.source = "youtube";
    candidate.id = std::move(id);
    candidate.title = std::move(title);
    candidate.channel = std::move(channel);
    candidate.length = length;
    candidate.kind = kind;
    return candidate;
}

Candidate label_audio(std::string id, std::string title, std::vector<std::string> artists,
                      std::chrono::seconds length = 404s)
{
    auto candidate = offer(std::move(id), std::move(title), "", length, Kind::label_audio);
    candidate.artists = std::move(artists);
    return candidate;
}

std::string picked(const Recording& wanted, const std::vector<Candidate>& candidates,
                   const std::vector<Recording>& siblings = {})
{
    const auto judged = judge(wanted, candidates, siblings);
    return judged.empty() || !judged.front().good ? "none" : candidates[judged.front().index].id;
}

std::string why_not(const Recording& wanted, const Candidate& candidate)
{
    const auto judged = judge(wanted, std::vector{candidate});
    return judged.front().good ? "good" : judged.front().why;
}

}

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

TEST(BestMatch, RejectsOtherVersions)
{
    for (const auto* title :
         {"Eminem - Stan (Live)", "Eminem - Stan Karaoke", "Eminem - Stan (Instrumental)",
          "Eminem - Stan (Slowed + Reverb)", "Eminem - Stan Sped Up", "Nightcore - Stan (Eminem)",
          "Eminem - Stan 8D Audio", "Eminem - Stan [1 Hour]", "Eminem - Stan (Acoustic Cover)",
          "Eminem - Stan (REACTION)", "How to play Stan by Eminem - Guitar Lesson", "Eminem - Stan | Bass Boosted",
          "Stan - Eminem cover by X", "Eminem - Stan (Moby Remix)", "Eminem Stan live on SNL"})
        EXPECT_NE(why_not(stan(), offer("x", title, "somebody")), "good") << title;
}

TEST(BestMatch, TakesAVersionWhenItIsWanted)
{
    auto wanted = stan();
    wanted.title = "Stan (Live)";
    EXPECT_EQ(
        picked(wanted, {label_audio("studio", "Stan", {"Eminem"}), label_audio("live", "Stan (Live)", {"Eminem"})}),
        "live");
    wanted.title = "Stan - Slowed";
    EXPECT_EQ(
        picked(wanted, {label_audio("studio", "Stan", {"Eminem"}), label_audio("slow", "Stan (Slowed)", {"Eminem"})}),
        "slow");
}

TEST(BestMatch, ReadsVersionsFromChannelAlbumAndArtist)
{
    EXPECT_EQ(why_not(stan(), offer("x", "Eminem - Stan", "Karaoke Hits")), "the channel says \"karaoke\"");
    EXPECT_EQ(why_not(stan(), offer("x", "Eminem - Stan", "NCS Instrumental")), "the channel says \"instrumental\"");
    auto tribute = label_audio("x", "Stan", {"Eminem", "Made famous by Eminem"});
    EXPECT_EQ(why_not(stan(), tribute), "played by others");
    auto album = label_audio("x", "Stan", {"Eminem"});
    album.album = "Karaoke: In the Style of Eminem";
    EXPECT_NE(why_not(stan(), album), "good");
}

TEST(BestMatch, NeedsTheArtistSomewhere)
{
    EXPECT_NE(why_not(stan(), offer("x", "Stan", "somebody")), "good");
    EXPECT_EQ(why_not(stan(), offer("x", "Stan - Eminem", "somebody")), "good");
    EXPECT_EQ(why_not(stan(), offer("x", "Stan", "EminemVEVO")), "good");
    EXPECT_NE(why_not(stan(), label_audio("x", "Stan", {"Somebody Else"})), "good");
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

TEST(BestMatch, TakesATitleThatSaysMoreOnlyWhenNothingElseIsOffered)
{
    const auto more = label_audio("more", "Stan (In Blue)", {"Eminem"});
    EXPECT_EQ(picked(stan(), {more}), "more");
    EXPECT_EQ(picked(stan(), {more, offer("plain", "Eminem - Stan", "somebody")}), "plain");
    EXPECT_NE(why_not(stan(), label_audio("x", "Stan (In Blue)", {"Eminem"}, 407s)), "good") << "nor at another length";
    EXPECT_NE(why_not(stan(), offer("x", "Eminem - Stan (In Blue)", "somebody")), "good") << "nor by anybody";
}

TEST(BestMatch, DoesNotLetAlbumAndLengthSpeakForAnotherTitle)
{
    for (const auto* title : {"Stan Again", "Not Stan", "Stan / Kim", "Kim", "Stan II", "Stan - Deutsche Version",
                              "Stan (Prelude)", "Stan (Voice Memo)", "Medley: Stan / Kim"}) {
        auto other = label_audio("x", title, {"Eminem", "Dido"});
        other.album = stan().album;
        EXPECT_NE(why_not(stan(), other), "good") << title;
    }
}

TEST(BestMatch, ReadsTheTitlesOfUploads)
{
    for (const auto* title : {"Eminem: Stan", "Eminem : Stan", "Stan by Eminem", "Eminem STAN official audio",
                              "stan eminem", "Eminem \"Stan\"", "Eminem - Stan | Rap | Label", "Eminem - Stan M/V"})
        EXPECT_EQ(why_not(stan(), offer("x", title, "somebody")), "good") << title;
    for (const auto* title : {"Eminem - Stan ( s l o w e d )", "Eminem Stan live", "Stan by Dido Tribute Eminem"})
        EXPECT_NE(why_not(stan(), offer("x", title, "somebody")), "good") << title;
}

TEST(BestMatch, HearsAVersionBesideTheSameWordInTheTitle)
{
    auto wanted = stan();
    wanted.title = "Live Forever";
    wanted.artists = {"Oasis"};
    EXPECT_EQ(why_not(wanted, offer("x", "Oasis - Live Forever", "somebody")), "good");
    EXPECT_NE(why_not(wanted, offer("x", "Oasis - Live Forever | BBC Live", "somebody")), "good");
    EXPECT_NE(why_not(wanted, offer("x", "Live Forever (Oasis) live 1996", "somebody")), "good");
}

TEST(BestMatch, DistrustsTheSongOnAConcertsAlbum)
{
    auto concert = label_audio("concert", "Stan", {"Eminem"}, 0s);
    concert.album = "Live at Wembley";
    EXPECT_EQ(picked(stan(), {concert, label_audio("studio", "Stan", {"Eminem"}, 0s)}), "studio");
    concert.length = 408s;
    EXPECT_NE(why_not(stan(), concert), "good");
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
    auto far = label_audio("far", "Stan", {"Eminem"}, 411s);
    far.views = 1000000000;
    EXPECT_EQ(picked(stan(), {few, far}), "few") << "views never overrule what fits better";
}

TEST(BestMatch, GivesACandidateToTheSiblingThatItFitsBetter)
{
    Recording wanted = stan();
    wanted.title = "Without You";
    Recording sibling = stan();
    sibling.title = "Without Me";
    wanted.length = sibling.length = 290s;
    Recording longer = wanted;
    longer.title = "Without You Again";
    const auto candidate = label_audio("x", "Without You Again", {"Eminem"}, 290s);
    EXPECT_EQ(picked(wanted, {candidate}, {sibling, longer}), "none");
}

TEST(BestMatch, RejectsBroadcasts)
{
    auto live = offer("x", "Eminem - Stan", "EminemVEVO");
    live.live = true;
    EXPECT_EQ(why_not(stan(), live), "a broadcast");
}

TEST(BestMatch, AllowsLyricsAndReadsLabelsNotes)
{
    Recording wanted;
    wanted.title = "Moments";
    wanted.artists = {"Lost Identities", "Robbie Rosen"};
    wanted.length = 219s;
    EXPECT_EQ(
        picked(wanted, {offer("hour", "Lost Identities x Robbie Rosen - Moments [NCS Release] [1 hour]", "Hour", 3600s),
                        offer("boosted", "Lost Identities x Robbie Rosen - Moments [Bass Boosted]", "BassoCity", 221s),
                        offer("lyrics", "Lost Identities x Robbie Rosen - Moments (Lyrics)", "GMV", 220s)}),
        "lyrics");
    EXPECT_EQ(
        picked(wanted,
               {offer("label", "Lost Identities x Robbie Rosen - Moments | Future Bass | NCS - Copyright Free Music",
                      "NoCopyrightSounds", 219s)}),
        "label");
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

TEST(BestMatch, BearsHostileText)
{
    const std::string huge(300000, 'x');
    for (const auto& title : {std::string{}, huge, std::string(100000, '('), std::string("\xff\xfe"), std::string("🎵🎶"),
                              std::string("!!!"), std::string("אבג \u202e Stan"), std::string("e\u0301\u0301\u0301")})
        EXPECT_NE(why_not(stan(), offer("x", title, huge)), "good");
    EXPECT_TRUE(judge(stan(), {}).empty());
    EXPECT_NE(why_not(Recording{}, offer("x", "Eminem - Stan", "EminemVEVO")), "good");
    auto negative = stan();
    negative.length = -5s;
    EXPECT_EQ(why_not(negative, label_audio("x", "Stan", {"Eminem"})), "good");
}

}
