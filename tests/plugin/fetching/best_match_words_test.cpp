// SPDX-License-Identifier: MIT
#include "plugin/music/raw_title.hpp"
#include "tests/plugin/fetching/offers.hpp"

#include <gmock/gmock.h>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>

#include <string>

namespace topfive {

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
    EXPECT_EQ(why_not(wanted, label_audio("x", "Stan (Slowed + Reverb)", {"Eminem"})), "good");
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
    auto wanted = stan();
    wanted.artists = {"Tribute to Eminem"};
    EXPECT_EQ(why_not(wanted, label_audio("x", "Stan", {"Tribute to Eminem"})), "good") << "asked for by name";
}

TEST(BestMatch, NeedsTheArtistSomewhere)
{
    EXPECT_NE(why_not(stan(), offer("x", "Stan", "somebody")), "good");
    EXPECT_EQ(why_not(stan(), offer("x", "Stan - Eminem", "somebody")), "good");
    EXPECT_EQ(why_not(stan(), offer("x", "Stan", "EminemVEVO")), "good");
    EXPECT_NE(why_not(stan(), label_audio("x", "Stan", {"Somebody Else"})), "good");
    EXPECT_NE(why_not(stan(), label_audio("x", "Eminem - Stan", {"The Hit Crew"})), "good") << "a cover";
    EXPECT_NE(why_not(stan(), label_audio("x", "Stan (Eminem)", {"The Hit Crew"})), "good");
    auto video = offer("x", "Eminem - Stan", "");
    video.artists = {"Some Uploader"};
    auto unknown = stan();
    unknown.length = 0s;
    EXPECT_THAT(judge(unknown, std::vector{video}).front().figures,
                testing::Contains(std::pair<std::string, std::string>("words", "1.00")))
        << "a video's artist may be its uploader";
    EXPECT_EQ(judge(stan(), std::vector{offer("x", "Stan", "EminemVEVO")}).front().why,
              "other upload, title and artist agree");
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

TEST(BestMatch, RejectsWhatAWholeAlbumIs)
{
    auto offered = label_audio("x", "Stan", {"Eminem"});
    offered.album = "The Marshall Mathers LP (Instrumentals)";
    EXPECT_EQ(why_not(stan(), offered), "played by others");
    auto wanted = stan();
    wanted.album = offered.album;
    EXPECT_EQ(why_not(wanted, offered), "good");
}

TEST(BestMatch, RejectsASongBySomebodyElse)
{
    EXPECT_NE(why_not(stan(), offer("x", "Eminem - Stan | by Haley Reinhart", "somebody")), "good");
    EXPECT_EQ(why_not(stan(), offer("x", "Stan by Eminem", "somebody")), "good");
    EXPECT_EQ(why_not(stan(), offer("x", "Eminem - Stan (Prod. by The 45 King)", "somebody")), "good");
}

TEST(BestMatch, TakesAShowForAConcert)
{
    for (const auto* title : {"Eminem - Stan (From The Grammys 2001)", "Eminem - Stan at the Grammys",
                              "Stan - Eminem | Jools Holland", "Eminem - Stan (American Idol)"})
        EXPECT_NE(why_not(stan(), offer("x", title, "somebody")), "good") << title;
    auto wanted = stan();
    wanted.title = "Coachella";
    EXPECT_EQ(why_not(wanted, label_audio("x", "Coachella", {"Eminem"})), "good");
}

TEST(BestMatch, PrefersTheSameCompany)
{
    auto wanted = stan();
    wanted.artists = {"Eminem"};
    const std::vector offered{label_audio("duet", "Stan", {"Eminem", "Elton John"}),
                              label_audio("alone", "Stan", {"Eminem"})};
    EXPECT_EQ(picked(wanted, offered), "alone");
    wanted.artists = {"Eminem", "Elton John"};
    EXPECT_EQ(picked(wanted, {offered[1], offered[0]}), "duet");
    EXPECT_EQ(picked(wanted, {offered[1]}), "alone");
}

TEST(BestMatch, BelievesALabelWhoPlays)
{
    Recording wanted;
    wanted.title = "Africa";
    wanted.artists = {"Toto"};
    wanted.length = 295s;
    EXPECT_NE(why_not(wanted, label_audio("x", "Africa", {"Toto Cutugno"}, 295s)), "good");
    EXPECT_EQ(why_not(wanted, label_audio("x", "Africa", {"Toto"}, 295s)), "good");
    auto nameless = label_audio("x", "Africa", {}, 295s);
    nameless.channel = "Toto - Topic";
    EXPECT_EQ(why_not(wanted, nameless), "good");
}

TEST(BestMatch, ReadsPastAGenreInFront)
{
    Recording wanted;
    wanted.title = "Crab Rave";
    wanted.artists = {"Noisestorm"};
    wanted.length = 161s;
    EXPECT_EQ(why_not(wanted, offer("x", "[House] - Noisestorm - Crab Rave [Monstercat Release]", "y", 161s)), "good");
}

TEST(BestMatch, BearsHostileText)
{
    const std::string huge(300000, 'x');
    for (const auto& title : {std::string{}, huge, std::string(100000, '('), std::string("\xff\xfe"), std::string("🎵🎶"),
                              std::string("!!!"), std::string("אבג \u202e Stan"), std::string("e\u0301\u0301\u0301")})
        EXPECT_NE(why_not(stan(), offer("x", title, huge)), "good");
    std::string hiragana;
    for (int i = 0; i < 1000; ++i)
        hiragana += "あ";
    const auto judged = judge(stan(), std::vector{offer("x", hiragana, "somebody")});
    EXPECT_EQ(judged.front().figures.front().second.size(), 3 * longest_text) << "cut between two signs";
    const auto ragged = judge(stan(), std::vector{offer("x", 'a' + hiragana, "somebody")});
    EXPECT_EQ(ragged.front().figures.front().second.size(), 3 * longest_text - 2);
    std::string many;
    for (int i = 0; i < 100000; ++i)
        many += "a feat. ";
    Recording endless;
    endless.title = many;
    endless.artists.assign(1000, many);
    EXPECT_EQ(judge(endless, std::vector{offer("x", many, many)}).size(), 1U);
    EXPECT_TRUE(judge(stan(), {}).empty());
    EXPECT_NE(why_not(Recording{}, offer("x", "Eminem - Stan", "EminemVEVO")), "good");
    auto negative = stan();
    negative.length = -5s;
    EXPECT_EQ(why_not(negative, label_audio("x", "Stan", {"Eminem"})), "good");
}

namespace {

// Processor time of judging so many uploads whose titles have so many parts, the least of three.
double effort(std::size_t candidates, int parts)
{
    std::string title = "Stan";
    for (int i = 0; i < parts; ++i)
        title += fmt::format(" - {} (v{})", i, i);
    const std::vector<Candidate> offered(candidates, offer("x", title, "somebody"));
    auto wanted = stan();
    wanted.title = title;
    double least = 1e12;
    for (int i = 0; i < 3; ++i) {
        const auto start = std::clock();
        EXPECT_EQ(judge(wanted, offered).size(), candidates);
        least = std::min(least, static_cast<double>(std::clock() - start));
    }
    return least;
}

}

TEST(BestMatch, TakesTimeInProportion)
{
    EXPECT_LT(effort(16, 40), 3 * effort(8, 40));
    EXPECT_LT(effort(4, 400), 3 * effort(4, 40));
}

}
