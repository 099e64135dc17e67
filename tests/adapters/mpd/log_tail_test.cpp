// SPDX-License-Identifier: MIT
#include "adapters/mpd/log_tail.hpp"

#include "adapters/io/temporary_directory.hpp"
#include "adapters/mpd/own_connections.hpp"
#include "tests/adapters/mpd/listening_loop.hpp"

#include <fstream>
#include <gmock/gmock.h>

namespace topfive {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::chrono::hours never{1};

struct Tailed : ListeningLoop {
    TemporaryDirectory folder;
    fs::path path = folder.path() / "mpd.log";
    OwnConnections own;

    void write(std::string_view text) const { std::ofstream(path, std::ios::app) << text; }
    void search(std::string_view artist) const
    {
        write(fmt::format("Nov 22 10:07 : client: [2] process command \"search artist {}\"\n", artist));
    }
};

TEST(LogTail, HearsWhatIsWrittenAfterItsStart)
{
    Tailed log;
    log.search("old");
    const LogTail tail(log.loop, log.path, log.own, log.sink(), never);
    log.write("Nov 22 10:07 : client: [2] opened from 127.0.0.1:46688\n");
    log.search("eminem");
    log.write("Nov 22 10:07 : client: [2] command returned 3\nNov 22 10:07 : client: [2] closed\n");
    EXPECT_TRUE(log.hear(4));
    EXPECT_THAT(log.heard, ElementsAre("2 opened", "2 search artist eminem", "2 refused", "2 closed"));
    EXPECT_EQ(tail.connections(), 1U);
    EXPECT_EQ(tail.commands(), 1U);
    EXPECT_EQ(tail.trouble(), "");
}

TEST(LogTail, IsToldOfALogThatAppearsLater)
{
    Tailed log;
    const LogTail tail(log.loop, log.path, log.own, log.sink(), never);
    EXPECT_THAT(tail.trouble(), HasSubstr("No such file"));
    log.search("eminem");
    EXPECT_TRUE(log.hear(1));
    log.search("pulp");
    EXPECT_TRUE(log.hear(2));
    EXPECT_THAT(log.heard, ElementsAre("2 search artist eminem", "2 search artist pulp"));
}

TEST(LogTail, IsToldOfRotations)
{
    Tailed log;
    log.search("old");
    const LogTail tail(log.loop, log.path, log.own, log.sink(), never);
    log.search("one");
    EXPECT_TRUE(log.hear(1));
    fs::rename(log.path, log.folder.path() / "mpd.log.1");
    log.search("two");
    EXPECT_TRUE(log.hear(2));
    fs::resize_file(log.path, 0);
    log.search("three");
    EXPECT_TRUE(log.hear(3));
    EXPECT_EQ(log.heard.at(1), "2 search artist two");
    EXPECT_EQ(log.heard.at(2), "2 search artist three");
}

TEST(LogTail, LooksByItselfWhereNothingTells)
{
    Tailed log;
    log.path = log.folder.path() / "later" / "mpd.log";
    const LogTail tail(log.loop, log.path, log.own, log.sink(), std::chrono::milliseconds(10));
    fs::create_directory(log.folder.path() / "later");
    log.search("eminem");
    EXPECT_TRUE(log.hear(1));
    EXPECT_THAT(log.heard, ElementsAre("2 search artist eminem"));
}

TEST(LogTail, DoesNotHearItself)
{
    Tailed log;
    log.own.add("127.0.0.1:46688");
    log.own.add("pid=12 uid=1000");
    log.write("");
    const LogTail tail(log.loop, log.path, log.own, log.sink(), never);
    log.write("Nov 22 10:07 : client: [2] opened from 127.0.0.1:46688\n");
    log.search("self");
    log.write("2026-11-22T10:26:13 client: [pid=12 uid=1000] process command \"search artist self\"\n"
              "Nov 22 10:07 : client: [2] closed\n"
              "Nov 22 10:07 : client: [3] opened from 127.0.0.1:46690\n");
    EXPECT_TRUE(log.hear(1));
    EXPECT_THAT(log.heard, ElementsAre("3 opened"));
    EXPECT_EQ(tail.commands(), 0U);
}

TEST(LogTail, HearsNothingOnceItIsGone)
{
    Tailed log;
    log.write("");
    {
        const LogTail tail(log.loop, log.path, log.own, log.sink(), std::chrono::milliseconds(1));
        log.search("first");
        EXPECT_TRUE(log.hear(1));
        log.search("second");
    }
    const LogTail another(log.loop, log.path, log.own, log.sink(), std::chrono::milliseconds(1));
    log.search("third");
    EXPECT_TRUE(log.hear(2));
    EXPECT_THAT(log.heard, ElementsAre("2 search artist first", "2 search artist third"));
}

TEST(LogTail, HearsNoPassword)
{
    Tailed log;
    log.write("");
    const LogTail tail(log.loop, log.path, log.own, log.sink(), never);
    log.write("Nov 22 10:08 : client: [11] process command \"password hunter2\"\n");
    log.search("eminem");
    EXPECT_TRUE(log.hear(1));
    EXPECT_THAT(log.heard, ElementsAre("2 search artist eminem"));
}

}
}
