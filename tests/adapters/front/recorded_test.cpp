// SPDX-License-Identifier: MIT
#include "adapters/front/socket_address.hpp"
#include "tests/adapters/front/running_front.hpp"
#include "tests/adapters/front/transcript.hpp"
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <gmock/gmock.h>
#include <map>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace topfive {
namespace {

class RecordedTest : public testing::Test {
protected:
    void SetUp() override
    {
        if (recordings().empty())
            GTEST_SKIP() << "no recordings beside the source tree";
        for (const auto& entry : std::filesystem::directory_iterator(recordings()))
            if (entry.path().extension() == ".txt")
                transcripts_.push_back(entry.path());
        ASSERT_FALSE(transcripts_.empty());
    }

    std::vector<std::filesystem::path> transcripts_;
};

// Both ends of a recorded connection.
struct Pair {
    Wire client, mpd;
};

TEST_F(RecordedTest, EveryConversationPassesByteForByte)
{
    const FakeMpd mpd;
    RunningFront front(mpd);
    front.said_until("listens on");
    std::size_t moments = 0;
    for (const auto& path : transcripts_) {
        std::map<std::string, Pair> pairs;
        for (const auto& moment : read_transcript(path)) {
            if (moment.kind == Moment::Kind::opened || !pairs.contains(moment.connection)) {
                pairs.erase(moment.connection);
                auto client = front.client();
                pairs.emplace(moment.connection, Pair{std::move(client), mpd.accept()});
            }
            auto& [client, server] = pairs.at(moment.connection);
            const auto& from = moment.kind == Moment::Kind::asked ? client : server;
            const auto& to = moment.kind == Moment::Kind::asked ? server : client;
            from.send(moment.bytes);
            ASSERT_EQ(to.read(moment.bytes.size()), moment.bytes) << path;
            if (moment.kind == Moment::Kind::closed) {
                server.close();
                ASSERT_EQ(client.read_to_end(), "") << path;
                pairs.erase(moment.connection);
            }
            ++moments;
        }
    }
    EXPECT_GT(moments, 1000U);
}

// A real mpd with an empty library on a port of its own. It gets a socket that listens already, so nobody waits for it.
class RealMpd {
public:
    RealMpd() : listening_(socket(AF_INET, SOCK_STREAM, 0))
    {
        const auto here = resolve("127.0.0.1:0", true).front();
        EXPECT_EQ(bind(listening_.get(), here.get(), here.length), 0);
        EXPECT_EQ(listen(listening_.get(), 5), 0);
        std::ofstream(folder_.path() / "mpd.conf")
            << "music_directory \"" << folder_.path().string() << "\"\ndb_file \"" << folder_.path().string()
            << "/database\"\naudio_output {\n type \"null\"\n name \"none\"\n}\n";
        const auto configuration = (folder_.path() / "mpd.conf").string();
        pid_ = fork();
        if (pid_ == 0) {
            const int nowhere = open("/dev/null", O_RDWR);
            for (const int stream : {0, 1, 2})
                dup2(nowhere, stream);
            dup2(listening_.get(), 3);
            setenv("LISTEN_FDS", "1", 1);
            setenv("LISTEN_PID", std::to_string(getpid()).c_str(), 1);
            execlp("mpd", "mpd", "--no-daemon", "--stderr", configuration.c_str(), nullptr);
            _exit(127);
        }
    }
    RealMpd(const RealMpd&) = delete;
    RealMpd& operator=(const RealMpd&) = delete;
    ~RealMpd()
    {
        kill(pid_, SIGKILL);
        waitpid(pid_, nullptr, 0);
    }
    [[nodiscard]] std::string address() const
    {
        SocketAddress here;
        here.length = sizeof here.storage;
        getsockname(listening_.get(), here.get(), &here.length);
        return text(here);
    }

private:
    TemporaryDirectory folder_{"mpd"};
    Descriptor listening_;
    pid_t pid_ = -1;
};

// All at once and half-closed, as `nc` does; one connection of MPD answers everything.
std::string all_answers(const Wire& wire, const std::string& commands)
{
    wire.send(commands);
    wire.half_close();
    return wire.read_to_end();
}

TEST(RealMpdTest, AnswersTheSameThroughTheFront)
{
    const RealMpd mpd;
    RunningFront front({{free_address(), mpd.address()}});
    front.said_until("listens on");
    const std::string commands = "ping\nsearch artist eminem\nfind \"(bad\"\nnoidle\nlist album artist \"x\"\n"
                                 "command_list_ok_begin\nping\nsearch any \"(a\"\nplay 99\ncommand_list_end\n"
                                 "foo\nurlhandlers\nconfig\ncommands\nlsinfo\nalbumart \"x\" 0\nbinarylimit 63\n";
    const auto direct = all_answers(Wire::to(mpd.address()), commands);

    EXPECT_THAT(direct, testing::StartsWith("OK MPD 0."));
    EXPECT_THAT(direct, testing::HasSubstr("command: search\n"));
    EXPECT_EQ(all_answers(front.client(), commands), direct);
}

TEST_F(RecordedTest, RealMpdAnswersTheRecordedSearchesTheSameThroughTheFront)
{
    const RealMpd mpd;
    RunningFront front({{free_address(), mpd.address()}});
    front.said_until("listens on");
    std::string commands;
    for (const auto& path : transcripts_)
        for (const auto& moment : read_transcript(path))
            if (moment.kind == Moment::Kind::asked && moment.bytes.size() < 4096 &&
                (moment.bytes.starts_with("search ") || moment.bytes.starts_with("find ") ||
                 moment.bytes.starts_with("count ") || moment.bytes.starts_with("list ")))
                commands += moment.bytes;
    ASSERT_GT(commands.size(), 1000U);

    EXPECT_EQ(all_answers(front.client(), commands), all_answers(Wire::to(mpd.address()), commands));
}

TEST(RealMpdTest, EndsAConnectionTheSameWayThroughTheFront)
{
    const RealMpd mpd;
    RunningFront front({{free_address(), mpd.address()}});
    front.said_until("listens on");
    for (const std::string commands : {"close\nstatus\n", " leading space\n", "GET / HTTP/1.0\r\n\r\n", "foo-bar\n",
                                       "ping", "idle\n", "idle\nstatus\n"})
        EXPECT_EQ(all_answers(front.client(), commands), all_answers(Wire::to(mpd.address()), commands)) << commands;
}

}
}
