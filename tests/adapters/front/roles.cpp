// SPDX-License-Identifier: MIT
#include "tests/adapters/front/roles.hpp"
#include "adapters/front/figures.hpp"
#include "adapters/front/front.hpp"
#include "adapters/front/front_guard.hpp"
#include "adapters/front/tap.hpp"
#include "adapters/io/console_log.hpp"
#include "adapters/io/child_process.hpp"
#include <array>
#include <csignal>
#include <fmt/format.h>
#include <fstream>
#include <poll.h>
#include <string>
#include <string_view>
#include <sys/signalfd.h>
#include <unistd.h>
#include <vector>

namespace topfive {

namespace {

std::string told(const TappedLine& line)
{
    return fmt::format("line {} {} client {} {}", line.connection, line.listen, line.client, line.line);
}
std::string told(const TappedRefusal& refusal)
{
    return fmt::format("refused {}", refusal.connection);
}
std::string told(const TappedEnd& end)
{
    return fmt::format("end {}", end.connection);
}

}

int front_role(int argc, char** argv)
{
    FrontOptions options;
    int at = 0;
    for (; at + 1 < argc && std::string_view(argv[at]) != "--"; at += 2)
        options.proxies.push_back({argv[at], argv[at + 1]});
    options.back_argv.assign(argv + at + 1, argv + argc);
    ConsoleLog log({Log::Level::info, false, "front"});
    return run_front(options, log);
}

int back_role(int argc, char** argv)
{
    const std::vector<std::string> arguments(argv, argv + argc);
    const int tap = std::stoi(arguments.back());
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGHUP);
    sigprocmask(SIG_BLOCK, &signals, nullptr);
    const Descriptor signalled(signalfd(-1, &signals, SFD_CLOEXEC));

    std::ofstream file(arguments.at(0), std::ios::app);
    const auto figures = Figures::inherited(tap + 1);
    file << fmt::format("started {} restarts {}", getpid(), figures.back_restarts().load()) << std::endl;
    TapReader reader(tap);
    while (true) {
        std::array<pollfd, 2> waiting{
            {{reader.ended() ? -1 : reader.descriptor(), POLLIN, 0}, {signalled.get(), POLLIN, 0}}};
        poll(waiting.data(), waiting.size(), -1);
        for (const auto& frame : reader.read())
            file << std::visit([](const auto& each) { return told(each); }, frame) << std::endl;
        if (waiting[1].revents == 0)
            continue;
        signalfd_siginfo info{};
        static_cast<void>(!read(signalled.get(), &info, sizeof info));
        file << (info.ssi_signo == SIGTERM ? "SIGTERM" : "SIGHUP") << std::endl;
        if (info.ssi_signo == SIGTERM)
            return 0;
    }
}

int wedged_back_role(int argc, char** argv)
{
    const std::vector<std::string> arguments(argv, argv + argc);
    std::signal(SIGTERM, SIG_IGN);
    const FrontGuard guard(std::stoi(arguments.back()));
    std::ofstream(arguments.at(0), std::ios::app) << fmt::format("started {}", getpid()) << std::endl;
    while (true)
        pause();
}

}
