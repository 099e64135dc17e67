// SPDX-License-Identifier: MIT
#include "tests/fakes/world.hpp"

#include <future>
#include <gmock/gmock.h>

namespace topfive {
namespace {

using namespace std::chrono_literals;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::SizeIs;

TEST(SideBySide, SearchesForAllTogether)
{
    World world;
    world.charts.rank("Pulp", {"Common People", "Disco 2000", "Babies", "Sorted", "Help the Aged"});

    world.search("Pulp");

    EXPECT_THAT(world.shelf.songs, SizeIs(5));
    EXPECT_EQ(world.shelf.songs.front(), "Topfive/Pulp/Common People.opus");
    EXPECT_EQ(world.source.searches, 1);
    EXPECT_EQ(world.source.rounds, 1);
    EXPECT_THAT(world.library.ended, testing::Contains(world.library.updated.back()));
}

TEST(SideBySide, DownloadsTheFirstWhileASlowSearchGoesOn)
{
    World world;
    world.charts.rank("Pulp", {"Common People", "Disco 2000", "Babies"});
    std::promise<void> downloads;
    auto seen = std::future_status::timeout;
    world.source.before_search = [&, begun = downloads.get_future().share()] {
        if (world.source.searched.size() == 1)
            seen = begun.wait_for(60s);
    };
    world.source.meanwhile = [&] {
        if (world.source.fetched.empty())
            downloads.set_value();
    };

    world.search("Pulp");

    EXPECT_EQ(seen, std::future_status::ready);
    EXPECT_EQ(world.source.rounds, 2);
    EXPECT_THAT(world.shelf.songs, SizeIs(3));
    EXPECT_EQ(world.shelf.songs.front(), "Topfive/Pulp/Common People.opus");
}

TEST(SideBySide, VerifiesTheFirstWhileTheNextDownloads)
{
    World world;
    world.charts.rank("Pulp", {"Common People", "Disco 2000"});
    std::promise<void> next_downloads;
    auto seen = std::future_status::timeout;
    world.source.meanwhile = [&] {
        if (world.source.fetched.size() == 1)
            next_downloads.set_value();
    };
    world.listener.while_listening = [&, next = next_downloads.get_future().share()](const std::string& id) {
        if (id == "vfake:1-1") // the first
            seen = next.wait_for(60s);
    };

    world.search("Pulp");

    EXPECT_EQ(seen, std::future_status::ready);
    EXPECT_THAT(world.shelf.songs, ElementsAre("Topfive/Pulp/Common People.opus", "Topfive/Pulp/Disco 2000.opus"));
}

TEST(SideBySide, VerifiesTwoSideBySideAndPlacesThemInTheirOrder)
{
    World world;
    world.charts.rank("Pulp", {"Common People", "Disco 2000"});
    std::promise<void> second_heard;
    auto seen = std::future_status::timeout;
    world.listener.while_listening = [&, second = second_heard.get_future().share()](const std::string& id) {
        if (id == "vfake:1-1")
            seen = second.wait_for(60s);
        else
            second_heard.set_value();
    };

    world.search("Pulp");

    EXPECT_EQ(seen, std::future_status::ready);
    EXPECT_THAT(world.shelf.songs, ElementsAre("Topfive/Pulp/Common People.opus", "Topfive/Pulp/Disco 2000.opus"));
}

}
}
