// SPDX-License-Identifier: MIT
#include "adapters/back.hpp"
#include "adapters/cli/command_line.hpp"
#include "adapters/cli/commands.hpp"
#include "adapters/commands_here.hpp"
#include "adapters/front/front.hpp"
#include "adapters/io/console_log.hpp"
#include "config/load.hpp"
#include "plugin/errors.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <exception>
#include <fmt/format.h>
#include <string_view>
#include <thread>
#include <variant>

namespace topfive {

namespace {

// How the front starts the back: `topfive --back LOUDNESS CONFIG --tap-fd N`; CONFIG is empty when there is no file.
constexpr std::string_view back_word = "--back";

ConsoleLog make_log(const Config& config, CommandLine::Loudness loudness, const char* part)
{
    auto least = static_cast<Log::Level>(config.log.level);
    if (loudness == CommandLine::Loudness::verbose)
        least = Log::Level::debug;
    if (loudness == CommandLine::Loudness::quiet)
        least = Log::Level::error;
    return ConsoleLog({least, config.log.format == Config::Log::Format::json, part});
}

// Who works on the data directory already. A back whose front was killed ends within two seconds, and a service may be
// started again sooner than that: what a process that is no more has left is waited for.
std::optional<DataHeld> holder_of_the_data(const Config& config)
{
    auto held = other_daemon(config);
    for (int tries = 80; held && kill(held->holder(), 0) != 0 && errno == ESRCH && tries > 0; --tries) {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        held = other_daemon(config);
    }
    return held;
}

int front(const Config& config, const CommandLine& line, const std::optional<std::filesystem::path>& file)
{
    auto log = make_log(config, line.loudness, "front");
    if (const auto held = holder_of_the_data(config)) {
        log.error("{}", held->what());
        return 1;
    }
    FrontOptions options;
    for (const auto& proxy : config.watch.proxy)
        options.proxies.push_back({proxy.listen, proxy.connect});
    options.back_argv = {"/proc/self/exe", std::string(back_word), fmt::format("{}", static_cast<int>(line.loudness)),
                         file ? std::filesystem::absolute(*file).string() : ""};
    options.tap_again = std::max(options.tap_again, 2 * config.watch.settle);
    return run_front(options, log);
}

int back(int argc, const char* const* argv)
{
    BackOptions options;
    int loudness = 1;
    std::from_chars(argv[2], argv[2] + 1, loudness);
    if (argv[3][0] != '\0')
        options.config_file = argv[3];
    const std::string_view fd = argv[5];
    std::from_chars(fd.data(), fd.data() + fd.size(), options.tap_fd);
    if (argc != 6 || options.tap_fd < 0)
        throw Fault("the back is started by the front alone");
    const auto config = load(config_file(options.config_file));
    auto log = make_log(config, static_cast<CommandLine::Loudness>(loudness), "back");
    return run_back(config, options, log);
}

int run(const CommandLine& line)
{
    const auto file = config_file(line.config);
    const auto config = load(file);
    if (std::holds_alternative<RunCommand>(line.command))
        return front(config, line, file);
    if (const auto* command = std::get_if<ConfigCommand>(&line.command)) {
        if (!command->check)
            fmt::print("{}", effective(config));
        return 0;
    }
    auto log = make_log(
        config, line.loudness == CommandLine::Loudness::normal ? CommandLine::Loudness::quiet : line.loudness, "");
    return run_here(config, line, log);
}

}

}

int main(int argc, char** argv)
try {
    using namespace topfive;
    std::signal(SIGPIPE, SIG_IGN); // a connection that ends while it is written to is an error like others
    if (argc > 4 && argv[1] == back_word)
        return back(argc, argv);
    const auto parsed = parse(argc, argv, std::chrono::system_clock::now());
    fmt::print("{}", parsed.out);
    fmt::print(stderr, "{}", parsed.err);
    return parsed.line ? run(*parsed.line) : parsed.status;
} catch (const topfive::ConfigError& error) {
    fmt::print(stderr, "topfive: {}\n", error.what());
    return 2;
} catch (const std::exception& fault) {
    fmt::print(stderr, "topfive: {}\n", fault.what());
    return 1;
}
