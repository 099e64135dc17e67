// SPDX-License-Identifier: MIT
#include "adapters/front/front.hpp"
#include "tests/adapters/front/running_front.hpp"
#include "tests/fakes/fake_log.hpp"
#include <csignal>
#include <fstream>
#include <gmock/gmock.h>
#include <poll.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace topfive {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

class FrontTest : public testing::Test {
protected:
    FakeMpd mpd_;
    RunningFront front_{mpd_};
    std::string ready_ = front_.said_until("listens on");
    pid_t back_ = (front_.heard_until("started"), last_back(front_.notes()));
};

TEST_F(FrontTest, TellsTheBackWhatClientsSay)
{
    auto client = front_.client();
    auto mpd = mpd_.accept();
    mpd.send("OK MPD 0.23.5\n");
    client.send("password hunter2\nstatus\n");
    EXPECT_EQ(mpd.read(24), "password hunter2\nstatus\n");
    mpd.send("OK\nOK\n");
    EXPECT_EQ(client.read(20), "OK MPD 0.23.5\nOK\nOK\n");
    client.send("search any (bad\n");
    EXPECT_EQ(mpd.read(16), "search any (bad\n");
    mpd.send("ACK [2@0] {search} Bad\n");
    EXPECT_EQ(client.read(23), "ACK [2@0] {search} Bad\n");
    client.send("search artist pulp\n");
    client.close();
    EXPECT_EQ(mpd.read_to_end(), "search artist pulp\n");
    mpd.close();

    const auto heard = front_.heard_until("end 1");
    ASSERT_EQ(heard.size(), 5U);
    EXPECT_THAT(heard[1], AllOf(StartsWith("line 1 127.0.0.1:"), HasSubstr(" search any (bad")));
    EXPECT_EQ(heard[2], "refused 1");
    EXPECT_THAT(heard[3], HasSubstr("search artist pulp"));
    EXPECT_EQ(heard[4], "end 1");
}

TEST_F(FrontTest, KeepsClientsWhenTheBackIsKilled)
{
    const auto client = front_.client();
    const auto mpd = mpd_.accept();
    kill(back_, SIGKILL);
    front_.said_until("was killed by signal 9");
    client.send("search any pulp\n");
    EXPECT_EQ(mpd.read(16), "search any pulp\n");

    const auto heard = front_.heard_until("search any pulp");
    EXPECT_THAT(heard, Contains(HasSubstr("restarts 1")));
    EXPECT_NE(last_back(front_.notes()), back_);
}

TEST_F(FrontTest, StartsABackAgainHoweverOftenItIsKilled)
{
    const auto client = front_.client();
    for (int i = 1; i <= 4; ++i) {
        kill(last_back(front_.notes()), SIGKILL);
        front_.heard_until("restarts " + std::to_string(i));
    }
    client.send("ping\n");
    EXPECT_EQ(mpd_.accept().read(5), "ping\n");
}

TEST_F(FrontTest, EndsWithItsBackWhenItIsTold)
{
    const auto client = front_.client();
    front_.signal(SIGTERM);
    EXPECT_EQ(front_.wait(), 0);
    EXPECT_EQ(kill(back_, 0), -1);
    EXPECT_EQ(client.read_to_end(), "");
}

TEST_F(FrontTest, TakesItsBackAlongWhenItIsKilled)
{
    const auto client = front_.client();
    client.send("search any pulp\n");
    front_.heard_until("pulp");
    front_.signal(SIGKILL);
    EXPECT_EQ(front_.wait(), 1000 + SIGKILL);
    front_.heard_until("SIGTERM");
}

TEST_F(FrontTest, PassesSighupOn)
{
    front_.signal(SIGHUP);
    front_.heard_until("SIGHUP");
    EXPECT_EQ(kill(back_, 0), 0);
}

TEST_F(FrontTest, LetsTheKernelTakeTheBackFirst)
{
    std::string score;
    std::ifstream("/proc/" + std::to_string(back_) + "/oom_score_adj") >> score;
    EXPECT_EQ(score, "500");
}

TEST(FrontWithADeafBack, NeitherWaitsForItNorLetsItLive)
{
    const FakeMpd mpd;
    RunningFront front({{free_address(), mpd.address()}},
                       {"sh", "-c", "trap '' TERM; while :; do sleep 60; done", "sh"});
    front.said_until("listens on");
    const auto client = front.client();
    const auto wire = mpd.accept();
    const std::string search = "search any \"" + std::string(4000, 'x') + "\"\n";
    for (int i = 0; i < 3000; ++i) {
        client.send(search);
        ASSERT_EQ(wire.read(search.size()), search);
    }
    front.signal(SIGTERM);
    EXPECT_EQ(front.wait(), 0);
}

TEST(FrontWithAWedgedBack, TakesItAlongEvenWhenItIsKilled)
{
    const FakeMpd mpd;
    const TemporaryDirectory folder("back");
    const auto notes = (folder.path() / "notes").string();
    RunningFront front({{free_address(), mpd.address()}}, {own_program(), "--wedged-back", notes});
    front.said_until("listens on");
    RunningFront::heard_until("started", notes);
    const Descriptor back(static_cast<int>(syscall(SYS_pidfd_open, last_back(notes), 0)));
    ASSERT_GE(back.get(), 0);

    front.signal(SIGKILL);
    EXPECT_EQ(front.wait(), 1000 + SIGKILL);
    pollfd ended{back.get(), POLLIN, 0};
    EXPECT_EQ(poll(&ended, 1, 20'000), 1);
}

TEST(FrontWithoutABack, KeepsLinesUntilThereIsOne)
{
    const FakeMpd mpd;
    const TemporaryDirectory folder("back");
    const auto flag = (folder.path() / "flag").string();
    const auto notes = (folder.path() / "notes").string();
    RunningFront front(
        {{free_address(), mpd.address()}},
        {"sh", "-c", "test -e " + flag + " && exec " + own_program() + " --back " + notes + " \"$@\"; exit 1", "sh"});
    front.said_until("ended with status 1");
    const auto client = front.client();
    client.send("search any pulp\n");
    EXPECT_EQ(mpd.accept().read(16), "search any pulp\n");
    std::ofstream(flag).close();
    front.signal(SIGHUP); // tries at once what it would try later

    EXPECT_THAT(front.heard_until("search any pulp", notes), Contains(StartsWith("started")));
}

TEST(FrontWithAWrongConfiguration, GoesOnServingClients)
{
    const FakeMpd mpd;
    RunningFront front({{free_address(), mpd.address()}}, {"sh", "-c", "exit 2", "sh"});
    front.said_until("ended with status 2; another one starts in 30.0 s");
    const auto client = front.client();
    client.send("ping\n");
    EXPECT_EQ(mpd.accept().read(5), "ping\n");
}

TEST(FrontAtStart, SaysWhatToDoAboutAnAddressInUse)
{
    const FakeMpd other;
    FakeLog log;
    EXPECT_EQ(run_front({{{other.address(), "127.0.0.1:6600"}}, {"true"}}, log), 1);
    EXPECT_THAT(log.messages, Contains(AllOf(HasSubstr(other.address()), HasSubstr("choose another `listen`"))));
}

TEST(FrontAtStart, RefusesToMixSocketsAndPorts)
{
    FakeLog log;
    EXPECT_EQ(run_front({{{"127.0.0.1:6601", "/run/mpd/socket"}}, {"true"}}, log), 1);
    EXPECT_THAT(log.messages, Contains(HasSubstr("not of one kind")));
    EXPECT_EQ(run_front({{{"127.0.0.1:6601", "127.0.0.1:6601"}}, {"true"}}, log), 1);
    EXPECT_THAT(log.messages, Contains(HasSubstr("give MPD another address")));
    EXPECT_EQ(run_front({{{"localhost", "127.0.0.1:6600"}}, {"true"}}, log), 1);
    EXPECT_THAT(log.messages, Contains(HasSubstr("neither host:port nor")));
}

class UnixFrontTest : public testing::Test {
protected:
    TemporaryDirectory folder_{"front"};
    std::string path_ = (folder_.path() / "socket").string();
    FakeMpd mpd_{(folder_.path() / "mpd").string()};
};

TEST_F(UnixFrontTest, ReplacesASocketThatNobodyServesAndTakesItsOwnAlong)
{
    {
        const FakeMpd dead(path_);
    }
    ASSERT_TRUE(std::filesystem::exists(path_));
    RunningFront front({{path_, mpd_.address()}});
    front.said_until("listens on");
    struct stat file {};
    ASSERT_EQ(stat(path_.c_str(), &file), 0);
    EXPECT_EQ(file.st_mode & 0777, 0666U);
    front.client().send("ping\n");
    EXPECT_EQ(mpd_.accept().read(5), "ping\n");

    front.signal(SIGINT);
    EXPECT_EQ(front.wait(), 0);
    EXPECT_FALSE(std::filesystem::exists(path_));
}

TEST_F(UnixFrontTest, LeavesASocketThatSomebodyServes)
{
    const FakeMpd alive(path_);
    FakeLog log;
    EXPECT_EQ(run_front({{{path_, mpd_.address()}}, {"true"}}, log), 1);
    EXPECT_THAT(log.messages, Contains(HasSubstr("Address already in use")));
    EXPECT_TRUE(std::filesystem::exists(path_));
}

TEST_F(UnixFrontTest, LeavesAFileThatIsNoSocket)
{
    std::ofstream(path_) << "precious";
    FakeLog log;
    EXPECT_EQ(run_front({{{path_, mpd_.address()}}, {"true"}}, log), 1);
    EXPECT_THAT(log.messages, Contains(HasSubstr("is no socket")));
    EXPECT_TRUE(std::filesystem::exists(path_));
}

TEST_F(UnixFrontTest, NamesTheClientAsMpdDoes)
{
    RunningFront front({{path_, mpd_.address()}});
    front.said_until("listens on");
    front.client().send("search any pulp\n");
    front.heard_until("client pid=" + std::to_string(getpid()));
}

}
}
