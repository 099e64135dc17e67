// SPDX-License-Identifier: MIT
#include "adapters/mpd/channel_message.hpp"
#include <gtest/gtest.h>

using namespace topfive;
using Kind = ChannelMessage::Kind;

TEST(ChannelMessage, IsAnArtistsName)
{
    EXPECT_EQ(read_message("Eminem").kind, Kind::get);
    EXPECT_EQ(read_message("Eminem").artist, "Eminem");
    EXPECT_EQ(read_message("  Кино \n").artist, "Кино");
    EXPECT_EQ(read_message("!!!").artist, "!!!");
}

TEST(ChannelMessage, AsksForAnArtistOrASong)
{
    EXPECT_EQ(read_message("get Eminem").artist, "Eminem");
    EXPECT_EQ(read_message("get Eminem").title, "");
    EXPECT_EQ(read_message("GET Eminem - Stan").artist, "Eminem");
    EXPECT_EQ(read_message("get Eminem - Stan").title, "Stan");
}

TEST(ChannelMessage, PartsAtTheFirstDash)
{
    const auto message = read_message("get A-ha - Take On Me - 2010 Version");
    EXPECT_EQ(message.artist, "A-ha");
    EXPECT_EQ(message.title, "Take On Me - 2010 Version");
}

TEST(ChannelMessage, KnowsItsWords)
{
    EXPECT_EQ(read_message("status").kind, Kind::status);
    EXPECT_EQ(read_message("Status ").kind, Kind::status);
    EXPECT_EQ(read_message("help").kind, Kind::help);
    EXPECT_EQ(read_message("get Status").artist, "Status");
    EXPECT_EQ(read_message("Get").artist, "Get");
    EXPECT_EQ(read_message("Status Quo").artist, "Status Quo");
}

TEST(ChannelMessage, TakesNothingHostile)
{
    EXPECT_EQ(read_message("").kind, Kind::help);
    EXPECT_EQ(read_message(std::string(8000, 'x')).kind, Kind::help);
    EXPECT_EQ(read_message("Emi\x1bnem").kind, Kind::help);
    EXPECT_EQ(read_message("Emi\nnem").kind, Kind::help);
    EXPECT_EQ(read_message("Bj\xf6rk").kind, Kind::help); // Latin-1
    EXPECT_EQ(read_message("cut \xe3\x81").kind, Kind::help);
    EXPECT_EQ(read_message("get  - Stan").kind, Kind::help);
    EXPECT_EQ(read_message(std::string("a\0b", 3)).kind, Kind::help);
}

TEST(ChannelMessage, LeavesNamesThatLookLikeCommandsAlone)
{
    EXPECT_EQ(read_message("--exec touch x").artist, "--exec touch x");
    EXPECT_EQ(read_message("get ../../etc/passwd").artist, "../../etc/passwd");
}

TEST(ChannelMessage, AnswersInOneLine)
{
    EXPECT_EQ(one_message(" 3 of 5\r\n fetched\t "), "3 of 5   fetched");
    EXPECT_EQ(one_message("Bj\xf6rk"), "Bj?rk");
    EXPECT_EQ(one_message(std::string(499, 'x') + "é"), std::string(499, 'x'));
}
