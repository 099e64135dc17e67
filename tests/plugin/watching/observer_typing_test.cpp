// SPDX-License-Identifier: MIT
#include "tests/plugin/watching/listening.hpp"

#include <gmock/gmock.h>

namespace topfive {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(ObserverOfTyping, TakesABurstOfTypingAsOneSearch)
{
    Listening room;
    room.types(0, 0.3, "eminem", "search any \"{}\"");
    room.waits_until(60);
    EXPECT_THAT(room.heard, ElementsAre("4 any eminem"));
}

TEST(ObserverOfTyping, TakesDeletionsAndCorrectionsAsTyping)
{
    Listening room;
    for (double at = 0; const auto* text : {"emi", "emin", "emimen", "emine", "eminem", "eminen", "eminem"})
        room.says(at += 0.7, fmt::format("search any \"{}\"", text));
    room.waits_until(60);
    EXPECT_THAT(room.heard, ElementsAre("7.4 any eminem"));
}

TEST(ObserverOfTyping, ForgetsWhatWasTypedAndDeletedAgain)
{
    Listening room;
    for (double at = 0; const auto* text : {"emi", "em", "e", ""})
        room.says(at += 0.5, fmt::format("search any \"{}\"", text));
    room.waits_until(60);
    EXPECT_THAT(room.heard, IsEmpty());
}

TEST(ObserverOfTyping, TakesWordsPutInFrontAsTyping)
{
    Listening room;
    for (double at = 0; const auto* text : {"stan", "e stan", "emin stan", "eminem stan"})
        room.says(at += 0.5, fmt::format("search any \"{}\"", text));
    room.waits_until(60);
    EXPECT_THAT(room.heard, ElementsAre("4.5 any eminem stan"));
}

TEST(ObserverOfTyping, FollowsANameThatFoldsOtherwiseWhileItGrows)
{
    Listening room;
    room.types(0, 0.2, "guns n' roses", "search artist \"{}\"");
    room.waits_until(60);
    EXPECT_THAT(room.heard, ElementsAre("4.9 artist guns n' roses"));
}

TEST(ObserverOfTyping, KeepsTwoSearchesApartHoweverQuickly)
{
    Listening room;
    room.says(0, "search artist eminem");
    room.says(0.1, "search artist pulp");
    room.waits_until(60);
    EXPECT_THAT(room.heard, ElementsAre("2.5 artist eminem", "2.6 artist pulp"));
}

TEST(ObserverOfTyping, DropsTheBlanksAroundAText)
{
    Listening room;
    room.says(0, "search any \"  daft punk \"");
    room.says(9, "search any \"  em  \"");
    for (double at = 20; const auto* text : {"blur", "blur ", "blur s"})
        room.says(at += 2, fmt::format("search any \"{}\"", text));
    room.waits_until(99);
    EXPECT_THAT(room.heard, ElementsAre("2.5 any daft punk", "28.5 any blur s")) << "a blank is typing, too";
}

}
}
