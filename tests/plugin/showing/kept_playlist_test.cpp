// SPDX-License-Identifier: MIT
#include "plugin/showing/kept_playlist.hpp"

#include "tests/fakes/fake_display.hpp"

#include <gmock/gmock.h>

namespace topfive {

namespace {

using testing::ElementsAre, testing::Eq, testing::HasSubstr, testing::IsEmpty, testing::Optional;

class KeptPlaylistTest : public testing::Test {
protected:
    std::optional<std::string> show(const std::vector<std::string>& paths, const std::string& name = "Top 5 - Pulp",
                                    const std::string& of = "pulp")
    {
        return kept.show(of, name, paths);
    }
    FakePlaylists mpd;
    FakeDisplayMemory shown;
    KeptPlaylist kept{mpd, shown};
};

TEST_F(KeptPlaylistTest, FollowsAndIsWrittenOnlyWhenItDiffers)
{
    EXPECT_FALSE(show({"a.opus"}));
    EXPECT_FALSE(show({"a.opus"}));
    EXPECT_EQ(mpd.writes, 1);
    EXPECT_FALSE(show({"b.opus", "a.opus"}));
    EXPECT_THAT(mpd.all["Top 5 - Pulp"], ElementsAre("b.opus", "a.opus"));
    EXPECT_FALSE(show({}));
    EXPECT_THAT(mpd.all, IsEmpty());
    EXPECT_THAT(shown.playlists, IsEmpty());
}

TEST_F(KeptPlaylistTest, WithoutSongsIsNotMade)
{
    EXPECT_FALSE(show({}));
    EXPECT_THAT(mpd.all, IsEmpty());
}

TEST_F(KeptPlaylistTest, LeavesAPersonsOwnOfThatNameAndSaysSoOnce)
{
    mpd.all["Top 5 - Pulp"] = {"mine.flac"};
    EXPECT_THAT(show({"a.opus"}), Optional(HasSubstr("somebody's own")));
    EXPECT_FALSE(show({"a.opus", "b.opus"}));
    EXPECT_FALSE(show({}));
    EXPECT_THAT(mpd.all["Top 5 - Pulp"], ElementsAre("mine.flac"));
    mpd.all.clear(); // the person gives the name away
    EXPECT_FALSE(show({"a.opus", "b.opus"}));
    EXPECT_THAT(mpd.all["Top 5 - Pulp"], ElementsAre("a.opus", "b.opus"));
}

TEST_F(KeptPlaylistTest, ThatSomebodyChangedIsTheirs)
{
    show({"a.opus"});
    mpd.all["Top 5 - Pulp"].push_back("my favourite.flac");
    EXPECT_TRUE(show({"b.opus"}));
    EXPECT_THAT(mpd.all["Top 5 - Pulp"], ElementsAre("a.opus", "my favourite.flac"));
}

TEST_F(KeptPlaylistTest, ThatSomebodyRemovedComesBackWhenItWouldHoldSomethingElse)
{
    show({"a.opus"});
    mpd.all.clear();
    show({"a.opus"});
    EXPECT_THAT(mpd.all, IsEmpty());
    show({"a.opus", "b.opus"});
    EXPECT_THAT(mpd.all["Top 5 - Pulp"], ElementsAre("a.opus", "b.opus"));
}

TEST_F(KeptPlaylistTest, UnderAnotherNameLeavesNoOldOne)
{
    show({"a.opus"});
    show({"a.opus"}, "Best of Pulp");
    EXPECT_THAT(mpd.all, ElementsAre(testing::Pair("Best of Pulp", ElementsAre("a.opus"))));
    mpd.all["Best of Pulp"].emplace_back("mine.flac");
    show({"a.opus"}, "Top 5 - Pulp");
    EXPECT_TRUE(mpd.all.contains("Best of Pulp")) << "by now it is a person's";
}

TEST_F(KeptPlaylistTest, OfTwoChartsWithOneNameTheFirstKeepsIt)
{
    show({"a.opus"}, "Top 5 - AC-DC", "ac dc");
    EXPECT_TRUE(show({"b.opus"}, "Top 5 - AC-DC", "acdc tribute"));
    EXPECT_THAT(mpd.all["Top 5 - AC-DC"], ElementsAre("a.opus"));
}

TEST_F(KeptPlaylistTest, IsStillOursWhenTheEndFellBetweenWritingAndRemembering)
{
    show({"a.opus"});
    mpd.die_after_writing = true;
    EXPECT_THROW(show({"b.opus"}), Unavailable);
    mpd.die_after_writing = false;
    EXPECT_FALSE(show({"b.opus"}));
    EXPECT_FALSE(show({"c.opus"}));
    EXPECT_THAT(mpd.all["Top 5 - Pulp"], ElementsAre("c.opus"));
}

TEST_F(KeptPlaylistTest, TakesInLaterWhatMpdDidNotListYet)
{
    mpd.unknown = {"b.opus"};
    show({"a.opus", "b.opus"});
    EXPECT_THAT(mpd.all["Top 5 - Pulp"], ElementsAre("a.opus"));
    mpd.unknown.clear();
    EXPECT_FALSE(show({"a.opus", "b.opus"}));
    EXPECT_THAT(mpd.all["Top 5 - Pulp"], ElementsAre("a.opus", "b.opus"));
}

}

}
