// SPDX-License-Identifier: MIT
#pragma once
#include "config/config.hpp"
#include <string>
#include <vector>

namespace topfive {

// Something around topfive that keeps searches from being seen or changes who may do what, with the mend.
struct Advice {
    std::string what;
    std::string found;
    std::string mend;
};

// MPD's socket unit, its zeroconf, rights by address, and what topfive runs as. Reads files, asks nobody.
[[nodiscard]] std::vector<Advice> surroundings(const Config&);

}
