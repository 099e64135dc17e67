// SPDX-License-Identifier: MIT
#pragma once
#include <fmt/format.h>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace topfive {

// A fact that goes with a message, for programs to look for.
struct LogField {
    std::string_view key; // lower case
    std::string value;
};

// Messages for the person who runs topfive. No secret and no password line ever reaches it. Safe from every thread.
class Log {
public:
    enum class Level { debug, info, warning, error };
    virtual ~Log() = default;
    virtual void write(Level, std::string_view message) noexcept = 0;
    virtual void write_with(Level level, std::string_view message, std::span<const LogField>) noexcept
    {
        write(level, message);
    }

    template <typename... Args>
    void debug(fmt::format_string<Args...> f, Args&&... args)
    {
        write(Level::debug, fmt::format(f, std::forward<Args>(args)...));
    }
    template <typename... Args>
    void info(fmt::format_string<Args...> f, Args&&... args)
    {
        write(Level::info, fmt::format(f, std::forward<Args>(args)...));
    }
    template <typename... Args>
    void warning(fmt::format_string<Args...> f, Args&&... args)
    {
        write(Level::warning, fmt::format(f, std::forward<Args>(args)...));
    }
    template <typename... Args>
    void error(fmt::format_string<Args...> f, Args&&... args)
    {
        write(Level::error, fmt::format(f, std::forward<Args>(args)...));
    }
};

}
