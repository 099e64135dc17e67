// SPDX-License-Identifier: MIT
#include "adapters/front/conversation.hpp"
#include "plugin/watching/gesture.hpp"
#include <gmock/gmock.h>
#include <string>
#include <vector>

namespace topfive {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class ConversationTest : public testing::Test, public Conversation::Listener {
protected:
    void heard(std::string_view line) override { heard_.emplace_back(line); }

    std::string request(std::string bytes)
    {
        conversation_.request(bytes, *this);
        return bytes;
    }
    bool complete(std::string_view bytes) { return conversation_.answer(bytes).complete; }
    bool refused(std::string_view bytes) { return conversation_.answer(bytes).refused; }

    void greet() { conversation_.answer("OK MPD 0.23.5\n"); }

    Conversation conversation_;
    std::vector<std::string> heard_;
};

TEST_F(ConversationTest, HearsWhatCouldBeASearchAndNothingElse)
{
    request("status\nsearch artist eminem\nplaylistinfo\ncurrentsong\nlist album artist Pulp\r\nidle\nnoidle\n");

    EXPECT_THAT(heard_, ElementsAre("search artist eminem", "list album artist Pulp"));
}

TEST_F(ConversationTest, HearsAllThatTheObserverUnderstands)
{
    const std::vector<std::string> lines = {"search artist x",
                                            "searchcount artist x",
                                            "find artist x",
                                            "list album artist x",
                                            "searchadd artist x",
                                            "findadd artist x",
                                            "searchaddpl l any x",
                                            "add a/b.mp3",
                                            "addid a/b.mp3",
                                            "playlistadd l a/b.mp3",
                                            "play 1",
                                            "playid 1",
                                            "lsinfo a",
                                            "listall",
                                            "listallinfo",
                                            "rm l",
                                            "playlistclear l"};
    for (const auto& line : lines) {
        EXPECT_NE(gesture_of(line).kind, Gesture::Kind::nothing) << line;
        request(line + "\n");
    }

    EXPECT_EQ(heard_, lines);
}

TEST_F(ConversationTest, TellsOfACommandListOnlyWhenSomethingInItMatters)
{
    request("command_list_begin\nstatus\ncurrentsong\ncommand_list_end\n");
    request("command_list_ok_begin\ntagtypes clear\nsearch any pulp\nping\ncommand_list_end\n");

    EXPECT_THAT(heard_, ElementsAre("command_list_begin", "search any pulp", "command_list_end"));
}

TEST_F(ConversationTest, TellsWhatSaysSomethingInAnswerToAnEvent)
{
    request("idle player\nstatus\nadd a\nadd b\nidle player\nadd c\nidle\nnoidle\nsearch any pulp\nidle\n");
    request("command_list_begin\nadd d\ncommand_list_end\n");

    EXPECT_THAT(heard_, ElementsAre("idle", "add a", "add b", "add c", "noidle", "search any pulp", "idle",
                                    "command_list_begin", "add d", "command_list_end"));
}

TEST_F(ConversationTest, PutsALineTogetherHoweverItComes)
{
    for (const char byte : std::string("ping\nsearch title \"common people\"\nstatus\nadd x\n"))
        request(std::string(1, byte));

    EXPECT_THAT(heard_, ElementsAre("search title \"common people\"", "add x"));
}

TEST_F(ConversationTest, WipesAPasswordInWhateverPiecesItComes)
{
    EXPECT_EQ(request("ping\npassword hunter2\nstatus\n"), "ping\n" + std::string(16, '\0') + "\nstatus\n");
    request("passw");
    EXPECT_EQ(request("ord hun").find("hun"), std::string::npos);
    EXPECT_EQ(request("ter2\n").find("ter2"), std::string::npos);
    request("find artist Pulp\n");

    EXPECT_THAT(heard_, ElementsAre("find artist Pulp"));
}

TEST_F(ConversationTest, TakesALineThatMpdWouldNotTakeForNoCommand)
{
    request("search any " + std::string(9000, 'x') + "\n");
    request("search any " + std::string(5000, 'y'));
    request(std::string(5000, 'y'));
    request("\nsearch any z\n");

    EXPECT_THAT(heard_, ElementsAre("search any z"));
}

TEST_F(ConversationTest, SeesARefusedSearch)
{
    greet();
    request("search artist \"(bad\n");
    EXPECT_TRUE(refused("ACK [5@0] {search} Invalid unquoted character\n"));
    request("search artist pulp\n");
    EXPECT_FALSE(refused("file: a.mp3\nOK\n"));
    request("status\n");
    EXPECT_FALSE(refused("ACK [4@0] {status} you don't have permission for \"status\"\n"));
}

TEST_F(ConversationTest, SeesInACommandListWhatWasRefused)
{
    greet();
    request("command_list_begin\nstringnormalization enable\nsearch any pulp\ncommand_list_end\n");
    EXPECT_TRUE(refused("ACK [5@0] {} unknown command \"stringnormalization\"\n"));
    request("command_list_ok_begin\nping\nsearch any pulp\nplay 99999\ncommand_list_end\n");
    EXPECT_FALSE(refused("list_OK\nfile: a.mp3\nlist_OK\nACK [2@2] {play} Bad song index\n"));
    request("command_list_ok_begin\nping\nsearch any (bad\ncommand_list_end\n");
    EXPECT_TRUE(refused("list_OK\nACK [2@1] {search} Bad\n"));
}

TEST_F(ConversationTest, BlamesTheNewestRequestOfSeveralOnlyWhenItsAnswerCame)
{
    greet();
    request("idle\n");
    request("noidle\nsearch any (bad\n");
    EXPECT_TRUE(refused("OK\nACK [2@0] {search} Bad\n"));

    request("load nothing\nsearch any pulp\n");
    EXPECT_FALSE(refused("ACK [50@0] {load} No such playlist\n"));
    EXPECT_FALSE(refused("file: a.mp3\nOK\n"));

    request("ping\nping\nsearch any (bad\n");
    EXPECT_FALSE(refused("OK\n"));
    EXPECT_FALSE(refused("OK\n"));
    EXPECT_TRUE(refused("ACK [2@0] {search} Bad\n"));
}

TEST_F(ConversationTest, DoesNotTakeTheGreetingForAnAnswer)
{
    request("search any (bad\n");
    EXPECT_TRUE(complete("OK MPD 0.23.5\n"));
    EXPECT_TRUE(refused("ACK [2@0] {search} Bad\n"));
}

TEST_F(ConversationTest, KnowsWhenAnAnswerIsComplete)
{
    EXPECT_FALSE(complete("OK MPD"));
    EXPECT_TRUE(complete(" 0.23.5\n"));
    EXPECT_FALSE(complete("file: OK\n"));
    EXPECT_FALSE(complete("Title: OK"));
    EXPECT_FALSE(complete("\nO"));
    EXPECT_TRUE(complete("K\n"));
    EXPECT_FALSE(complete("size: 8\nbinary: 8\nabc"));
    EXPECT_TRUE(complete("\nOK\nx\nOK\n"));
    EXPECT_FALSE(complete("changed: player\n"));
    EXPECT_TRUE(complete("OK\n"));
    EXPECT_FALSE(complete("OKAY\n"));
}

TEST_F(ConversationTest, ReadsARefusalThatComesInPieces)
{
    greet();
    request("search any (bad\n");
    EXPECT_FALSE(refused("ACK [2"));
    EXPECT_TRUE(refused("@0] {search} Bad\n"));
}

TEST_F(ConversationTest, SaysNothingOfACommandListThatIsStillBeingWritten)
{
    greet();
    request("ping\ncommand_list_begin\nsearch any pulp\n");
    EXPECT_FALSE(refused("ACK [4@0] {ping} no\n"));
    EXPECT_THAT(heard_, ElementsAre("command_list_begin", "search any pulp"));
}

}
}
