// SPDX-License-Identifier: MIT
#include "adapters/mpd/log_file.hpp"

#include "adapters/io/temporary_directory.hpp"

#include <fstream>
#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

namespace topfive {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Followed {
    TemporaryDirectory folder;
    fs::path path = folder.path() / "mpd.log";

    void write(std::string_view text, std::ios::openmode mode = std::ios::app) const
    {
        std::ofstream(path, mode) << text;
    }
    static std::vector<std::string> read(LogFile& file)
    {
        std::vector<std::string> lines;
        while (file.read([&](std::string_view line) { lines.emplace_back(line); })) {
        }
        std::erase(lines, "");
        return lines;
    }
};

TEST(LogFile, BeginsAtItsEnd)
{
    const Followed log;
    log.write("old\n");
    LogFile file(log.path);
    EXPECT_THAT(log.read(file), IsEmpty());
    log.write("new\nnewer\n");
    EXPECT_THAT(log.read(file), ElementsAre("new", "newer"));
    EXPECT_EQ(file.trouble(), "");
}

TEST(LogFile, DoesNotTakeTheRestOfALineForALine)
{
    const Followed log;
    log.write("client: [1] process command \"search any x");
    LogFile file(log.path);
    EXPECT_THAT(log.read(file), IsEmpty());
    log.write("client: [2] closed\nwhole\n");
    EXPECT_THAT(log.read(file), ElementsAre("xclient: [2] closed", "whole"));
}

TEST(LogFile, WaitsForTheRestOfALine)
{
    const Followed log;
    log.write("");
    LogFile file(log.path);
    EXPECT_THAT(log.read(file), IsEmpty());
    log.write("ha");
    EXPECT_THAT(log.read(file), IsEmpty());
    log.write("lf\n");
    EXPECT_THAT(log.read(file), ElementsAre("half"));
}

TEST(LogFile, FollowsARotationByName)
{
    const Followed log;
    log.write("old\n");
    LogFile file(log.path);
    EXPECT_THAT(log.read(file), IsEmpty());
    fs::rename(log.path, log.folder.path() / "mpd.log.1");
    std::ofstream(log.folder.path() / "mpd.log.1", std::ios::app) << "MPD writes on\n";
    EXPECT_THAT(log.read(file), ElementsAre("MPD writes on"));
    log.write(""); // as logrotate creates it
    std::ofstream(log.folder.path() / "mpd.log.1", std::ios::app) << "until it is told\n";
    EXPECT_THAT(log.read(file), ElementsAre("until it is told"));
    log.write("first\nsecond\n");
    EXPECT_THAT(log.read(file), ElementsAre("first", "second"));
}

TEST(LogFile, FollowsARotationByCopying)
{
    const Followed log;
    log.write("");
    LogFile file(log.path);
    EXPECT_THAT(log.read(file), IsEmpty());
    log.write("one\nhalf");
    EXPECT_THAT(log.read(file), ElementsAre("one"));
    fs::resize_file(log.path, 0);
    EXPECT_THAT(log.read(file), IsEmpty());
    log.write("two\n");
    EXPECT_THAT(log.read(file), ElementsAre("two"));
    fs::resize_file(log.path, 0);
    log.write("more than there was before\n");
    EXPECT_THAT(log.read(file), ElementsAre("more than there was before"));
}

TEST(LogFile, WaitsForAFileThatIsNotThereYet)
{
    const Followed log;
    LogFile file(log.path);
    EXPECT_THAT(log.read(file), IsEmpty());
    EXPECT_THAT(file.trouble(), HasSubstr("No such file"));
    log.write("first\n");
    EXPECT_THAT(log.read(file), ElementsAre("first"));
    EXPECT_EQ(file.trouble(), "");
}

TEST(LogFile, IsNotHeldUpByAFifoOrADirectory)
{
    const Followed log;
    ASSERT_EQ(mkfifo(log.path.c_str(), 0600), 0);
    LogFile file(log.path);
    EXPECT_THAT(log.read(file), IsEmpty());
    EXPECT_THAT(file.trouble(), HasSubstr("not a regular file"));
    fs::remove(log.path);
    fs::create_directory(log.path);
    EXPECT_THAT(log.read(file), IsEmpty());
    EXPECT_THAT(file.trouble(), HasSubstr("not a regular file"));
    fs::remove(log.path);
    log.write("first\n");
    EXPECT_THAT(log.read(file), ElementsAre("first"));
    fs::remove(log.path);
    fs::create_directory(log.path);
    EXPECT_THAT(log.read(file), IsEmpty());
    fs::remove(log.path);
    log.write("again\n");
    EXPECT_THAT(log.read(file), ElementsAre("again"));
}

TEST(LogFile, GivesOthersTheirTurn)
{
    const Followed log;
    log.write("");
    LogFile file(log.path);
    EXPECT_THAT(log.read(file), IsEmpty());
    log.write(std::string(std::size_t{3} << 20, '\n'));
    std::size_t lines = 0;
    EXPECT_TRUE(file.read([&](std::string_view) { ++lines; }));
    EXPECT_EQ(lines, std::size_t{1} << 20);
}

TEST(LogFile, DoesNotReadWhatWasThereBeforeItWasAllowedTo)
{
    if (geteuid() == 0)
        GTEST_SKIP() << "root may read everything";
    const Followed log;
    log.write("old\n");
    fs::permissions(log.path, fs::perms::none);
    LogFile file(log.path);
    EXPECT_THAT(log.read(file), IsEmpty());
    EXPECT_THAT(file.trouble(), HasSubstr("Permission denied"));
    fs::permissions(log.path, fs::perms::owner_all);
    EXPECT_THAT(log.read(file), IsEmpty());
    log.write("new\n");
    EXPECT_THAT(log.read(file), ElementsAre("new"));
}

}
}
