// SPDX-License-Identifier: MIT
#include "tests/adapters/store/store_world.hpp"

#include <gmock/gmock.h>

namespace topfive {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;

TEST(Stories, TellOfASharedRecordingByTheirOwnChartsId)
{
    RememberedWorld world;
    const auto row = world.history().claim(song("deezer:50105", "Salt & Sugar"), eminem(), false, "");
    const auto id = world.history().open(search("nadia velour"));
    world.history().set_places(id, {{1, song("itunes:7", "Salt & Sugar"), PlaceState::pending, "", "", row.id}});

    StoryLine line;
    line.kind = "fetch";
    world.history().tell_download(row.id, line);

    EXPECT_EQ(world.history().story(id)->lines.back().track_id, "itunes:7");
    EXPECT_EQ(world.history().stories_about("velour", 1).front().lines.back().track_id, "itunes:7");
}

TEST(Stories, AllHearOfADownloadThatTheyShare)
{
    RememberedWorld world;
    const auto first = world.fetch({song("deezer:1", "Stan")});
    const auto second = world.fetch({song("deezer:1", "Stan"), song("deezer:2", "Without Me")});
    const auto stranger = world.fetch({song("deezer:3", "Mockingbird")});

    world.history().tell_download(world.history().find(song("deezer:1", "Stan"))->id,
                                  {{}, "placed", 0, "", "stands", {}});

    EXPECT_THAT(world.history().story(first)->lines, ElementsAre(Field(&StoryLine::track_id, "deezer:1")));
    EXPECT_THAT(world.history().story(second)->lines, ElementsAre(Field(&StoryLine::text, "stands")));
    EXPECT_THAT(world.history().story(stranger)->lines, IsEmpty());
}

TEST(Stories, HearOfADownloadWithoutAPlaceInTheLastOne)
{
    RememberedWorld world;
    world.fetch({});
    const auto last = world.fetch({});
    const auto row = world.history().claim(song("deezer:1", "Stan"), eminem(), false, "");

    world.history().tell_download(row.id, {{}, "note", 0, "", "alone", {}});

    EXPECT_THAT(world.history().story(last)->lines, ElementsAre(Field(&StoryLine::download, row.id)));
}

}
}
