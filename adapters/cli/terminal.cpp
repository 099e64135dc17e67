// SPDX-License-Identifier: MIT
#include "adapters/cli/terminal.hpp"

#include "plugin/fetching/path_name.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace topfive {

namespace {

bool starts_character(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

}

Terminal::Terminal() : moves_(isatty(STDOUT_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr) {}

std::size_t Terminal::width() const
{
    winsize size{};
    return moves_ && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20 ? size.ws_col : 80;
}

void Terminal::redraw(const std::vector<std::string>& lines)
{
    if (drawn_ > 0)
        fmt::print("\x1b[{}A", drawn_);
    for (const auto& text : lines)
        fmt::print("\x1b[2K{}\n", text);
    drawn_ = std::max(drawn_, lines.size());
    std::fflush(stdout);
}

void Terminal::line(const std::string& text)
{
    fmt::print("{}\n", text);
    std::fflush(stdout);
}

std::string shown(std::string_view text)
{
    return clean_line(text);
}

std::string fitted(std::string_view text, std::size_t columns)
{
    std::string out;
    std::size_t used = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (starts_character(text[i]) && used++ == columns)
            return out;
        out += text[i];
    }
    return used < columns ? out + std::string(columns - used, ' ') : out;
}

std::string bar(double share, std::size_t columns)
{
    const auto full = static_cast<std::size_t>(std::lround(std::clamp(share, 0.0, 1.0) * static_cast<double>(columns)));
    return "[" + std::string(full, '#') + std::string(columns - full, '.') + "]";
}

std::string size_words(double bytes)
{
    static constexpr std::array<const char*, 4> units{"B", "kB", "MB", "GB"};
    std::size_t unit = 0;
    for (; bytes >= 1000 && unit + 1 < units.size(); ++unit)
        bytes /= 1000;
    return unit == 0 ? fmt::format("{:.0f} B", bytes) : fmt::format("{:.1f} {}", bytes, units.at(unit));
}

std::string clock_words(double seconds)
{
    const auto whole = static_cast<long>(std::lround(std::clamp(seconds, 0.0, 359999.0)));
    return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

}
