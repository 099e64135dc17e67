// SPDX-License-Identifier: MIT
#include "adapters/front/back_process.hpp"
#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <string_view>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace topfive {

using namespace std::chrono_literals;

namespace {

constexpr int tap_number = 3;
constexpr int out_of_the_way = 10; // above the numbers that are given away
constexpr auto look_again = 1s;    // at a back whose end cannot be watched
constexpr auto first_delay = 100ms;
constexpr auto longest_delay = 5s;
constexpr auto delay_when_misconfigured = 30s; // only a person can mend it, by SIGHUP at the latest
constexpr auto grown_up = 10s;                 // a back that lived so long is started again at once
constexpr auto patience = 1500ms;
constexpr int usage_error = 2;
constexpr int not_started = 127;

// In the child, between fork and exec: system calls only.
[[noreturn]] void become_back(char* const* argv, int tap, int figures, pid_t front)
{
    // SIGTERM, not SIGKILL: also without its front the back ends its programs and writes down what it heard.
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != front)
        _exit(not_started);
    dup2(tap, tap_number); // both come from above, so neither overwrites the other
    dup2(figures, tap_number + 1);
    close(tap); // there may be no descriptor left, and one is needed now
    close(figures);
    // Where memory ends, the kernel shall take the back and leave the front, which holds the connections.
    constexpr std::string_view first_to_go = "500";
    if (const int file = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC); file >= 0)
        static_cast<void>(!write(file, first_to_go.data(), first_to_go.size()));

    struct sigaction usual {};
    usual.sa_handler = SIG_DFL;
    sigaction(SIGPIPE, &usual, nullptr);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    execvp(argv[0], argv);
    _exit(not_started);
}

std::string fate(int status)
{
    if (WIFSIGNALED(status))
        return fmt::format("was killed by signal {}", WTERMSIG(status));
    if (WEXITSTATUS(status) == not_started)
        return "could not be started";
    return fmt::format("ended with status {}", WEXITSTATUS(status));
}

}

BackProcess::BackProcess(Options options, Loop& loop, Figures& figures, Log& log, std::function<void()> before_restart)
    : argv_(std::move(options.argv)), tap_(fcntl(options.tap, F_DUPFD_CLOEXEC, out_of_the_way)),
      shared_(fcntl(options.figures, F_DUPFD_CLOEXEC, out_of_the_way)), loop_(loop), figures_(figures), log_(log),
      before_restart_(std::move(before_restart))
{
    argv_.insert(argv_.end(), {"--tap-fd", std::to_string(tap_number)});
}

BackProcess::~BackProcess()
{
    if (pid_ < 0)
        return;
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
}

void BackProcess::start()
{
    std::vector<char*> argv;
    for (auto& argument : argv_)
        argv.push_back(argument.data());
    argv.push_back(nullptr);

    const auto front = getpid();
    started_ = Loop::Clock::now();
    pid_ = fork();
    if (pid_ == 0)
        become_back(argv.data(), tap_.get(), shared_.get(), front);
    if (pid_ < 0)
        return start_later(longest_delay, fmt::format("could not be started: {}", std::strerror(errno)));
    exited_ = Descriptor(static_cast<int>(syscall(SYS_pidfd_open, pid_, 0))); // closes on exec by itself
    if (exited_.get() >= 0)
        watched_ = loop_.watch(exited_.get(), 0, EPOLLIN, *this);
    else
        loop_.after(look_again, [this] { ready(0); }); // clients hold every descriptor
}

void BackProcess::start_later(Loop::Clock::duration delay, const std::string& why)
{
    log_.warning("the back {}; another one starts {}; clients keep their connections", why,
                 delay == 0s ? "at once" : fmt::format("in {:.1f} s", std::chrono::duration<double>(delay).count()));
    count(figures_.back_restarts());
    if (delay == 0s)
        return start();
    loop_.after(delay, [this, plan = ++planned_] {
        if (plan == planned_ && !ended_)
            start();
    });
}

void BackProcess::ready(std::uint32_t /*events*/)
{
    int status = 0;
    if (waitpid(pid_, &status, WNOHANG) != pid_)
        return exited_.get() >= 0 ? void() : loop_.after(look_again, [this] { ready(0); });
    watched_ = loop_.watch(exited_.get(), watched_, 0, *this);
    exited_.close();
    pid_ = -1;
    before_restart_();
    if (ended_)
        return ended_();
    if (Loop::Clock::now() - started_ >= grown_up)
        delay_ = 0s;
    auto delay = delay_;
    delay_ = std::clamp<Loop::Clock::duration>(2 * delay_, first_delay, longest_delay);
    if (WIFEXITED(status) && (WEXITSTATUS(status) == usage_error || WEXITSTATUS(status) == not_started))
        delay = delay_when_misconfigured;
    start_later(delay, fate(status));
}

void BackProcess::signal(int number) const
{
    if (pid_ > 0)
        kill(pid_, number);
}

void BackProcess::hurry()
{
    if (pid_ > 0)
        return;
    ++planned_;
    start();
}

void BackProcess::end(std::function<void()> ended)
{
    ended_ = std::move(ended);
    if (pid_ < 0)
        return ended_();
    signal(SIGTERM);
    loop_.after(patience, [this] { signal(SIGKILL); });
}

}
