// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

// Where a command shows what happens. On a terminal a block of lines is drawn again in its place; elsewhere, and with
// NO_COLOR set, nothing moves. What comes from outside goes through shown() first, so that no name steers a terminal.
class Terminal {
public:
    explicit Terminal(std::FILE* out = stdout);
    [[nodiscard]] bool moves() const { return moves_; }
    [[nodiscard]] std::size_t width() const; // columns
    // Draws these lines where the last block stood. What does not fit on the screen is left out and counted.
    void redraw(std::vector<std::string> lines);
    void line(const std::string&);

private:
    [[nodiscard]] std::size_t height() const;

    std::FILE* out_;
    bool moves_;
    std::size_t drawn_ = 0;
};

}
