// SPDX-License-Identifier: MIT
#include "tests/eval/tally.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace topfive {

namespace {

// E. B. Wilson, 1927: the interval that holds the true share in 95 of 100 samples.
std::string share(std::size_t hits, std::size_t all)
{
    if (all == 0)
        return "-";
    constexpr double z = 1.959964;
    const auto n = static_cast<double>(all);
    const auto p = static_cast<double>(hits) / n;
    const auto middle = (p + z * z / (2 * n)) / (1 + z * z / n);
    const auto reach = z / (1 + z * z / n) * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    return fmt::format("{:5.1f} % ({:4.1f}-{:5.1f})", 100 * p, 100 * std::max(0.0, middle - reach),
                       100 * std::min(1.0, middle + reach));
}

}

void Tally::count(bool expected, bool answered, bool fits)
{
    if (answered)
        ++(expected && fits ? right : wrong);
    else
        ++(expected ? missed : abstained);
}

std::string describe(std::string_view rule, const Tally& tally)
{
    return fmt::format("{:34} {:5} {:5} {:6} {:9}   {}   {}", rule, tally.right, tally.wrong, tally.missed,
                       tally.abstained, share(tally.right, tally.right + tally.wrong),
                       share(tally.right, tally.right + tally.missed + tally.wrong));
}

}
