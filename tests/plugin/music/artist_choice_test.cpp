// SPDX-License-Identifier: MIT
#include "plugin/music/artist_choice.hpp"
#include "plugin/music/artist_names.hpp"
#include "plugin/music/spellings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topfive {

namespace {

Artist artist(std::string name, std::uint64_t following = 0, std::vector<std::string> aliases = {})
{
    Artist result;
    result.name = std::move(name);
    result.following = following;
    result.aliases = std::move(aliases);
    return result;
}

std::string chosen(std::string_view text, const std::vector<Artist>& artists)
{
    const auto choice = choose_artist(text, artists);
    return choice.index ? artists[*choice.index].name : choice.doubt ? "doubt" : "nobody";
}

const std::vector<Artist> known{artist("Metallica", 9000000),   artist("Beyoncé", 9000000),
                                artist("AC/DC", 8000000),       artist("Guns N' Roses", 7000000),
                                artist("The Beatles", 8000000), artist("Кино", 500000),
                                artist("Sigur Rós", 400000),    artist("Ke$ha", 3000000),
                                artist("!!!", 20000),           artist("U2", 4000000),
                                artist("a-ha", 900000),         artist("Prince", 1000000),
                                artist("Eminem", 19000000)};

}

TEST(ArtistChoice, FindsNamesHoweverTheyAreTyped)
{
    for (const auto& [text, name] : {std::pair{"metallica", "Metallica"},
                                     {"Beyonce", "Beyoncé"},
                                     {"acdc", "AC/DC"},
                                     {"guns and roses", "Guns N' Roses"},
                                     {"the beatles", "The Beatles"},
                                     {"beatles", "The Beatles"},
                                     {"Beatles, The", "The Beatles"},
                                     {"kino", "Кино"},
                                     {"Кино", "Кино"},
                                     {"sigur ros", "Sigur Rós"},
                                     {"ke$ha", "Ke$ha"},
                                     {"kesha", "Ke$ha"},
                                     {"!!!", "!!!"},
                                     {"u2", "U2"},
                                     {"a-ha", "a-ha"},
                                     {"aha", "a-ha"},
                                     {"PRINCE", "Prince"}}) {
        EXPECT_EQ(chosen(text, known), name) << text;
        EXPECT_TRUE(choose_artist(text, known).exact) << text;
    }
}

TEST(ArtistChoice, BearsTypingErrorsWithoutCallingThemExact)
{
    EXPECT_EQ(chosen("metalica", known), "Metallica");
    EXPECT_FALSE(choose_artist("metalica", known).exact);
    EXPECT_EQ(chosen("guns n rosses", known), "Guns N' Roses");
}

TEST(ArtistChoice, DoesNotTakeABeginningForAName)
{
    EXPECT_EQ(chosen("emi", known), "nobody");
    EXPECT_EQ(chosen("metal", known), "nobody");
    EXPECT_EQ(chosen("emine", known), "nobody");
}

TEST(ArtistChoice, TakesTheOneWithByFarTheMostListeners)
{
    EXPECT_EQ(choose_artist("prince", std::vector{artist("Prince", 300), artist("Prince", 1000000)}).index, 1U);
    EXPECT_EQ(choose_artist("prince", std::vector{artist("Prince", 1000000), artist("PRINCE", 0)}).index, 0U);
}

TEST(ArtistChoice, LooksPastATinyNamesakeThatIsSpeltCloser)
{
    EXPECT_EQ(chosen("acdc", {artist("ACDC", 0), artist("AC/DC", 8000000)}), "AC/DC");
    EXPECT_EQ(chosen("prodigy", {artist("Prodigy", 90000), artist("The Prodigy", 2800000)}), "The Prodigy");
}

TEST(ArtistChoice, DoubtsBetweenEqualNamesakes)
{
    const auto choice = choose_artist("nirvana", std::vector{artist("Nirvana", 5000), artist("Nirvana", 4000)});
    EXPECT_FALSE(choice.index);
    EXPECT_TRUE(choice.doubt);
    EXPECT_THAT(choice.why, testing::HasSubstr("Nirvana"));
}

TEST(ArtistChoice, TakesTheServicesOrderWhereNobodyCounts)
{
    EXPECT_EQ(choose_artist("nirvana", std::vector{artist("Nirvana"), artist("Nirvana")}).index, 0U);
}

TEST(ArtistChoice, PrefersTheFamousNameToATinyOneThatIsSpeltAsTyped)
{
    EXPECT_EQ(chosen("metalica", {artist("Metalica", 12), artist("Metallica", 9000000)}), "Metallica");
    EXPECT_EQ(chosen("suede", {artist("Suede", 100000), artist("Swede", 90)}), "Suede");
}

TEST(ArtistChoice, NeverTakesThoseWhoPlayTheSongsOfOthersUnlessAsked)
{
    const std::vector found{artist("Tribute to Daft Punk", 440), artist("Made famous by Daft Punk", 236),
                            artist("Daft Punk's Karaoke Band", 163)};
    EXPECT_EQ(chosen("daft punk", found), "nobody");
    EXPECT_EQ(chosen("tribute to daft punk", found), "Tribute to Daft Punk");
}

TEST(ArtistChoice, KnowsAliases)
{
    const std::vector found{artist("きゃりーぱみゅぱみゅ", 50000, {"Kyary Pamyu Pamyu"})};
    EXPECT_EQ(chosen("kyary pamyu pamyu", found), "きゃりーぱみゅぱみゅ");
    EXPECT_TRUE(choose_artist("Kyary Pamyu Pamyu", found).exact);
}

TEST(ArtistChoice, ReadsCreditsSortNamesAndTitlesBehindADash)
{
    const std::vector found{artist("Martin Carthy"), artist("Hardsoul"),   artist("Enigma"), artist("Mogwai"),
                            artist("Woody Herman"),  artist("Neil Young"), artist("Björk")};
    EXPECT_EQ(chosen("Carthy, Martin", found), "Martin Carthy");
    EXPECT_EQ(chosen("Hardsoul feat Ron Carroll", found), "Hardsoul");
    EXPECT_EQ(chosen("Enigma - Return To Innocence", found), "Enigma");
    EXPECT_EQ(chosen("02Mogwai", found), "Mogwai");
    EXPECT_EQ(chosen("Woody Herman & His Orchestra", found), "Woody Herman");
    EXPECT_EQ(chosen("Neil%20Young", found), "Neil Young");
    EXPECT_EQ(chosen("BjÃ¶rk", found), "Björk");
}

TEST(ArtistChoice, ReadsOtherEncodingsThatWereTakenForLatin)
{
    const std::vector found{artist("Кино"), artist("Björk"), artist("ポルノグラフィティ"), artist("Noir Désir")};
    EXPECT_EQ(chosen("Êèíî", found), "Кино");
    EXPECT_EQ(chosen("BjÃ¶rk", found), "Björk");
    EXPECT_EQ(chosen("Bj%C3%B6rk", found), "Björk");
    EXPECT_EQ(chosen("¥Ý¥ë¥Î¥°¥é¥Õ¥£¥Æ¥£", found), "ポルノグラフィティ");
    EXPECT_EQ(chosen("Noir Désir", found), "Noir Désir");
    EXPECT_EQ(repaired("Hüsker Dü, Motörhead"), "Hüsker Dü, Motörhead");
}

TEST(ArtistChoice, ReadsFirstNamesInOtherSpellings)
{
    const std::vector found{artist("Frédéric Chopin"), artist("Johann Strauss"), artist("João & Astrud Gilberto")};
    EXPECT_EQ(chosen("Fyderyk Chopin", found), "Frédéric Chopin");
    EXPECT_EQ(chosen("Richard Strauss", found), "nobody");
    EXPECT_EQ(chosen("Joao Gilberto and Astrud Gilberto", found), "João & Astrud Gilberto");
    EXPECT_EQ(chosen("Frederic Chopin              x", found), "Frédéric Chopin");
}

TEST(ArtistChoice, DoubtsBetweenTwoWhoAreJoined)
{
    EXPECT_EQ(chosen("Eminem & D12", {artist("Eminem", 100), artist("D12", 90)}), "doubt");
    EXPECT_EQ(chosen("Eminem vs D12", {artist("Eminem", 100), artist("D12", 90)}), "nobody");
}

TEST(ArtistChoice, ReadsNamesInHanAsTheySound)
{
    const std::vector found{artist("椎名林檎"), artist("渡辺香津美"), artist("真心ブラザーズ"), artist("仲井戸麗市")};
    EXPECT_EQ(chosen("Shiina Ringo", found), "椎名林檎");
    EXPECT_EQ(chosen("Kazumi Watanabe", found), "渡辺香津美");
    EXPECT_EQ(chosen("Nakaido Chabo Reichi", found), "仲井戸麗市");
    EXPECT_EQ(chosen("Ringo Starr", found), "nobody");
    EXPECT_FALSE(choose_artist("Shiina Ringo", found).exact);
    // A misspelt Latin name is less likely than a Japanese one that is read so.
    EXPECT_EQ(chosen("Kazumi Watanabe", {artist("Kazumi Watanbe"), artist("渡辺香津美")}), "渡辺香津美");
}

TEST(ArtistChoice, TellsTypingErrorsFromOtherWords)
{
    EXPECT_EQ(chosen("John Smith", {artist("Jean Smith")}), "nobody");
    EXPECT_EQ(chosen("Vic Chestnut", {artist("Vic Chesnutt")}), "Vic Chesnutt");
    // A letter doubled or not is the likelier error.
    EXPECT_EQ(chosen("Harry McLintock", {artist("Harry Clintock"), artist("Harry McClintock")}), "Harry McClintock");
    EXPECT_EQ(chosen("Dissection", {artist("The Section")}), "nobody");
    EXPECT_EQ(chosen("Insomnium", {artist("Insomniacs")}), "nobody");
    EXPECT_EQ(chosen("Solid Solutions", {artist("Olid Solutions Band")}), "nobody");
}

TEST(ArtistChoice, DoesNotTakeTheLastWordForAName)
{
    EXPECT_EQ(chosen("Dead Kennedys", {artist("The Kennedys")}), "nobody");
    EXPECT_EQ(chosen("Incredible Bongo Band of Harlem", {artist("Harlem")}), "nobody");
    EXPECT_EQ(chosen("Michael Viners Incredible Bongo Band", {artist("Incredible Bongo Band")}),
              "Incredible Bongo Band");
    EXPECT_EQ(chosen("Leoncavallo", {artist("Ruggiero Leoncavallo")}), "Ruggiero Leoncavallo");
    EXPECT_EQ(chosen("Neurosis", {artist("Jarboe & Neurosis")}), "nobody");
}

TEST(ArtistChoice, ReadsNumbersAndSignsAsPeopleSayThem)
{
    EXPECT_EQ(chosen("Squad 5-0", {artist("Squad Five-O")}), "Squad Five-O");
    EXPECT_EQ(chosen("Plus/Minus", {artist("+/-")}), "+/-");
    EXPECT_EQ(chosen("chk chk chk", known), "!!!");
    EXPECT_EQ(chosen("Gus", {artist("Gus Gus")}), "nobody");
    EXPECT_EQ(chosen("Generation", {artist("Generation X")}), "nobody");
    EXPECT_EQ(chosen("Finger 11", {artist("Finger Eleven")}), "Finger Eleven");
}

TEST(ArtistChoice, KnowsTheMembersOfABandNamedByTheirSurnames)
{
    const std::vector found{artist("Bozzio, Levin, Stevens"), artist("Crosby, Stills & Nash")};
    EXPECT_EQ(chosen("Terry Bozzio, Tony Levin & Steve Stevens", found), "Bozzio, Levin, Stevens");
    EXPECT_EQ(chosen("David Crosby, Stephen Stills and Graham Nash", found), "Crosby, Stills & Nash");
    EXPECT_EQ(chosen("David Crosby, Graham Nash", found), "nobody");
}

TEST(ArtistChoice, TakesUnknownForNobodyInAnyLanguage)
{
    for (const auto* text : {"Unbekannter Künstler", "Artista desconocido", "Неизвестный исполнитель",
                             "新しいアーティスト (452)", "Okänd artist"})
        EXPECT_EQ(chosen(text, {artist("[unknown]"), artist("Unknown Artists Club")}), "[unknown]") << text;
}

TEST(ArtistChoice, OfNobodyIsNobody)
{
    EXPECT_EQ(chosen("", known), "nobody");
    EXPECT_EQ(chosen("  ", known), "nobody");
    EXPECT_EQ(chosen("various artists", known), "nobody");
    EXPECT_EQ(chosen("eminem", {}), "nobody");
    EXPECT_EQ(chosen(std::string(100000, 'z'), known), "nobody");
    std::string endless;
    for (int i = 0; i < 50000; ++i)
        endless += "x - y & ";
    const auto choice = choose_artist(endless, known);
    EXPECT_FALSE(choice.index);
    EXPECT_LT(choice.why.size(), 400U); // of which no more is read
}

TEST(ArtistNames, FindsOneAmongMany)
{
    ArtistNames names;
    for (const auto* name : {"Eminem", "Enigma", "Metallica", "The Bottle Rockets", "BottleRockets", "Björk", "bjork"})
        names.add(name);
    EXPECT_EQ(names.size(), 7U);
    EXPECT_EQ(names.find("metallica").index, 2U);
    EXPECT_EQ(names.find("metalllica").index, 2U);
    EXPECT_EQ(names.find("Bottle Rockets").index, 3U);
    EXPECT_EQ(names.find("Björk").index, 5U);
    EXPECT_FALSE(names.find("Zappa").index);
}

TEST(ArtistNames, FindsNamesThatShareNoLetterWithTheText)
{
    ArtistNames names;
    for (const auto* name : {"Eminem", "宇多田ヒカル", "+/-", "PANICSMILE", "カードキャプターさくら"})
        names.add(name);
    EXPECT_EQ(names.find("Utada Hikaru").index, 1U);
    EXPECT_EQ(names.find("Plus Minus").index, 2U);
    EXPECT_EQ(names.find("Card Captor Sakura").index, 4U);
}

TEST(ArtistNames, FindsALatinNameByItsKana)
{
    ArtistNames names;
    for (const auto* name : {"Eminem", "PANICSMILE", "Panic! at the Disco"})
        names.add(name);
    EXPECT_EQ(names.find("パニック・スマイル").index, 1U);
}

TEST(ArtistNames, PrefersTheSignToTheWord)
{
    ArtistNames names;
    for (const auto* name : {"Rain and Tin", "Rain & Tin", "Oak and Ash"})
        names.add(name);
    EXPECT_EQ(names.find("rain and tin").index, 1U);
    EXPECT_EQ(names.find("Tin and Rain").index, 1U);
    EXPECT_EQ(names.find("Rain and Tin").index, 0U) << "as it stands there";
    EXPECT_EQ(names.find("oak & ash").index, 2U);
}

TEST(ArtistNames, TakesANoteForNoName)
{
    ArtistNames names;
    for (const auto* name : {"(film music)", "[various]", "(Sandy) Alex G"})
        names.add(name);
    EXPECT_FALSE(names.find("Film Music").index);
    EXPECT_FALSE(names.find("Various").index);
    EXPECT_EQ(names.find("Sandy Alex G").index, 2U);
}

}
