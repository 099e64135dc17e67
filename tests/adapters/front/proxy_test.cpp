// SPDX-License-Identifier: MIT
#include "tests/adapters/front/running_front.hpp"
#include <csignal>
#include <future>
#include <gmock/gmock.h>

namespace topfive {
namespace {

using namespace std::string_literals;

// Over TCP and over unix sockets.
class ProxyTest : public testing::TestWithParam<bool> {
protected:
    [[nodiscard]] std::string socket(const char* name) const
    {
        return GetParam() ? (folder_.path() / name).string() : "127.0.0.1:0";
    }

    TemporaryDirectory folder_{"proxy"};
    FakeMpd mpd_{socket("mpd")};
    RunningFront front_{{{GetParam() ? socket("topfive") : free_address(), mpd_.address()}}};
    std::string ready_ = front_.said_until("listens on");
};

INSTANTIATE_TEST_SUITE_P(Over, ProxyTest, testing::Bool(),
                         [](const auto& each) { return each.param ? "UnixSocket"s : "Tcp"s; });

TEST_P(ProxyTest, CarriesGreetingCommandsAndBinaryAnswersUnchanged)
{
    const auto client = front_.client();
    const auto mpd = mpd_.accept();
    mpd.send("OK MPD 0.23.5\n");
    EXPECT_EQ(client.read(14), "OK MPD 0.23.5\n");

    const auto command = "albumart \"a\\\"b.mp3\" 0\npassword \0\xff hunter2\r\n"s;
    client.send(command);
    EXPECT_EQ(mpd.read(command.size()), command);

    const auto answer = "size: 12\nbinary: 12\n\nOK\n\0ACK [5@\nOK\nOK MPD\n"s;
    mpd.send(answer);
    EXPECT_EQ(client.read(answer.size()), answer);
}

TEST_P(ProxyTest, GreetsNobodyItself)
{
    const auto client = front_.client();
    const auto mpd = mpd_.accept();
    mpd.send("OK M");
    EXPECT_EQ(client.read(4), "OK M");
    client.send("ping\n");
    EXPECT_EQ(mpd.read(5), "ping\n");
    mpd.send("PD 0.99\n");
    EXPECT_EQ(client.read(8), "PD 0.99\n");
}

TEST_P(ProxyTest, LeavesIdleAndNoidleToMpd)
{
    const auto client = front_.client();
    const auto mpd = mpd_.accept();
    client.send("noidle\nidle player\n");
    EXPECT_EQ(mpd.read(19), "noidle\nidle player\n");
    mpd.send("changed: player\n");
    EXPECT_EQ(client.read(16), "changed: player\n");
    client.send("command_list_ok_begin\nping\nidle\ncommand_list_end\n");
    EXPECT_EQ(mpd.read(49), "command_list_ok_begin\nping\nidle\ncommand_list_end\n");
}

TEST_P(ProxyTest, LetsAnswersFlowAfterTheClientsHalfClose)
{
    const auto client = front_.client();
    const auto mpd = mpd_.accept();
    client.send("status\nlistallinfo\nunfinished");
    client.half_close();
    EXPECT_EQ(mpd.read_to_end(), "status\nlistallinfo\nunfinished");
    const std::string answer(3 << 20, 'x');
    const auto sent = std::async([&] {
        mpd.send(answer);
        mpd.half_close();
    });
    EXPECT_EQ(client.read_to_end(), answer);
}

TEST_P(ProxyTest, PassesOnThatMpdHasNothingMoreToSay)
{
    const auto client = front_.client();
    const auto mpd = mpd_.accept();
    mpd.send("OK MPD 0.23.5\n");
    mpd.half_close();
    EXPECT_EQ(client.read_to_end(), "OK MPD 0.23.5\n");
    client.send("ping\n");
    client.half_close();
    EXPECT_EQ(mpd.read_to_end(), "ping\n");
}

TEST_P(ProxyTest, ClosesTheClientWhenMpdCloses)
{
    const auto client = front_.client();
    mpd_.accept().send("OK MPD 0.23.5\n");
    EXPECT_EQ(client.read_to_end(), "OK MPD 0.23.5\n");
}

TEST_P(ProxyTest, LetsMpdKnowWhenAClientVanishes)
{
    auto client = front_.client();
    const auto mpd = mpd_.accept();
    client.send("idle\n");
    EXPECT_EQ(mpd.read(5), "idle\n");
    client.close();
    EXPECT_EQ(mpd.read_to_end(), "");
}

TEST_P(ProxyTest, HoldsMpdBackWhileAClientReadsSlowly)
{
    const auto client = front_.client();
    const auto mpd = mpd_.accept();
    std::string answer(16 << 20, '\0');
    for (std::size_t i = 0; i < answer.size(); ++i)
        answer[i] = static_cast<char>(i * 2654435761U >> 24);
    const auto sent = std::async([&] { mpd.send(answer); });

    const auto other = front_.client(); // is served while the first one does not read
    const auto its_mpd = mpd_.accept();
    other.send("ping\n");
    EXPECT_EQ(its_mpd.read(5), "ping\n");
    EXPECT_TRUE(client.read(answer.size()) == answer);
}

TEST_P(ProxyTest, HoldsAClientBackWhileMpdReadsSlowly)
{
    const auto client = front_.client();
    const auto mpd = mpd_.accept();
    std::string commands;
    while (commands.size() < 8 << 20)
        commands += "setvol " + std::to_string(commands.size()) + "\n";
    const auto sent = std::async([&] {
        client.send(commands);
        client.half_close();
    });
    EXPECT_TRUE(mpd.read_to_end() == commands);
}

TEST_P(ProxyTest, ClosesAClientAtOnceWhileMpdIsAway)
{
    mpd_.leave();
    EXPECT_EQ(front_.client().read_to_end(), "");
    front_.said_until("cannot connect to MPD");
    EXPECT_EQ(front_.client().read_to_end(), "");
}

TEST_P(ProxyTest, GivesAThousandClientsAConnectionEach)
{
    std::vector<Wire> clients, mpds;
    for (int i = 0; i < 1000; ++i) {
        clients.push_back(front_.client());
        clients.back().send(std::to_string(i) + "\n");
        mpds.push_back(mpd_.accept());
    }
    for (int i = 0; i < 1000; ++i) {
        const auto name = std::to_string(i) + "\n";
        ASSERT_EQ(mpds[static_cast<std::size_t>(i)].read(name.size()), name);
        mpds[static_cast<std::size_t>(i)].send("to " + name);
    }
    for (int i = 0; i < 1000; ++i) {
        const auto answer = "to " + std::to_string(i) + "\n";
        ASSERT_EQ(clients[static_cast<std::size_t>(i)].read(answer.size()), answer);
    }
}

TEST_P(ProxyTest, ServesAgainWhenMpdIsBack)
{
    const auto address = mpd_.address();
    mpd_.leave();
    EXPECT_EQ(front_.client().read_to_end(), "");
    std::filesystem::remove(GetParam() ? address : "");
    const FakeMpd again(address);
    const auto client = front_.client();
    again.accept().send("OK MPD 0.23.5\n");
    EXPECT_EQ(client.read_to_end(), "OK MPD 0.23.5\n");
    front_.said_until("is back");
}

class TcpProxyTest : public testing::Test {
protected:
    FakeMpd mpd_;
    RunningFront front_{mpd_};
    std::string ready_ = front_.said_until("listens on");
};

TEST_F(TcpProxyTest, BreaksOffWhatMpdBreaksOff)
{
    const auto client = front_.client();
    auto mpd = mpd_.accept();
    mpd.send("OK");
    EXPECT_EQ(client.read(2), "OK");
    mpd.reset();
    EXPECT_TRUE(client.was_reset());
}

TEST_F(TcpProxyTest, BreaksOffWhatAClientBreaksOff)
{
    auto client = front_.client();
    const auto mpd = mpd_.accept();
    client.send("idle\n");
    EXPECT_EQ(mpd.read(5), "idle\n");
    client.reset();
    EXPECT_TRUE(mpd.was_reset());
}

TEST_F(TcpProxyTest, DeliversWhatAClientSentBeforeItLeftInAHurry)
{
    auto client = front_.client();
    client.send("next\n");
    client.close();
    EXPECT_EQ(mpd_.accept().read_to_end(), "next\n");
}

TEST(ProxyWithFewDescriptors, ServesAsManyAsItCanAndOthersLater)
{
#ifdef __SANITIZE_ADDRESS__
    GTEST_SKIP() << "the sanitizers need descriptors of their own, and here there are none left";
#endif
    FakeMpd mpd;
    std::vector<Wire> mpds;
    const auto greeting = std::async([&] {
        for (auto next = mpd.accept_until_left(); next; next = mpd.accept_until_left()) {
            next->send("OK MPD 0.23.5\n");
            mpds.push_back(std::move(*next));
        }
    });
    RunningFront front({{free_address(), mpd.address()}}, {}, 40); // the soft limit is 20, and raised
    front.said_until("listens on");
    // Once everything as usual: UBSan needs descriptors of its own when it meets a class for the first time.
    EXPECT_EQ(front.client().read(14), "OK MPD 0.23.5\n");
    front.heard_until("restarts 0");
    kill(last_back(front.notes()), SIGKILL);
    front.heard_until("restarts 1");

    std::vector<Wire> clients;
    for (int i = 0; i < 30; ++i) // each takes two descriptors
        clients.push_back(front.client());
    front.said_until("no more clients");
    kill(last_back(front.notes()), SIGKILL); // it comes back whole all the same
    front.heard_until("restarts 2");
    for (auto& client : clients)
        client.reset();
    bool again = false;
    for (int i = 0; i < 1000 && !again; ++i)
        again = front.client().read(14) == "OK MPD 0.23.5\n";
    EXPECT_TRUE(again);
    mpd.leave();
    greeting.wait();
    EXPECT_GE(mpds.size(), 10U); // with the soft limit they would have been five
}

}
}
