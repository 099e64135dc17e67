// SPDX-License-Identifier: MIT
#include "adapters/io/console_log.hpp"

#include <array>
#include <cstdio>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace topfive {

namespace {

constexpr std::array<spdlog::level::level_enum, 4> levels{spdlog::level::debug, spdlog::level::info,
                                                          spdlog::level::warn, spdlog::level::err};

spdlog::level::level_enum level_of(Log::Level level)
{
    return levels.at(static_cast<std::size_t>(level));
}

bool control(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

std::string printable(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (const char c : text)
        if (control(c))
            out += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
        else
            out += c;
    return out;
}

std::string json_text(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text)
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (control(c)) {
            out += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
        } else {
            out += c;
        }
    return out + '"';
}

}

struct ConsoleLog::Impl {
    Options options;
    spdlog::logger logger;

    explicit Impl(Options chosen)
        : options(std::move(chosen)), logger("topfive", std::make_shared<spdlog::sinks::stderr_sink_mt>())
    {
        const std::string part = options.part.empty() ? "" : options.part + ": ";
        const auto utc = spdlog::pattern_time_type::utc;
        if (options.json)
            logger.set_pattern(
                R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l","part":")" + options.part + R"(","message":%v})", utc);
        else
            logger.set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l " + part + "%v", utc);
        logger.set_level(level_of(options.least));
        logger.flush_on(spdlog::level::debug);
    }
};

ConsoleLog::ConsoleLog(Options options) : impl_(std::make_unique<Impl>(std::move(options))) {}

ConsoleLog::~ConsoleLog() = default;

void ConsoleLog::write(Level level, std::string_view message) noexcept
try {
    if (level < impl_->options.least)
        return;
    impl_->logger.log(level_of(level), "{}", impl_->options.json ? json_text(message) : printable(message));
} catch (...) {
    // A message that cannot be written has nowhere to be told.
    std::fputs("topfive: a log message was lost\n", stderr);
}

}
