// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <optional>
#include <string>

namespace topfive {

// Watches a library's size. More than half of the songs gone at once is more likely an accident (a share that was not
// mounted while MPD looked) than a wish: it counts as a loss until they are back, or a person confirms it.
class SuddenLoss {
public:
    // `whole`: the size that counted as whole when topfive last ran.
    explicit SuddenLoss(std::size_t whole = 0) : whole_(whole) {}

    void counted(std::size_t songs);
    void confirm();

    // The size to compare with, and to remember across a restart.
    [[nodiscard]] std::size_t whole() const { return whole_; }
    [[nodiscard]] bool lost() const { return lost_; }
    // In words for a person.
    [[nodiscard]] std::optional<std::string> obstacle() const;

private:
    std::size_t whole_;
    std::size_t songs_ = 0;
    bool lost_ = false;
};

}
