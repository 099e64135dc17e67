// SPDX-License-Identifier: MIT
#include "tests/adapters/cli/commands_house.hpp"

#include <gmock/gmock.h>

namespace topfive {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;
using ::testing::HasSubstr;

TEST_F(CommandsTest, GetShowsAFetchUntilItsEnd)
{
    daemon.steps = {[&] {
                        lay_out({{"Common People", PlaceState::pending}, {"Babies", PlaceState::in_library}});
                    },
                    [&] { complete(1, "Topfive/Pulp/Common People.opus"); },
                    [&] { house.memory.close(1, StoryState::done, "1 fetched, 1 in the library"); }};

    const auto end = said([&] { return get({"Pulp", "", 2, false, false}, daemon, {}); });

    EXPECT_EQ(end.status, 0);
    EXPECT_EQ(end.out, "Pulp (deezer:27), chart of deezer\n"
                       "Common People: waiting\n"
                       "Babies: in the library\n"
                       "Common People: there\n"
                       "Pulp: 1 fetched, 1 in the library\n");
    EXPECT_EQ(house.asked.at(0).count, 2U);
}

TEST_F(CommandsTest, GetAsJsonPrintsThePromisedShapeAndNothingElse)
{
    daemon.steps = {[&] {
        lay_out({{"Common People", PlaceState::pending}});
        complete(1, "Topfive/Pulp/Common People.opus");
        house.memory.close(1, StoryState::done, "1 fetched");
    }};

    const auto end = said([&] { return get({"Pulp", "", 0, false, true}, daemon, {}); });

    EXPECT_EQ(end.status, 0);
    EXPECT_EQ(json::parse(end.out),
              json::parse(R"({"artist":{"id":"deezer:27","name":"Pulp","url":"https://www.deezer.com/artist/27"},)"
                          R"("track":null,"top":[{"rank":1,"track_id":"deezer:1","title":"Common People",)"
                          R"("duration":351.5,"state":"completed","path":"Topfive/Pulp/Common People.opus",)"
                          R"("why":null}]})"));
    EXPECT_EQ(end.err, "");
}

TEST_F(CommandsTest, GetOfNobodyOrWithAFailureEndsWithOne)
{
    daemon.steps = {[&] { house.memory.close(1, StoryState::done, "nobody of that name is known"); }};
    const auto nobody = said([&] { return get({"Nobody", "", 0, false, false}, daemon, {}); });
    EXPECT_EQ(nobody.status, 1);
    EXPECT_EQ(nobody.err, "Nobody: nobody of that name is known\n");
    EXPECT_EQ(nobody.out, "");
}

TEST_F(CommandsTest, GetDoesNotWaitForHours)
{
    daemon.steps = {[&] {
        lay_out({{"Common People", PlaceState::pending}});
        house.memory.postpone(1, 2, house.clock.now() + 4h, "deezer: GET /artist/27/top: 500");
    }};
    const auto end = said([&] { return get({"Pulp", "", 0, false, false}, daemon, {}); });
    EXPECT_EQ(end.status, 1);
    EXPECT_THAT(end.err, HasSubstr("waits: deezer: GET /artist/27/top: 500"));
}

TEST_F(CommandsTest, GetEndsWhenInterrupted)
{
    std::stop_source stop;
    stop.request_stop();
    const auto end = said([&] { return get({"Pulp", "", 0, false, false}, daemon, stop.get_token()); });
    EXPECT_EQ(end.status, 1);
    EXPECT_THAT(end.err, HasSubstr("the daemon goes on"));
    daemon.running = false;
    EXPECT_THAT(said([&] {
                    return get({"Pulp", "", 0, false, false}, daemon, stop.get_token());
                }).err,
                HasSubstr("when topfive runs again"));
}

TEST_F(CommandsTest, APreviewSaysWhatWouldCome)
{
    const std::string preview =
        R"({"artist":{"id":"deezer:27","name":"Pulp","url":null},"track":null,"provider":"deezer","why":"",)"
        R"("top":[{"rank":1,"track_id":"deezer:1","title":"Babies","duration":null,"state":"pending","path":null,)"
        R"("why":"the library lacks it"},{"rank":2,"track_id":"deezer:2","title":"Sorted","duration":null,)"
        R"("state":"in_library","path":"a.flac","why":null}]})";
    const auto end = said([&] { return show_preview({"Pulp", "", 0, true, false}, preview); });
    EXPECT_EQ(end.status, 0);
    EXPECT_EQ(end.out, "Pulp (deezer:27), chart of deezer\n"
                       "  Babies: would be fetched, the library lacks it\n"
                       "  Sorted: in the library\n");
    const auto nobody = said([&] {
        return show_preview({"X\x1b[2J", "", 0, true, true}, R"({"artist":null,"track":null,"top":[],"why":"nobody"})");
    });
    EXPECT_EQ(nobody.status, 1);
    EXPECT_EQ(nobody.err, "X[2J: nobody\n");
    EXPECT_EQ(json::parse(nobody.out).at("artist"), nullptr);
}

}
}
