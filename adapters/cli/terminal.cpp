// SPDX-License-Identifier: MIT
#include "adapters/cli/terminal.hpp"

#include "adapters/cli/wording.hpp"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <string_view>
#include <sys/ioctl.h>
#include <unistd.h>
#include <utility>

namespace topfive {

namespace {

constexpr std::size_t usual_width = 80;
constexpr std::size_t usual_height = 24;

// ECMA-48, and the private modes that xterm gave it.
constexpr std::string_view to_own_screen = "\x1b[?1049h\x1b[?25l\x1b[H\x1b[2J"; // without a cursor
constexpr std::string_view from_own_screen = "\x1b[?25h\x1b[?1049l";
constexpr std::string_view top = "\x1b[H";
constexpr std::string_view rest_of_line_away = "\x1b[K";
constexpr std::string_view rest_of_screen_away = "\x1b[J";

// A terminal that knows no such thing, Emacs' shell for one.
bool dumb()
{
    const char* kind = std::getenv("TERM");
    return kind != nullptr && std::string_view(kind) == "dumb";
}

}

Terminal::Terminal(std::FILE* out)
    : out_(out), moves_(::isatty(::fileno(out)) == 1 && std::getenv("NO_COLOR") == nullptr && !dumb())
{
}

Terminal::~Terminal()
{
    if (own_screen_)
        write(std::string(from_own_screen));
}

std::size_t Terminal::width() const
{
    winsize size{};
    return ::ioctl(::fileno(out_), TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : usual_width;
}

std::size_t Terminal::height() const
{
    winsize size{};
    return ::ioctl(::fileno(out_), TIOCGWINSZ, &size) == 0 && size.ws_row > 0 ? size.ws_row : usual_height;
}

std::string Terminal::drawn(std::vector<std::string> lines)
{
    if (const auto room = height() - 1; lines.size() > room) {
        const auto left_out = lines.size() - room + 1;
        lines.resize(room);
        lines.back() = fmt::format("... {} more lines", left_out);
    }
    std::string text;
    block_.clear();
    for (const auto& one : lines) {
        const auto fits = shortened(one, width() - 1);
        block_.push_back(columns(fits));
        text += fmt::format("{}{}\n", fits, rest_of_line_away);
    }
    return text.append(rest_of_screen_away);
}

void Terminal::redraw(std::vector<std::string> lines)
{
    // A line that was drawn on a wider terminal takes several rows of a narrower one.
    std::size_t rows = 0;
    for (const auto used : block_)
        rows += used == 0 ? 1 : (used - 1) / width() + 1;
    auto way = rows > 0 ? fmt::format("\x1b[{}A", std::min(rows, height() - 1)) : std::string();
    if (const auto before = std::exchange(drawn_at_, width()); rows > 0 && before != drawn_at_)
        way += rest_of_screen_away; // else a terminal joins again what it had broken, under what is drawn now
    write(way + drawn(std::move(lines)));
}

void Terminal::fill(std::vector<std::string> lines)
{
    const auto way = std::exchange(own_screen_, true) ? std::string() : std::string(to_own_screen);
    write(way + std::string(top) + drawn(std::move(lines)));
}

void Terminal::line(const std::string& text)
{
    write(text + "\n");
    block_.clear();
}

void Terminal::write(const std::string& text)
{
    fmt::print(out_, "{}", text);
    std::fflush(out_);
}

}
