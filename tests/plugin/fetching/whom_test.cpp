// SPDX-License-Identifier: MIT
#include "plugin/fetching/whom.hpp"
#include "tests/fakes/fake_library.hpp"

#include <gmock/gmock.h>
#include <map>

namespace topfive {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::SizeIs;

// Lists as a service gives them, whatever is asked.
class Lists : public Catalog, public Charts {
public:
    std::vector<Artist> artists(std::string_view, std::stop_token) override { return known; }
    std::vector<Recording> songs(std::string_view, std::string_view, std::stop_token) override { return found; }
    Chart top(const Artist& artist, std::size_t, std::stop_token) override
    {
        asked_for.push_back(artist.id);
        return {"deezer", charts[artist.id]};
    }
    Recording complete(Recording recording, std::stop_token) override { return recording; }

    std::vector<Artist> known;
    std::vector<Recording> found;
    std::map<std::string, std::vector<Recording>> charts;
    std::vector<std::string> asked_for;
};

Artist artist(std::string id, std::string name, std::uint64_t fans)
{
    Artist one;
    one.id = "deezer:" + id;
    one.name = std::move(name);
    one.following = fans;
    return one;
}

Recording song(std::string title, std::string by)
{
    Recording one;
    one.id = "deezer:" + title + "/" + by;
    one.title = std::move(title);
    one.artists = {std::move(by)};
    return one;
}

struct Asked {
    Lists lists;
    FakeLibrary library;

    Wish ask(const std::string& text, const std::string& field = "artist")
    {
        SearchIntent intent;
        intent.text = text;
        intent.field = field;
        return Whom(lists, lists, library).of(intent, {});
    }
    std::string name(const std::string& text)
    {
        const auto wish = ask(text);
        return wish.artist ? wish.artist->id : "nobody: " + wish.why;
    }
};

// What Deezer lists for a famous name: the artist, doubles that somebody uploaded, and those who live off them.
std::vector<Artist> around(const std::string& name)
{
    return {artist("1", "Tribute to " + name, 40'000),  artist("2", name, 9'000'000),
            artist("3", name + " Karaoke Band", 1'500), artist("4", name, 12),
            artist("5", "Made Famous By " + name, 300), artist("6", "The " + name + " Experience Tribute Band", 900)};
}

TEST(Whom, IsTheArtistThemselvesHoweverTheirNameIsTyped)
{
    const std::vector<std::pair<std::string, std::string>> typed{{"metallica", "Metallica"},
                                                                 {"Beyonce", "Beyoncé"},
                                                                 {"acdc", "AC/DC"},
                                                                 {"ac dc", "AC/DC"},
                                                                 {"guns and roses", "Guns N' Roses"},
                                                                 {"beatles", "The Beatles"},
                                                                 {"the beatles", "The Beatles"},
                                                                 {"sigur ros", "Sigur Rós"},
                                                                 {"ke$ha", "Ke$ha"},
                                                                 {"kesha", "Ke$ha"},
                                                                 {"!!!", "!!!"},
                                                                 {"u2", "U2"},
                                                                 {"aha", "a-ha"},
                                                                 {"a-ha", "a-ha"},
                                                                 {"prince", "Prince"}};
    for (const auto& [text, name] : typed) {
        Asked asked;
        asked.lists.known = around(name);
        EXPECT_EQ(asked.name(text), "deezer:2") << text;
    }
}

TEST(Whom, KnowsAnArtistByAnAlias)
{
    Asked asked;
    asked.lists.known = {artist("7", "Kino Kosmos", 400), artist("8", "Кино", 700'000)};
    asked.lists.known[1].aliases = {"Kino"};

    EXPECT_EQ(asked.name("kino"), "deezer:8");
    EXPECT_EQ(asked.name("Кино"), "deezer:8");
}

TEST(Whom, IsNobodyWhereOnlyTributesBearTheName)
{
    Asked asked;
    asked.lists.known = {artist("1", "Tribute to Metallica", 40'000), artist("3", "Metallica Karaoke Band", 1'500),
                         artist("5", "Made Famous By Metallica", 300)};

    EXPECT_FALSE(asked.ask("metallica").artist);
    EXPECT_FALSE(asked.ask("metallica", "any").artist);
}

TEST(Whom, IsByFarTheMostPopularOfSeveralOfOneName)
{
    Asked asked;
    asked.lists.known = {artist("1", "Nirvana", 3'000), artist("2", "Nirvana", 8'000'000)};

    EXPECT_EQ(asked.name("nirvana"), "deezer:2");
    EXPECT_THAT(asked.lists.asked_for, IsEmpty());
}

TEST(Whom, TellsTheChoicesWhenTwoAreAboutAsPopular)
{
    Asked asked;
    asked.lists.known = {artist("1", "Genesis", 30'000), artist("2", "Genesis", 20'000)};

    const auto wish = asked.ask("genesis");

    EXPECT_FALSE(wish.artist);
    EXPECT_THAT(wish.choices, ElementsAre(Pair("deezer:1", "Genesis, 30000 followers"),
                                          Pair("deezer:2", "Genesis, 20000 followers")));
    EXPECT_THAT(asked.lists.asked_for, IsEmpty());
}

struct TwoNirvanas : Asked {
    TwoNirvanas()
    {
        lists.known = {artist("1", "Nirvana", 8'000'000), artist("2", "Nirvana", 3'000)};
        lists.charts["deezer:1"] = {song("Smells Like Teen Spirit", "Nirvana"), song("Lithium", "Nirvana")};
        lists.charts["deezer:2"] = {song("Rainbow Chaser", "Nirvana"), song("Tiny Goddess", "Nirvana")};
    }
};

TEST(Whom, IsTheNamesakeWhoseSongsTheLibraryHas)
{
    TwoNirvanas asked;
    asked.library.add("Nirvana", "Rainbow Chaser");

    EXPECT_EQ(asked.name("nirvana"), "deezer:2");
    EXPECT_THAT(asked.ask("nirvana").why, HasSubstr("whose songs the library has"));
    EXPECT_EQ(asked.ask("nirvana", "any").artist->id, "deezer:2");
}

TEST(Whom, IsThePopularOneWhenTheLibraryHasThatOne)
{
    TwoNirvanas asked;
    asked.library.add("Nirvana", "Lithium");
    asked.library.add("Nirvana", "Rainbow Chaser");

    EXPECT_EQ(asked.name("nirvana"), "deezer:1");
}

TEST(Whom, IsThePopularOneWhenTheLibraryTellsNothing)
{
    TwoNirvanas asked;
    asked.library.add("Nirvana", "A Song in No Chart");

    EXPECT_EQ(asked.name("nirvana"), "deezer:1");
}

TEST(Whom, IsNoLongerInDoubtWithTheLibrary)
{
    TwoNirvanas asked;
    asked.lists.known[1].following = 7'000'000;
    EXPECT_FALSE(asked.ask("nirvana").artist);

    asked.library.add("Nirvana", "Tiny Goddess");

    EXPECT_EQ(asked.name("nirvana"), "deezer:2");
}

// What services list for a bare title.
std::vector<Recording> hellos()
{
    std::vector<Recording> list{
        song("Hello (Karaoke Version)", "Karaoke Hits Band"), song("Hello", "Karaoke Hits Band"),
        song("Hello (Live at the Royal Albert Hall)", "Adele"), song("Hello", "Adele"), song("Hello", "Lionel Richie")};
    for (int i = 0; i < 20; ++i)
        list.push_back(song("Hello", "Artist Number " + std::to_string(i)));
    return list;
}

TEST(Whom, TakesThePopularOneForATitleThatManyShare)
{
    Asked asked;
    asked.lists.found = hellos();

    const auto wish = asked.ask("hello", "title");

    ASSERT_TRUE(wish.track);
    EXPECT_EQ(wish.track->id, "deezer:Hello/Adele");
    EXPECT_THAT(wish.why, HasSubstr("22 artists have a song of that title"));
}

TEST(Whom, IsInDoubtAboutASharedTitleInASearchOverEverything)
{
    Asked asked;
    asked.lists.found = hellos();

    const auto wish = asked.ask("hello", "any");

    EXPECT_FALSE(wish.artist);
    EXPECT_THAT(wish.choices, SizeIs(5));
    EXPECT_EQ(wish.choices.front(), std::pair(std::string("deezer:Hello/Adele"), std::string("“Hello” by Adele")));
}

TEST(Whom, KnowsASongByTitleAndArtistInEitherOrder)
{
    Asked asked;
    asked.lists.found = {song("Stan", "Eminem Tribute Band"), song("Stan (feat. Dido) (Live)", "Eminem"),
                         song("Stan (feat. Dido)", "Eminem"), song("Stan", "Boyinaband")};

    for (const char* text : {"stan eminem", "eminem stan", "Eminem - Stan"})
        for (const char* field : {"any", "title"}) {
            const auto wish = asked.ask(text, field);
            ASSERT_TRUE(wish.track) << text;
            EXPECT_EQ(wish.track->title, "Stan (feat. Dido)") << text;
            EXPECT_EQ(wish.artist->name, "Eminem");
        }
}

TEST(Whom, ForgivesATypingErrorInATitle)
{
    Asked asked;
    asked.lists.found = {song("Bohemian Rhapsody (Karaoke Version)", "Sing Karaoke"),
                         song("Bohemian Rhapsody (Live Aid)", "Queen"),
                         song("Bohemian Rhapsody (Remastered 2011)", "Queen")};

    EXPECT_EQ(asked.ask("bohemian rapsody", "title").track->title, "Bohemian Rhapsody (Remastered 2011)");
    EXPECT_EQ(asked.ask("bohemian rapsody", "any").track->title, "Bohemian Rhapsody (Remastered 2011)");
}

}
}
