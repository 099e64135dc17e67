// SPDX-License-Identifier: MIT
#include "tests/adapters/front/running_front.hpp"
#include "plugin/errors.hpp"
#include <array>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <poll.h>
#include <sys/inotify.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace topfive {

namespace {

constexpr int patience_ms = 20'000;

std::vector<std::string> lines_of(const std::string& path)
{
    std::ifstream file(path);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);)
        lines.push_back(line);
    return lines;
}

[[noreturn]] void become_front(std::vector<std::string> arguments, int messages, std::size_t open_files)
{
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    dup2(messages, STDERR_FILENO);
    if (open_files > 0) {
        const rlimit limit{open_files / 2, open_files};
        setrlimit(RLIMIT_NOFILE, &limit);
    }
    std::vector<char*> argv;
    for (auto& each : arguments)
        argv.push_back(each.data());
    argv.push_back(nullptr);
    execv(argv[0], argv.data());
    _exit(127);
}

}

pid_t last_back(const std::string& notes)
{
    pid_t pid = 0;
    for (const auto& line : lines_of(notes))
        if (line.starts_with("started "))
            pid = std::stoi(line.substr(8));
    return pid;
}

std::string own_program()
{
    return std::filesystem::read_symlink("/proc/self/exe").string();
}

RunningFront::RunningFront(Entries entries, std::vector<std::string> back, std::size_t open_files)
    : entries_(std::move(entries))
{
    std::vector<std::string> arguments{own_program(), "--front"};
    for (const auto& [listen, connect] : entries_)
        arguments.insert(arguments.end(), {listen, connect});
    arguments.push_back("--");
    if (back.empty())
        back = {own_program(), "--back", notes(), "listen"};
    arguments.insert(arguments.end(), back.begin(), back.end());

    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        throw Fault("pipe2 failed");
    messages_ = Descriptor(ends[0]);
    const Descriptor write_end(ends[1]);
    pid_ = fork();
    if (pid_ == 0)
        become_front(std::move(arguments), write_end.get(), open_files);
}

RunningFront::~RunningFront()
{
    if (pid_ < 0)
        return;
    signal(SIGTERM);
    wait();
}

void RunningFront::signal(int number) const
{
    kill(pid_, number);
}

int RunningFront::wait()
{
    int status = 0;
    waitpid(pid_, &status, 0);
    pid_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

std::string RunningFront::said_until(std::string_view words)
{
    while (said_.find(words) == std::string::npos) {
        pollfd waiting{messages_.get(), POLLIN, 0};
        std::array<char, 4096> buffer{};
        const auto got = poll(&waiting, 1, patience_ms) > 0 ? ::read(messages_.get(), buffer.data(), buffer.size()) : 0;
        if (got <= 0)
            throw Fault("the front said only: " + said_);
        said_.append(buffer.data(), static_cast<std::size_t>(got));
    }
    return said_;
}

std::vector<std::string> RunningFront::heard_until(std::string_view words, const std::string& notes)
{
    const Descriptor changes(inotify_init1(IN_CLOEXEC));
    inotify_add_watch(changes.get(), std::filesystem::path(notes).parent_path().c_str(), IN_MODIFY | IN_CREATE);
    const auto give_up = std::chrono::steady_clock::now() + std::chrono::milliseconds(patience_ms);
    while (std::chrono::steady_clock::now() < give_up) {
        auto lines = lines_of(notes);
        for (const auto& line : lines)
            if (line.find(words) != std::string::npos)
                return lines;
        pollfd waiting{changes.get(), POLLIN, 0};
        std::array<char, 4096> buffer{};
        if (poll(&waiting, 1, patience_ms) > 0 && ::read(changes.get(), buffer.data(), buffer.size()) <= 0)
            break;
    }
    throw Fault("the back did not hear \"" + std::string(words) + "\"");
}

}
