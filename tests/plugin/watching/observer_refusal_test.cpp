// SPDX-License-Identifier: MIT
#include "tests/plugin/watching/listening.hpp"

#include <gmock/gmock.h>

namespace topfive {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Observer, HearsNothingInAnIncompleteList)
{
    Listening room;
    room.says(0, "command_list_begin");
    room.says(0, "search artist eminem");
    room.leaves(1);
    room.says(5, "command_list_ok_begin", "2");
    room.says(5, "search artist pulp", "2");
    room.says(5.5, "command_list_end", "2");
    room.waits_until(60);
    EXPECT_THAT(room.heard, ElementsAre("7.5 artist pulp"));
}

TEST(Observer, CountsASlowListByItsLines)
{
    Listening room;
    room.says(0, "command_list_begin");
    room.says(0.5, "search artist eminem");
    room.says(9, "command_list_end");
    EXPECT_THAT(room.heard, ElementsAre("3 artist eminem"));
    EXPECT_EQ(room.observer.next_deadline(), std::nullopt);
}

TEST(Observer, WithdrawsWhatMpdRefused)
{
    Listening room;
    room.says(0, "search artist eminem");
    room.refuses(0.01);
    room.says(1, "search artist pulp");
    room.says(1.2, "status");
    room.refuses(1.3);
    room.waits_until(60);
    EXPECT_THAT(room.heard, ElementsAre("3.5 artist pulp"));
}

TEST(Observer, WithdrawsAWholeList)
{
    Listening room;
    room.says(0, "search artist abba");
    for (const auto* line : {"command_list_begin", "search Artist \"eminem\"", "search Title \"eminem\"", "play 99999",
                             "command_list_end"})
        room.says(9, line);
    room.refuses(9.1);
    room.waits_until(60);
    EXPECT_THAT(room.heard, ElementsAre("2.5 artist abba", "9 any eminem")) << "the play came before the refusal";

    Listening quiet;
    for (const auto* line :
         {"command_list_begin", "search Artist \"eminem\"", "search Title \"eminem\"", "command_list_end"})
        quiet.says(0, line);
    quiet.refuses(0.1);
    quiet.waits_until(60);
    EXPECT_THAT(quiet.heard, IsEmpty());
}

TEST(Observer, GoesBackToWhatMpdAcceptedBefore)
{
    Listening room;
    room.says(0, "search any \"guns n\"");
    room.says(1, "search any \"guns n roses\"");
    room.refuses(1.1);
    room.waits_until(60);
    EXPECT_THAT(room.heard, ElementsAre("2.5 any guns n"));
}

TEST(Observer, GivesMpdTimeToRefuseAnAdd)
{
    Observing options;
    options.refusal = std::chrono::milliseconds(500);
    Listening room(options);
    room.says(0, "findadd artist Eminem");
    room.refuses(0.1);
    room.says(1, "findadd artist Pulp");
    EXPECT_EQ(room.observer.next_deadline(), Listening::time(1.5));
    room.waits_until(2);
    EXPECT_THAT(room.heard, ElementsAre("1 add artist Pulp"));
}

}
}
