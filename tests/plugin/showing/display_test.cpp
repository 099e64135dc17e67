// SPDX-License-Identifier: MIT
#include "plugin/showing/chart_display.hpp"
#include "plugin/showing/recent_display.hpp"

#include "tests/fakes/fake_display.hpp"
#include "tests/fakes/world.hpp"

#include <gmock/gmock.h>

namespace topfive {

namespace {

using testing::AllOf, testing::Contains, testing::ElementsAre, testing::HasSubstr, testing::IsEmpty, testing::Not,
    testing::Pair, testing::SizeIs, testing::UnorderedElementsAre;

class Showing : public testing::Test {
protected:
    Showing() { world.charts.rank("Pulp", {"Common People", "Disco 2000", "Babies"}); }

    void show()
    {
        for (const auto& artist : world.history.told_since(0).artists)
            charts.show(artist);
        recent.show();
    }
    StoryId search()
    {
        const auto story = world.search("Pulp");
        show();
        return story;
    }
    std::vector<std::string> notes(StoryId id)
    {
        std::vector<std::string> found;
        const auto story = world.history.story(id);
        for (const auto& line : story->lines)
            if (line.kind == "note")
                found.push_back(line.text);
        return found;
    }
    static std::pair<std::string, std::string> rank(const std::string& path) { return {path, "topfive_rank"}; }

    World world;
    FakePlaylists mpd;
    FakeStickers stickers;
    FakeDisplayMemory shown;
    KeptPlaylist kept{mpd, shown};
    ChartDisplay charts{{"Top 5 - {artist}", 3}, world.history, world.library, kept, stickers, shown, world.log};
    RecentDisplay recent{"Just in", world.history, world.library, kept, stickers, shown, world.log};
};

TEST_F(Showing, PutsOwnedAndFetchedSongsInRankOrder)
{
    world.library.add("Pulp", "Disco 2000");
    search();
    EXPECT_THAT(mpd.all["Top 5 - Pulp"],
                ElementsAre("Topfive/Pulp/Common People.opus", "Pulp/Disco 2000.flac", "Topfive/Pulp/Babies.opus"));
    EXPECT_THAT(stickers.all, AllOf(Contains(Pair(rank("Pulp/Disco 2000.flac"), "2")),
                                    Contains(Pair(rank("Topfive/Pulp/Babies.opus"), "3"))));
    EXPECT_THAT(mpd.all["Just in"],
                UnorderedElementsAre("Topfive/Pulp/Common People.opus", "Topfive/Pulp/Babies.opus"));
    EXPECT_TRUE(stickers.all.contains({"Topfive/Pulp/Babies.opus", "topfive_source"}));
    EXPECT_FALSE(stickers.all.contains({"Pulp/Disco 2000.flac", "topfive_source"}));
}

TEST_F(Showing, LeavesOutWhatIsMissingUntilItArrives)
{
    world.library.in_the_way = "the disk is full";
    search();
    EXPECT_THAT(mpd.all, IsEmpty());
    world.library.in_the_way.reset();
    world.pass(std::chrono::minutes(2));
    show();
    EXPECT_THAT(mpd.all["Top 5 - Pulp"], SizeIs(3));
}

TEST_F(Showing, TakesAwayWhatWasTakenOut)
{
    search();
    const auto row = world.history.download_at("Topfive/Pulp/Disco 2000.opus");
    world.history.remove(row->id, "taken out by a person (undo)");
    world.library.paths.erase(row->path);
    show();
    EXPECT_THAT(mpd.all["Top 5 - Pulp"], ElementsAre("Topfive/Pulp/Common People.opus", "Topfive/Pulp/Babies.opus"));
    EXPECT_THAT(mpd.all["Just in"], SizeIs(2));
    EXPECT_FALSE(stickers.all.contains(rank("Topfive/Pulp/Disco 2000.opus")));
}

TEST_F(Showing, FollowsANewerChart)
{
    search();
    auto newer = world.history.last_chart("fake:1", 3)->places;
    std::ranges::rotate(newer, newer.begin() + 2); // Babies is the first now
    for (int rank = 0; auto& place : newer)
        place.rank = ++rank;
    const auto later = world.history.open({});
    world.history.name_story(later, Artist{"fake:1", "PULP", "", 0, {}, ""}, {});
    world.history.set_chart(later, "fake");
    world.history.set_places(later, newer);
    show();
    EXPECT_FALSE(mpd.all.contains("Top 5 - Pulp")) << "they are spelt otherwise now";
    EXPECT_EQ(mpd.all["Top 5 - PULP"].front(), "Topfive/Pulp/Babies.opus");
    EXPECT_EQ(stickers.all[rank("Topfive/Pulp/Babies.opus")], "1");
    EXPECT_EQ(stickers.all[rank("Topfive/Pulp/Disco 2000.opus")], "3");
}

TEST_F(Showing, GivesASongOfTwoChartsItsBetterRank)
{
    search();
    shown.by_chart["nadia velour"] = {{"Topfive/Pulp/Babies.opus", 1}};
    shown.by_chart["pulp"].clear();
    show();
    EXPECT_EQ(stickers.all[rank("Topfive/Pulp/Babies.opus")], "1");
}

TEST_F(Showing, DoesWithoutStickersAndPutsThemLater)
{
    stickers.there = false;
    search();
    EXPECT_THAT(stickers.all, IsEmpty());
    stickers.there = true;
    show();
    EXPECT_THAT(stickers.all, SizeIs(6));
}

TEST_F(Showing, TriesStickersAgainThatCouldNotBePut)
{
    stickers.away = true;
    EXPECT_THROW(search(), Unavailable);
    stickers.away = false;
    show();
    EXPECT_THAT(stickers.all, SizeIs(6));
}

TEST_F(Showing, TellsOnceWhatMpdRefusesAndFailsNothing)
{
    mpd.refusal = "mpd: Stored playlists are disabled";
    const auto story = search();
    show();
    EXPECT_THAT(world.states(story), ElementsAre("completed", "completed", "completed"));
    EXPECT_THAT(notes(story), Contains(HasSubstr("the chart is not shown in MPD: mpd: Stored playlists")).Times(1));
    EXPECT_THAT(world.log.messages, Contains(HasSubstr("the chart is not shown")).Times(1));
}

TEST_F(Showing, KeepsTheWholeChartWhenFewerPlacesAreAskedFor)
{
    search();
    SearchIntent one;
    one.text = "Pulp";
    one.field = "artist";
    one.kind = SearchIntent::Kind::ask;
    one.count = 1;
    one.at = world.clock.now();
    world.intake.take(one);
    world.work();
    show();
    EXPECT_THAT(mpd.all["Top 5 - Pulp"], SizeIs(3));
}

TEST_F(Showing, NamesWhoseStoriesGotALineSince)
{
    const auto start = world.history.told_since(0);
    EXPECT_THAT(start.artists, IsEmpty());
    search();
    const auto then = world.history.told_since(start.last);
    EXPECT_THAT(then.artists, SizeIs(1));
    EXPECT_THAT(world.history.told_since(then.last).artists, IsEmpty());
    EXPECT_THAT(world.history.told_since(0).artists, SizeIs(1));
}

}

}
