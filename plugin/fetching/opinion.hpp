// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <utility>
#include <vector>

namespace topfive {

using Figures = std::vector<std::pair<std::string, std::string>>;

// What one look at a file says about it: `why` is a sentence for people, the figures are what it was read from.
struct Opinion {
    enum class Outcome { passed, unknown, failed };
    Outcome outcome = Outcome::unknown;
    std::string why;
    Figures figures{};
};

}
