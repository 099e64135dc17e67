// SPDX-License-Identifier: MIT
#include "adapters/cli/terminal.hpp"

#include "adapters/cli/wording.hpp"

#include <cstdlib>
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace topfive {

namespace {

constexpr std::size_t usual_width = 80;
constexpr std::size_t usual_height = 24;

}

Terminal::Terminal(std::FILE* out)
    : out_(out), moves_(::isatty(::fileno(out)) == 1 && std::getenv("NO_COLOR") == nullptr)
{
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

void Terminal::redraw(std::vector<std::string> lines)
{
    if (const auto room = height() - 1; lines.size() > room) {
        lines.resize(room, "");
        lines.back() = "...";
    }
    std::string text;
    if (drawn_ > 0)
        text += fmt::format("\x1b[{}A", drawn_);
    for (const auto& one : lines)
        text += fitted(one, width() - 1) + "\x1b[K\n"; // erases what the last drawing left behind it
    text += "\x1b[J";
    drawn_ = lines.size();
    fmt::print(out_, "{}", text);
    std::fflush(out_);
}

void Terminal::line(const std::string& text)
{
    fmt::print(out_, "{}\n", text);
    std::fflush(out_);
    drawn_ = 0;
}

}
