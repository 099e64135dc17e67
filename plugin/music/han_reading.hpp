// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <string_view>

namespace topfive {

// Whether a text in Han and Kana can be read as a text in Latin letters, both folded: "椎名林檎" as "shiina ringo" or
// "ringo shiina", "夜に駆ける" as "yoru ni kakeru". Long vowels may be written or not. 1: every sign has such a
// reading; 0.9: but one, which four others vouch for; 0: it cannot, or a sign has no known reading. Other texts share
// readings too, so it says "may be", not "is". Time grows with the product of the lengths, of which 60 letters count.
[[nodiscard]] double reads_as(std::string_view eastern, std::string_view latin);

}
