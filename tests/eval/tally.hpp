// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace topfive {

// How a rule fared on labelled cases. A case either has a right answer or asks for none.
struct Tally {
    std::size_t right = 0;     // answered as labelled
    std::size_t wrong = 0;     // answered otherwise
    std::size_t missed = 0;    // no answer where there was one
    std::size_t abstained = 0; // rightly no answer

    void count(bool expected, bool answered, bool fits);
    [[nodiscard]] std::size_t cases() const { return right + wrong + missed + abstained; }
};

// "precision 98.1 % (93.4-99.5)   recall ...": Wilson's score intervals at 95 %.
[[nodiscard]] std::string describe(std::string_view rule, const Tally&);

}
