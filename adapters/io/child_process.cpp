// SPDX-License-Identifier: MIT
#include "adapters/io/child_process.hpp"
#include "adapters/io/subprocess.hpp"
#include "plugin/errors.hpp"
#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace topfive {
namespace {

constexpr int lower_priority = 10;
constexpr int best_effort_last = 2 << 13 | 7; // ioprio_set(2): class best effort, the lowest of its eight levels
constexpr int own_process = 1;                // IOPRIO_WHO_PROCESS

struct Pipe {
    Descriptor read;
    Descriptor write;
};

Pipe open_pipe()
{
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        throw Unavailable(fmt::format("cannot open a pipe: {}", std::strerror(errno)));
    return {Descriptor(ends[0]), Descriptor(ends[1])};
}

// All that the child needs, made before the fork: between fork and exec only system calls are safe.
struct Launch {
    const char* program = nullptr;
    char* const* argv = nullptr;
    char* const* environment = nullptr;
    const char* folder = nullptr;
    std::uint64_t largest_file = 0;
    int input = -1, output = -1, errors = -1, fault = -1;
    pid_t parent = -1;
};

void lower_own_priority()
{
    ::setpriority(PRIO_PROCESS, 0, lower_priority); // refused when lower already
    ::syscall(SYS_ioprio_set, own_process, 0, best_effort_last);
}

void take_default_signals()
{
    struct sigaction action {};
    action.sa_handler = SIG_DFL;
    for (int number = 1; number < NSIG; ++number)
        ::sigaction(number, &action, nullptr);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

bool prepare(const Launch& launch)
{
    ::setsid();
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != launch.parent) // it died before the line above
        return false;
    take_default_signals();
    lower_own_priority();
    if (launch.largest_file != 0) {
        const rlimit limit{launch.largest_file, launch.largest_file};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    return ::dup2(launch.input, STDIN_FILENO) >= 0 && ::dup2(launch.output, STDOUT_FILENO) >= 0 &&
           ::dup2(launch.errors, STDERR_FILENO) >= 0 && (launch.folder == nullptr || ::chdir(launch.folder) == 0);
}

[[noreturn]] void become(const Launch& launch)
{
    if (prepare(launch)) {
        ::close_range(STDERR_FILENO + 1, ~0U, CLOSE_RANGE_CLOEXEC);
        ::execve(launch.program, launch.argv, launch.environment);
    }
    const int reason = errno;
    [[maybe_unused]] const auto told = ::write(launch.fault, &reason, sizeof reason);
    ::_exit(127);
}

// No signal handler of topfive may run in the child, which shares its memory until exec.
class SignalsBlocked {
public:
    SignalsBlocked()
    {
        sigset_t all;
        ::sigfillset(&all);
        ::pthread_sigmask(SIG_SETMASK, &all, &before_);
    }
    SignalsBlocked(const SignalsBlocked&) = delete;
    SignalsBlocked& operator=(const SignalsBlocked&) = delete;
    ~SignalsBlocked() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

private:
    sigset_t before_{};
};

// vfork: copying the page tables of a daemon with a large index costs more than yt-dlp's own start.
pid_t start(const Launch& launch)
{
    const SignalsBlocked blocked;
    const pid_t pid = ::vfork(); // NOLINT(clang-analyzer-security.insecureAPI.vfork)
    if (pid == 0)
        become(launch);
    return pid;
}

std::vector<std::string> environment_of_child(const std::vector<std::string>& more)
{
    std::vector<std::string> all{"PYTHONUNBUFFERED=1", "PYTHONIOENCODING=utf-8", "LC_ALL=C.UTF-8"};
    all.insert(all.end(), more.begin(), more.end());
    const auto ours = all.size();
    for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
        const std::string_view text(*entry);
        const auto name = text.substr(0, text.find('=') + 1);
        if (std::none_of(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(ours),
                         [&](const std::string& own) { return own.starts_with(name); }))
            all.emplace_back(text);
    }
    return all;
}

std::vector<char*> pointers(std::vector<std::string>& texts)
{
    std::vector<char*> all;
    all.reserve(texts.size() + 1);
    for (auto& text : texts)
        all.push_back(text.data());
    all.push_back(nullptr);
    return all;
}

}

void Descriptor::close()
{
    if (fd_ >= 0)
        ::close(fd_);
    fd_ = -1;
}

ChildProcess::ChildProcess(const Command& command, bool joined)
{
    const auto program = find_program(command.argv.at(0));
    if (!program)
        throw Unavailable(fmt::format("{}: no such program", command.argv.front()));
    auto arguments = command.argv;
    auto environment = environment_of_child(command.environment);
    const auto argv = pointers(arguments);
    const auto variables = pointers(environment);

    Pipe output = open_pipe();
    if (command.in_pieces) // much, and fast: fewer changes from one process to the other
        ::fcntl(output.write.get(), F_SETPIPE_SZ, 1 << 20);
    Pipe errors = joined ? Pipe{Descriptor(), Descriptor()} : open_pipe();
    Pipe fault = open_pipe();
    const Descriptor input(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    const int error_end = joined ? output.write.get() : errors.write.get();
    pid_ = start({program->c_str(), argv.data(), variables.data(),
                  command.folder.empty() ? nullptr : command.folder.c_str(), command.largest_file, input.get(),
                  output.write.get(), error_end, fault.write.get(), ::getpid()});
    int reason = pid_ < 0 ? errno : 0;
    fault.write.close();
    if (pid_ > 0 && ::read(fault.read.get(), &reason, sizeof reason) > 0)
        ::waitpid(std::exchange(pid_, -1), nullptr, 0);
    if (pid_ < 0)
        throw Unavailable(fmt::format("{}: cannot be started: {}", program->native(), std::strerror(reason)));

    ::fcntl(output.read.get(), F_SETFL, O_NONBLOCK);
    if (!joined)
        ::fcntl(errors.read.get(), F_SETFL, O_NONBLOCK);
    output_ = std::move(output.read);
    errors_ = std::move(errors.read);
    // glibc 2.36 declares pidfd_open without extern "C".
    exited_ = Descriptor(static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0)));
}

ChildProcess::~ChildProcess()
{
    if (pid_ > 0)
        reap();
}

void ChildProcess::signal(int number) const
{
    ::kill(-pid_, number);
}

int ChildProcess::reap()
{
    // The group goes while its leader is not yet reaped: afterwards its number may belong to another.
    signal(SIGKILL);
    int status = 0;
    while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    pid_ = -1;
    return status;
}

}
