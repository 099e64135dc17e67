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
    std::string written()
    {
        char bytes[4096];
        const auto got = ::read(outer_, bytes, sizeof bytes);
        return {bytes, static_cast<std::size_t>(got > 0 ? got : 0)};
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
    EXPECT_THAT(drawn, Not(HasSubstr("7")));
    terminal.redraw({std::string(100, 'x')});
    EXPECT_THAT(pty.written(), Not(HasSubstr(std::string(40, 'x'))));
}

TEST(Terminal, NothingMovesWithNoColorOrInAPipe)
{
    Pty pty;
    ::setenv("NO_COLOR", "1", 1);
    EXPECT_FALSE(Terminal(pty.out).moves());
    ::unsetenv("NO_COLOR");

    std::FILE* file = std::tmpfile();
    EXPECT_FALSE(Terminal(file).moves());
    EXPECT_EQ(Terminal(file).width(), 80U);
    std::fclose(file);
}

}
}
