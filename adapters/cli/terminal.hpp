// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

// Where a command shows what happens. On a terminal a block of lines is drawn again in its place; elsewhere, and with
// NO_COLOR set, there is no movement and each line stands once. What comes from outside is shown without control
// characters, so that no name steers a terminal.
class Terminal {
public:
    Terminal(); // stdout
    [[nodiscard]] bool moves() const { return moves_; }
    [[nodiscard]] std::size_t width() const; // columns
    // Draws these lines where the last block stood.
    void redraw(const std::vector<std::string>& lines);
    void line(const std::string&);

private:
    bool moves_ = false;
    std::size_t drawn_ = 0;
};

// Without control characters and invalid UTF-8.
[[nodiscard]] std::string shown(std::string_view);
// Cut or filled to so many columns, counting characters.
[[nodiscard]] std::string fitted(std::string_view, std::size_t columns);
// "[########........]"
[[nodiscard]] std::string bar(double share, std::size_t columns);
// "12.3 MB"
[[nodiscard]] std::string size_words(double bytes);
// "1:05"
[[nodiscard]] std::string clock_words(double seconds);

}
