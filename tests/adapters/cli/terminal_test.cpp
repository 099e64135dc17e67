// SPDX-License-Identifier: MIT
#include "adapters/cli/terminal.hpp"

#include <cstdlib>
#include <gmock/gmock.h>
#include <pty.h>
#include <stdexcept>
#include <sys/ioctl.h>
#include <unistd.h>

namespace topfive {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// A real terminal, 40 columns wide and 6 lines high, and what was written to it.
class Pty {
public:
    Pty()
    {
        winsize size{6, 40, 0, 0};
        int inner = -1;
        if (::openpty(&outer_, &inner, nullptr, nullptr, &size) != 0)
            throw std::runtime_error("no terminal");
        out = ::fdopen(inner, "w");
    }
    Pty(const Pty&) = delete;
    ~Pty()
    {
        std::fclose(out);
        ::close(outer_);
    }
    // What was written up to the end of a drawing.
    std::string written()
    {
        static constexpr std::string_view end = "\x1b[J";
        std::string all;
        char bytes[4096];
        while (!all.ends_with(end)) {
            const auto got = ::read(outer_, bytes, sizeof bytes);
            if (got <= 0)
                throw std::runtime_error("the terminal is gone");
            all.append(bytes, static_cast<std::size_t>(got));
        }
        return all;
    }
    void resize(unsigned short rows, unsigned short columns)
    {
        const winsize size{rows, columns, 0, 0};
        ::ioctl(outer_, TIOCSWINSZ, &size);
    }

    std::FILE* out = nullptr;

private:
    int outer_ = -1;
};

TEST(Terminal, DrawsABlockAgainInItsPlace)
{
    Pty pty;
    Terminal terminal(pty.out);
    ASSERT_TRUE(terminal.moves());
    EXPECT_EQ(terminal.width(), 40U);

    terminal.redraw({"one", "two"});
    EXPECT_THAT(pty.written(), Not(HasSubstr("A"))); // nothing to go up to yet
    terminal.redraw({"one, further", "two"});
    const auto second = pty.written();
    EXPECT_THAT(second, ::testing::StartsWith("\x1b[2A"));
    EXPECT_THAT(second, HasSubstr("one, further"));
}

TEST(Terminal, NeverDrawsMoreThanItsScreenHolds)
{
    Pty pty;
    Terminal terminal(pty.out);
    terminal.redraw({"1", "2", "3", "4", "5", "6", "7"});
    const auto drawn = pty.written();
    EXPECT_THAT(drawn, HasSubstr("4"));
    EXPECT_THAT(drawn, HasSubstr("... 3 more lines"));
    EXPECT_THAT(drawn, Not(HasSubstr("7")));
    terminal.redraw({std::string(100, 'x')});
    EXPECT_THAT(pty.written(), Not(HasSubstr(std::string(40, 'x'))));
}

TEST(Terminal, FindsItsBlockAgainOnANarrowerScreen)
{
    Pty pty;
    Terminal terminal(pty.out);
    terminal.redraw({std::string(30, 'x'), "two"});
    (void)pty.written();
    pty.resize(6, 20);
    terminal.redraw({"one"});
    EXPECT_THAT(pty.written(), ::testing::StartsWith("\x1b[3A")); // the first line takes two rows now
}

TEST(Terminal, FillsAScreenOfItsOwnAndGivesItBack)
{
    Pty pty;
    {
        Terminal terminal(pty.out);
        terminal.fill({"one"});
        EXPECT_THAT(pty.written(), ::testing::StartsWith("\x1b[?1049h"));
        terminal.fill({"two"});
        const auto second = pty.written();
        EXPECT_THAT(second, ::testing::StartsWith("\x1b[Htwo"));
        EXPECT_THAT(second, Not(HasSubstr("\x1b[2J"))); // it would flicker
    }
    Terminal(pty.out).redraw({});
    EXPECT_THAT(pty.written(), ::testing::StartsWith("\x1b[?25h\x1b[?1049l"));
}

TEST(Terminal, NothingMovesWithNoColorOnADumbOneOrInAPipe)
{
    Pty pty;
    ::setenv("NO_COLOR", "1", 1);
    EXPECT_FALSE(Terminal(pty.out).moves());
    ::unsetenv("NO_COLOR");
    const char* before = std::getenv("TERM");
    const std::string term = before == nullptr ? "" : before;
    ::setenv("TERM", "dumb", 1);
    EXPECT_FALSE(Terminal(pty.out).moves());
    ::setenv("TERM", "xterm", 1);
    EXPECT_TRUE(Terminal(pty.out).moves());
    ::setenv("TERM", term.c_str(), 1);

    std::FILE* file = std::tmpfile();
    EXPECT_FALSE(Terminal(file).moves());
    EXPECT_EQ(Terminal(file).width(), 80U);
    std::fclose(file);
}

}
}
