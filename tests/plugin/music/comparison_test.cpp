// SPDX-License-Identifier: MIT
#include "tests/plugin/music/compared.hpp"

#include <gtest/gtest.h>

namespace topfive {

using namespace std::chrono_literals;
using enum Likeness;

TEST(Comparison, TakesNeutralNotesAsTheSame)
{
    for (const auto* title :
         {"Stan (feat. Dido)", "Stan - Remastered 2009", "Stan (Mono)", "Stan [Explicit]", "Stan (Clean)",
          "Stan - Radio Edit", "Stan (Single Version)", "Stan (Album Version)", "STAN", "Stan ft. Dido",
          "Stan (Official Video)", "Stan (2001 Remaster)", "Stan (Bonus Track)"})
        EXPECT_EQ(titles("Stan", title), same) << title;
}

TEST(Comparison, LetsNeutralNotesCostPointsOnly)
{
    const auto plain = compare(song("Eminem", "Stan"), song("Eminem", "Stan"));
    const auto noted = compare(song("Eminem", "Stan"), song("Eminem", "Stan - 2001 Remaster"));
    EXPECT_EQ(noted.likeness, same);
    EXPECT_LT(noted.score, plain.score);
}

TEST(Comparison, TellsVersionsApart)
{
    for (const auto* title :
         {"Stan (Live)", "Stan - Live at Leeds", "Stan (Moby Remix)", "Stan (Acoustic)", "Stan - Demo",
          "Stan (Instrumental)", "Stan (Karaoke Version)", "Stan (Cover)", "Stan (Sped Up)", "Stan (Slowed + Reverb)",
          "Stan [Nightcore]", "Stan (8D Audio)", "Stan (Extended Mix)", "Stan (Spanish Version)", "Stan Live",
          "Stan slowed reverb", "Nightcore - Stan", "Stan (Taylor's Version)", "Stan (Tribute to Eminem)"})
        EXPECT_EQ(titles("Stan", title), other_version) << title;
}

TEST(Comparison, TellsOneVersionFromAnother)
{
    EXPECT_EQ(titles("Applause (Goldhouse Remix)", "Applause (DJ White Shadow Remix)"), other_version);
    EXPECT_EQ(titles("Applause (Goldhouse Remix)", "Applause [Goldhouse Remix]"), same);
    EXPECT_EQ(titles("One (Live at Wembley)", "One (Live in Paris)"), other_version);
    EXPECT_EQ(titles("One (Live)", "One - Live"), same);
    EXPECT_EQ(titles("Titanium (Spanish Version)", "Titanium (French Version)"), other_version);
    EXPECT_EQ(titles("One (Live)", "One (Acoustic)"), other_version);
    EXPECT_EQ(titles("One (8D Audio)", "One (Bass Boosted)"), other_version);
    EXPECT_EQ(titles("One (Acapella)", "One (Piano Version)"), other_version);
    EXPECT_EQ(titles("One (Intro)", "One (Outro)"), other_version);
    EXPECT_EQ(titles("One (Remix)", "One (Goldhouse Remix)"), other_version) << "who remixed must be named by both";
    EXPECT_EQ(titles("One (Goldhouse Remix)", "One (Goldhuose Remix)"), same);
    EXPECT_EQ(titles("One", "One (English Subtitles)"), same) << "words in the picture";
    EXPECT_EQ(titles("One", "One (English)"), other_version);
    EXPECT_EQ(titles("One (Slowed)", "One - slowed + reverb"), same) << "reverb comes with either";
    EXPECT_EQ(titles("One (Slowed + Reverb)", "One (Sped Up + Reverb)"), other_version);
}

TEST(Comparison, ReadsANoteBehindATitleThatIsOneItself)
{
    EXPECT_EQ(titles("Karaoke - Radio Edit", "Karaoke"), same);
    EXPECT_EQ(titles("Nightcore - Bonus Track", "Nightcore"), same);
    EXPECT_EQ(titles("Acoustic - Live at Leeds", "Acoustic"), other_version);
    EXPECT_EQ(compare(song("", "Stan - Live at Leeds", 400s), song("", "Stan", 400s)).likeness, other_version);
}

TEST(Comparison, KnowsThatServicesSpellTitlesAlike)
{
    const auto wanted = song("Eminem", "Drug Ballad", 300s, "The Marshall Mathers LP");
    for (const auto* title : {"Drug Ballads Again", "Drug Story", "Ballad", "Drug Ballad / Kim", "Untitled"}) {
        const auto other = song("Eminem", title, 300s, "The Marshall Mathers LP");
        EXPECT_EQ(compare(wanted, other).likeness, other_song) << title;
    }
    EXPECT_EQ(compare(wanted, song("Eminem", "Drug Balad", 300s)).likeness, same);
    EXPECT_EQ(compare(wanted, song("Eminem", "Drug Ballad (In Blue)", 250s, wanted.album)).likeness, other_song);
    const auto untidy = song("Eminem", "Drug Balldas", 300s, "The Marshall Mathers LP");
    EXPECT_EQ(compare(wanted, untidy, Tags::spoilt).likeness, same);
    EXPECT_EQ(compare(song("Prince", "Dirty Mind", 250s), song("Prince Royce", "Dirty Mind", 250s)).likeness,
              other_song);
    EXPECT_EQ(compare(song("Kenshi Yonezu", "Lemon", 250s, "Lemon"), song("米津玄師", "Lemon", 250s, "Lemon")).likeness,
              same);
}

TEST(Comparison, ForgivesPeoplesFilesWhereAlbumAndLengthAgree)
{
    const auto spoilt = [](const Recording& one, const Recording& other) {
        return compare(one, other, Tags::spoilt).likeness;
    };
    const auto wanted = song("Gerard Alessandrini", "Etude (A Minor)", 200s, "Forbidden Broadway");
    EXPECT_EQ(spoilt(wanted, song("Grd Alexandrini", "Etude (A Minor)", 201s)), same);
    EXPECT_EQ(compare(wanted, song("Grd Alexandrini", "Etude (A Minor)", 201s)).likeness, other_song);
    EXPECT_EQ(spoilt(wanted, song("Gerard Alessandrini", "Etude (C Minor)", 200s, "Forbidden Broadway")), other_song);
    EXPECT_EQ(spoilt(song("A B", "Where", 200s, "Wild Things"), song("A B", "WhereWildThings", 300s)), same);
    EXPECT_EQ(spoilt(song("A B", "Carpathian Ridge", 200s), song("A B", "Carpathian", 200s)), same);
    EXPECT_EQ(spoilt(song("A B", "Carpathian Ridge", 200s), song("A B", "Carpathian", 260s)), other_song);
    EXPECT_EQ(spoilt(song("A B", "Carpathian Ridge", 200s, "Hills"), song("A B", "Unknown", 200s, "Hills")), same);
    EXPECT_EQ(spoilt(song("A B", "Carpathian Ridge", 200s, "Hills"), song("A B", "Crptian Rdge", 200s, "Hills")), same);
    EXPECT_EQ(spoilt(song("A B", "Carpathian Ridge", 200s, "Hills"), song("A B", "Moon River", 200s, "Hills")),
              other_song);
}

TEST(Comparison, LetsTheAlbumExplainWhatATitleSaysMore)
{
    const auto forgiven = [](std::string title, std::string album) {
        return compare(song("Eminem", std::move(title)), song("Eminem", "Stan", 0s, std::move(album))).forgiven;
    };
    EXPECT_EQ(forgiven("Stan - The Slim Shady Show", "The Slim Shady Show"), Forgiven::nothing);
    EXPECT_EQ(forgiven("Stan - Alpha - Omega", "Alpha Omega"), Forgiven::nothing);
    EXPECT_EQ(compare(song("Eminem", "Stan - The Slim Shady Show"), song("Eminem", "Stan", 0s, "Encore")).likeness,
              other_song);
}

TEST(Comparison, IsLessSureTheMoreDiffers)
{
    const auto sure = [](std::string one, std::string other) {
        return compare(song(std::move(one), "Stan"), song(std::move(other), "Stan")).score;
    };
    EXPECT_EQ(sure("Metallica", "Metallica"), 1);
    EXPECT_LT(sure("Metallica", "Metalica"), 1);
    EXPECT_LT(sure("Metallica & Lou Reed", "Lou Reed"), 1);
    EXPECT_LT(sure("Metallica & Lou Reed", "Lou Reed & Laurie Anderson"), sure("Metallica & Lou Reed", "Lou Reed"));
    EXPECT_LT(compare(song("Eminem", "Stan", 200s), song("Eminem", "Stan", 300s)).score, 1);
    EXPECT_LT(compare(song("Eminem", "Stan (Live)"), song("Eminem", "Stan (Live at Leeds)")).score, 1);
}

TEST(Comparison, KnowsAPlaceByAPartOfItsName)
{
    EXPECT_EQ(titles("Alive (Live at Wembley)", "Alive (Live at Wembley Stadium)"), same);
    EXPECT_EQ(titles("Alive (Live at Wembley)", "Alive (Live at Leeds)"), other_version);
}

TEST(Comparison, SaysWhatItForgave)
{
    EXPECT_EQ(compare(song("Eminem", "Stan"), song("Eminem", "Stan (feat. Dido)")).forgiven, Forgiven::nothing);
    EXPECT_EQ(compare(song("Metallica", "Nothing Else Matters", 300s), song("Metallica", "Nothing Esle Matters", 300s))
                  .forgiven,
              Forgiven::spelling);
    EXPECT_EQ(compare(song("Eminem", "Stan", 300s), song("Eminem", "Stan (In Blue)", 300s)).forgiven, Forgiven::words);
}

TEST(Comparison, LeavesTitlesThatOnlyLookLikeVersions)
{
    EXPECT_EQ(titles("Live and Let Die", "Live And Let Die (Remastered)"), same);
    EXPECT_EQ(titles("Cover Me", "Cover Me"), same);
    EXPECT_EQ(titles("Cover Me", "Me"), other_song);
    EXPECT_EQ(titles("Remix (Ignition)", "Remix (Ignition)"), same);
    EXPECT_EQ(titles("Alive", "Live"), other_song);
    EXPECT_EQ(titles("Oliver", "Oliver"), same);
    EXPECT_EQ(titles("Radio Ga Ga", "Radio Ga Ga - Remastered 2011"), same);
    EXPECT_EQ(titles("Radio Ga Ga", "Ga Ga"), other_song);
    EXPECT_EQ(titles("Demons", "Demons"), same);
    EXPECT_EQ(titles("Instrumental", "Instrumental"), same);
    EXPECT_EQ(titles("Long Live", "Long Live"), same);
    EXPECT_EQ(titles("Deliver Us", "Deliver Us"), same);
}

TEST(Comparison, TellsPartsApart)
{
    EXPECT_EQ(titles("The Birds, Pt. 1", "The Birds Pt. 2"), other_song);
    EXPECT_EQ(titles("The Birds (Part II)", "The Birds, Pt. 2"), same);
    EXPECT_EQ(titles("Time Difference II", "Time Difference II lyrics"), same);
    EXPECT_EQ(titles("Crack In the Pearl, Pt. II", "Crack In the Pearl"), other_song);
}

TEST(Comparison, ReadsArtistAndTitleInOneField)
{
    EXPECT_EQ(compare(song("Eminem", "Stan"), song("", "Eminem - Stan")).likeness, same);
    EXPECT_EQ(compare(song("Eminem", "Stan"), song("", "Dido - Stan")).likeness, other_song);
    EXPECT_EQ(compare(song("Eminem", "Stan"), song("Eminem", "Eminem - Stan")).likeness, same);
    EXPECT_EQ(compare(song("Eminem", "Stan"), song("", "005-Eminem - Stan")).likeness, same);
}

TEST(Comparison, NeedsTheArtist)
{
    EXPECT_EQ(compare(song("Adele", "Hello"), song("Lionel Richie", "Hello")).likeness, other_song);
    EXPECT_EQ(compare(song("Adele", "Hello"), song("", "Hello")).likeness, other_song);
    EXPECT_EQ(compare(song("Adele", "Hello", 295s), song("", "Hello", 296s)).likeness, same);
    EXPECT_EQ(compare(song("", "Hello", 295s), song("", "Hello", 200s)).likeness, other_song);
}

TEST(Comparison, BearsTypingErrorsButNotOtherWords)
{
    EXPECT_EQ(compare(song("Metallica", "Nothing Else Matters"), song("Metalica", "Nothing Else Matters")).likeness,
              same);
    EXPECT_EQ(titles("Nothing Else Matters", "Nothing Esle Matters"), same);
    EXPECT_EQ(titles("Love Me", "Love You"), other_song);
    EXPECT_EQ(titles("Your Love", "My Love"), other_song);
    EXPECT_EQ(titles("Disco 2000", "Disco 2001"), other_song);
    EXPECT_EQ(titles("Stan", "Stay"), other_song);
}

TEST(Comparison, ForgetsArticlesTurnedNamesAndQuotes)
{
    EXPECT_EQ(compare(song("The Beatles", "Don't Let Me Down"), song("Beatles, The", "Don’t Let Me Down")).likeness,
              same);
    EXPECT_EQ(compare(song("AC/DC", "T.N.T."), song("ACDC", "TNT")).likeness, same);
    EXPECT_EQ(compare(song("Кино", "Группа крови"), song("Kino", "Gruppa krovi")).likeness, same);
    EXPECT_EQ(compare(song("P!nk", "So What"), song("Pink", "So What")).likeness, same);
}

TEST(Comparison, ReadsSubtitlesBothWays)
{
    EXPECT_EQ(titles("Escape (The Piña Colada Song)", "Escape The Pina Colada Song"), same);
    EXPECT_EQ(
        compare(song("Rupert Holmes", "Escape (The Piña Colada Song)", 277s), song("Rupert Holmes", "Escape", 276s))
            .likeness,
        same);
    EXPECT_EQ(titles("Etude (A Minor)", "Etude (C Minor)"), other_song);
    EXPECT_EQ(titles("(I Can't Get No) Satisfaction", "I Can't Get No Satisfaction"), same);
}

TEST(Comparison, LetsLengthsSpeakWhereWordsDoNotSuffice)
{
    const auto wanted = song("Cold War Kids", "First", 200s);
    EXPECT_EQ(compare(wanted, song("Cold War Kids", "First - Return to Tackyland", 206s)).likeness, other_song);
    EXPECT_EQ(compare(wanted, song("Cold War Kids", "First", 150s)).likeness, same)
        << "odd lengths are common in libraries";
}

TEST(Comparison, LetsAnAlbumSayThatItsSongsAreLive)
{
    const auto bare = song("Eric Church", "Over When It's Over", 0s, "Caught In The Act: Live");
    EXPECT_EQ(compare(song("Eric Church", "Over When It's Over (Live)", 0s, "Caught In the Act (Live)"), bare).likeness,
              same);
    EXPECT_LT(
        compare(song("Eric Church", "Over When It's Over", 159s, "Chief"), bare).score,
        compare(song("Eric Church", "Over When It's Over", 159s, "Chief"), song("Eric Church", "Over When It's Over"))
            .score);
}

TEST(Comparison, SaysWhyInWords)
{
    EXPECT_EQ(compare(song("Eminem", "Stan"), song("Eminem", "Stan")).why, "title and artist agree");
    EXPECT_EQ(compare(song("Eminem", "Stan"), song("Dido", "Stan")).why, "another artist");
    EXPECT_EQ(compare(song("Eminem", "Stan"), song("Eminem", "Mosh")).why, "another title");
    EXPECT_EQ(compare(song("Eminem", "Stan"), song("Eminem", "Stan (Live)")).why, "plain against live");
}

TEST(Comparison, OfNothingIsDefined)
{
    EXPECT_EQ(compare(Recording{}, Recording{}).likeness, other_song);
    EXPECT_EQ(titles("", "Stan"), other_song);
    EXPECT_EQ(titles("!!!", "???"), other_song);
    EXPECT_EQ(titles("🎵🎵", "🎵🎵"), same);
    EXPECT_EQ(titles(std::string(300000, 'x'), "x"), other_song);
    EXPECT_EQ(compare(song("عمرو دياب", "تملي معاك"), song("عمرو دياب", "تملي معاك")).likeness, same);
    EXPECT_EQ(compare(song("Eminem", "Stan", -5s), song("Eminem", "Stan", 404s)).likeness, same);
}

}
