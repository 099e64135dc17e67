// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

// Where a command shows what happens. On a terminal a block of lines is drawn again in its place; elsewhere, on a
// dumb one, and with NO_COLOR set, nothing moves. What comes from outside goes through shown() first, so that no name
// steers a terminal. Each drawing is one write, and nothing is erased before it is drawn over: it does not flicker.
class Terminal {
public:
    explicit Terminal(std::FILE* out = stdout);
    // Leaves the terminal as it was found, the last block standing on it.
    ~Terminal();
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    [[nodiscard]] bool moves() const { return moves_; }
    [[nodiscard]] std::size_t width() const; // columns
    // Draws these lines where the last block stood, whatever became of the terminal's width. What does not fit on the
    // screen is left out and counted.
    void redraw(std::vector<std::string> lines);
    // Draws these lines on a screen of their own, which is gone again at the end, and what was there before is back.
    void fill(std::vector<std::string> lines);
    void line(const std::string&);

private:
    [[nodiscard]] std::size_t height() const;
    [[nodiscard]] std::string drawn(std::vector<std::string> lines);
    void write(const std::string&);

    std::FILE* out_;
    bool moves_;
    bool own_screen_ = false;
    std::vector<std::size_t> block_; // columns of each line that was drawn last
    std::size_t drawn_at_ = 0;       // the width then
};

}
