// SPDX-License-Identifier: MIT
#include "plugin/fetching/layout.hpp"
#include "tests/fakes/world.hpp"

#include <gmock/gmock.h>

namespace topfive {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

// What is heard before the chart is asked for.
struct Heard {
    int questions = 0; // that were asked by then
    Layout::Preview preview;
};

class Preview : public ::testing::Test {
protected:
    Preview()
    {
        world.charts.rank("Pulp", {"Common People", "Disco 2000"});
        world.library.add("Pulp", "Disco 2000");
    }
    Layout::Preview of(const std::string& text, const std::string& field)
    {
        SearchIntent intent;
        intent.text = text;
        intent.field = field;
        intent.kind = SearchIntent::Kind::ask;
        return world.preview(intent, [this](const Layout::Preview& soon) {
            heard.push_back({world.charts.questions, soon});
        });
    }

    World world;
    std::vector<Heard> heard;
};

TEST_F(Preview, TellsWhomATextNamesBeforeTheChartIsAskedFor)
{
    EXPECT_THAT(of("pulp", "artist").places, SizeIs(2));

    ASSERT_THAT(heard, SizeIs(1));
    EXPECT_EQ(heard[0].questions, 1);
    EXPECT_EQ(heard[0].preview.wish.artist->name, "Pulp");
    EXPECT_THAT(heard[0].preview.places, IsEmpty());
}

TEST_F(Preview, TellsOfTheSongAndWhereItStandsBeforeItsArtistIsAskedFor)
{
    EXPECT_THAT(of("disco 2000 pulp", "title").places, SizeIs(3));

    ASSERT_THAT(heard, SizeIs(2));
    EXPECT_EQ(heard[0].questions, 1);
    EXPECT_EQ(heard[0].preview.wish.artist->name, "Pulp");
    ASSERT_THAT(heard[0].preview.places, SizeIs(1));
    EXPECT_EQ(heard[0].preview.places[0].state, PlaceState::in_library);
    EXPECT_EQ(heard[1].questions, 2);
}

TEST_F(Preview, TellsOfNobodyToo)
{
    EXPECT_THAT(of("xyzzy", "artist").places, IsEmpty());

    ASSERT_THAT(heard, SizeIs(1));
    EXPECT_FALSE(heard[0].preview.wish.artist);
}

}
}
