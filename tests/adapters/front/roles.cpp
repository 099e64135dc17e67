// SPDX-License-Identifier: MIT
#include "tests/adapters/front/roles.hpp"
#include "adapters/front/figures.hpp"
#include "adapters/front/front.hpp"
#include "adapters/front/tap.hpp"
#include "adapters/io/console_log.hpp"
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <poll.h>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

namespace topfive {

namespace {

std::string told(const TappedLine& line) { return fmt::format("line {} {} {}", line.connection, line.listen, line.line); }
std::string told(const TappedRefusal& refusal) { return fmt::format("refused {}", refusal.connection); }
std::string told(const TappedEnd& end) { return fmt::format("end {}", end.connection); }

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
    std::ofstream file(arguments.at(0), std::ios::app);
    const int tap = std::stoi(arguments.back());
    const auto figures = Figures::inherited(tap + 1);
    file << fmt::format("started {} restarts {}", getpid(), figures.back_restarts().load()) << std::endl;
    const auto& order = arguments.at(1);
    if (order.starts_with("exit="))
        return std::stoi(order.substr(5));
    if (order == "deaf")
        while (true)
            pause();
    TapReader reader(tap);
    while (!reader.ended()) {
        pollfd waiting{reader.descriptor(), POLLIN, 0};
        poll(&waiting, 1, -1);
        for (const auto& frame : reader.read())
            file << std::visit([](const auto& each) { return told(each); }, frame) << std::endl;
    }
    file << "ended" << std::endl;
    return 0;
}

}
