// SPDX-License-Identifier: MIT
#include "adapters/io/subprocess.hpp"
#include "plugin/errors.hpp"
#include <csignal>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace topfive;
using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

struct Heard {
    std::vector<std::string> output;
    std::vector<std::string> errors;
    Ending ending;
};

Command shell(std::string script)
{
    return {.argv = {"sh", "-c", std::move(script)}};
}

Heard listen(const Command& command, std::stop_token stop = {})
{
    Heard heard;
    heard.ending = run_program(
        command, [&](std::string_view line) { heard.output.emplace_back(line); },
        [&](std::string_view line) { heard.errors.emplace_back(line); }, stop);
    return heard;
}

// True once no process of that id runs any more; asked for at most two seconds.
bool gone(const std::string& pid)
{
    for (int tries = 0; tries < 2000; ++tries) {
        std::ifstream stat("/proc/" + pid + "/stat");
        std::string id, name, state;
        if (!(stat >> id >> name >> state) || state == "Z")
            return true;
        std::this_thread::sleep_for(1ms);
    }
    return false;
}

}

TEST(Subprocess, GivesOutputAndMessagesLineByLine)
{
    const auto heard = listen(shell("echo one; echo trouble >&2; printf two; exit 3"));

    EXPECT_THAT(heard.output, ElementsAre("one", "two"));
    EXPECT_THAT(heard.errors, ElementsAre("trouble"));
    EXPECT_EQ(heard.ending.how, Ending::How::exited);
    EXPECT_EQ(words(heard.ending), "ended with status 3");
}

TEST(Subprocess, KeepsTheOrderOfWritingWhenBothShareOneSink)
{
    std::vector<std::string> lines;
    const auto ending = run_program(shell("for i in 1 2 3; do echo out$i; echo err$i >&2; done"),
                                    [&](std::string_view line) { lines.emplace_back(line); }, nullptr, {});

    EXPECT_THAT(lines, ElementsAre("out1", "err1", "out2", "err2", "out3", "err3"));
    EXPECT_TRUE(ending.clean());
}

TEST(Subprocess, PassesArgumentsAsTheyAre)
{
    const auto heard = listen({.argv = {"printf", "%s\\n", "$HOME", "; touch x", "a\"b", "-- *"}});

    EXPECT_THAT(heard.output, ElementsAre("$HOME", "; touch x", "a\"b", "-- *"));
}

TEST(Subprocess, CutsALineThatIsTooLong)
{
    auto command = shell("printf '0123456789\\nshort\\n'");
    command.longest_line = 6;

    EXPECT_THAT(listen(command).output, ElementsAre("012345", "short"));
}

TEST(Subprocess, ReadsMegabytesWithoutLosingAByte)
{
    std::size_t bytes = 0;
    const auto ending = run_program(shell("head -c 3000000 /dev/zero | tr '\\0' x | fold -w 1000"),
                                    [&](std::string_view line) { bytes += line.size(); }, nullptr, {});

    EXPECT_TRUE(ending.clean());
    EXPECT_EQ(bytes, 3'000'000U);
}

TEST(Subprocess, GivesAnEmptyInputAndUtf8)
{
    const auto heard = listen(shell("cat; echo $LC_ALL $PYTHONIOENCODING $PYTHONUNBUFFERED"));

    EXPECT_THAT(heard.output, ElementsAre("C.UTF-8 utf-8 1"));
}

TEST(Subprocess, RunsInTheFolderItIsTold)
{
    auto command = shell("pwd");
    command.folder = "/proc/self";

    EXPECT_THAT(listen(command).output, ElementsAre(testing::StartsWith("/proc/")));
}

TEST(Subprocess, RunsAtLowPriorityInASessionOfItsOwn)
{
    const auto heard = listen(shell("cut -d' ' -f1,5,6,19 /proc/self/stat; cut -d' ' -f1 /proc/$$/stat"));

    ASSERT_EQ(heard.output.size(), 2U);
    const std::string& leader = heard.output[1];
    EXPECT_THAT(heard.output[0], HasSubstr(" " + leader + " " + leader + " "));
    EXPECT_GE(std::stoi(heard.output[0].substr(heard.output[0].rfind(' '))), 10);
}

TEST(Subprocess, TakesBackNoOpenFileAndNoIgnoredSignal)
{
    const std::ofstream open_file(std::filesystem::temp_directory_path() / "topfive-open-file");
    std::signal(SIGPIPE, SIG_IGN);
    const auto heard = listen(shell("ls /proc/self/fd | wc -l; grep SigIgn /proc/self/status"));
    std::signal(SIGPIPE, SIG_DFL);
    std::filesystem::remove(std::filesystem::temp_directory_path() / "topfive-open-file");

    // 0, 1, 2 and the folder that ls reads.
    EXPECT_THAT(heard.output, ElementsAre("4", "SigIgn:\t0000000000000000"));
}

TEST(Subprocess, SaysThatAProgramIsMissing)
{
    try {
        listen({.argv = {"topfive-no-such-program"}});
        FAIL() << "no exception";
    } catch (const Unavailable& fault) {
        EXPECT_STREQ(fault.what(), "topfive-no-such-program: no such program");
    }
    EXPECT_THROW(listen({.argv = {"/etc/passwd"}}), Unavailable);
    EXPECT_THROW(listen({.argv = {"true"}, .folder = "/nowhere"}), Unavailable);
}

TEST(Subprocess, StopEndsTheProgramsChildren)
{
    std::stop_source stop;
    std::vector<std::string> pids;
    const auto ending = run_program(
        shell("sleep 60 & echo $!; trap '' TERM; echo $$; while :; do sleep 60; done"),
        [&](std::string_view line) {
            pids.emplace_back(line);
            if (pids.size() == 2)
                stop.request_stop();
        },
        nullptr, stop.get_token());

    EXPECT_EQ(ending.how, Ending::How::stopped);
    ASSERT_EQ(pids.size(), 2U);
    EXPECT_TRUE(gone(pids[0]));
    EXPECT_TRUE(gone(pids[1]));
}

TEST(Subprocess, EndsWhatSaysNothingAndWhatTakesTooLong)
{
    auto silent = shell("echo hello; sleep 60");
    silent.silence_limit = 50ms;
    EXPECT_EQ(listen(silent).ending.how, Ending::How::silent);

    auto busy = shell("while :; do echo still here; sleep 0.01; done");
    busy.silence_limit = 10s;
    busy.time_limit = 100ms;
    EXPECT_EQ(listen(busy).ending.how, Ending::How::timed_out);
}

TEST(Subprocess, TellsAKilledProgram)
{
    const auto heard = listen(shell("kill -9 $$"));

    EXPECT_EQ(words(heard.ending), "was killed by signal 9");
}

TEST(Subprocess, DoesNotWaitForAStragglerThatHoldsThePipe)
{
    const auto heard =
        listen(shell("setsid sleep 3 & while [ \"$(cut -d' ' -f6 /proc/$!/stat)\" = $$ ]; do :; done; echo done"));

    EXPECT_THAT(heard.output, ElementsAre("done"));
    EXPECT_TRUE(heard.ending.clean());
}

TEST(Subprocess, AnExceptionOfTheSinkEndsTheProgram)
{
    std::string pid;
    EXPECT_THROW((void)run_program(shell("echo $$; exec sleep 60"),
                                   [&](std::string_view line) {
                                       pid = line;
                                       throw Fault("enough");
                                   },
                                   nullptr, {}),
                 Fault);
    EXPECT_TRUE(gone(pid));
}

TEST(Subprocess, AProgramDiesWithItsParentEvenWhenThatIsKilled)
{
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    const pid_t parent = ::fork();
    if (parent == 0) {
        (void)run_program(shell("echo $$; exec sleep 60"),
                          [&](std::string_view line) { (void)!::write(ends[1], line.data(), line.size()); }, nullptr,
                          {});
        ::_exit(0);
    }
    char pid[32] = {};
    ASSERT_GT(::read(ends[0], pid, sizeof pid - 1), 0);
    ::kill(parent, SIGKILL);
    ::waitpid(parent, nullptr, 0);
    ::close(ends[0]);
    ::close(ends[1]);

    EXPECT_TRUE(gone(pid));
}

TEST(Subprocess, LimitsTheSizeOfFiles)
{
    const auto file = std::filesystem::temp_directory_path() / "topfive-large-file";
    auto command = shell("head -c 100000 /dev/zero > " + file.native());
    command.largest_file = 4096;
    const auto heard = listen(command);

    EXPECT_EQ(std::filesystem::file_size(file), 4096U);
    EXPECT_FALSE(heard.ending.clean());
    std::filesystem::remove(file);
}

TEST(Subprocess, FindsProgramsByNameAndByPath)
{
    EXPECT_TRUE(find_program("sh"));
    EXPECT_TRUE(find_program("/bin/sh"));
    EXPECT_FALSE(find_program("/bin"));
    EXPECT_FALSE(find_program(""));
    EXPECT_FALSE(find_program("topfive-no-such-program"));
}
