// SPDX-License-Identifier: MIT
#include "adapters/io/console_log.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fmt/chrono.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace topfive {

namespace {

constexpr std::array<spdlog::level::level_enum, 4> levels{spdlog::level::debug, spdlog::level::info,
                                                          spdlog::level::warn, spdlog::level::err};
constexpr std::array<const char*, 4> names{"debug", "info", "warning", "error"};
// sd-daemon(3): what journald takes for the line's priority, and off it.
constexpr std::array<const char*, 4> priorities{"<7>", "<6>", "<4>", "<3>"};

// systemd.exec(5): the variable names the device and inode of the stream that leads to the journal.
bool into_the_journal()
{
    const char* const stream = std::getenv("JOURNAL_STREAM");
    struct stat status {};
    return stream != nullptr && ::fstat(STDERR_FILENO, &status) == 0 &&
           fmt::format("{}:{}", status.st_dev, status.st_ino) == stream;
}

std::string time_now()
{
    const auto now = std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
    const auto seconds = std::chrono::system_clock::to_time_t(now);
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z", fmt::gmtime(seconds), now.time_since_epoch().count() % 1000);
}

}

struct ConsoleLog::Impl {
    Options options;
    bool journal = into_the_journal();
    spdlog::logger logger;

    explicit Impl(Options chosen)
        : options(std::move(chosen)), logger("topfive", std::make_shared<spdlog::sinks::stderr_sink_mt>())
    {
        logger.set_pattern("%v");
        logger.set_level(spdlog::level::debug);
        logger.flush_on(spdlog::level::debug);
    }
    [[nodiscard]] std::string line(Level level, std::string_view message, std::span<const LogField> more) const
    {
        std::vector<LogField> fields;
        if (options.json || !journal) // the journal has a time of its own
            fields.push_back({"time", time_now()});
        fields.push_back({"level", names.at(static_cast<std::size_t>(level))});
        if (!options.part.empty())
            fields.push_back({"part", options.part});
        fields.push_back({"message", std::string(message)});
        fields.insert(fields.end(), more.begin(), more.end());
        return options.json ? log_json(fields) : log_text(fields);
    }
};

ConsoleLog::ConsoleLog(Options options) : impl_(std::make_unique<Impl>(std::move(options))) {}

ConsoleLog::~ConsoleLog() = default;

void ConsoleLog::write(Level level, std::string_view message) noexcept
{
    write_with(level, message, {});
}

void ConsoleLog::write_with(Level level, std::string_view message, std::span<const LogField> fields) noexcept
try {
    if (level < impl_->options.least)
        return;
    const auto index = static_cast<std::size_t>(level);
    impl_->logger.log(levels.at(index), "{}{}", impl_->journal ? priorities.at(index) : "",
                      impl_->line(level, message, fields));
} catch (...) {
    // A message that cannot be written has nowhere to be told.
    std::fputs("topfive: a log message was lost\n", stderr);
}

}
