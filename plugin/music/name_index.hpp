// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/music/hash_chains.hpp"
#include <cstdint>
#include <string_view>
#include <vector>

namespace topfive {

// From a folded name to the numbers put under it, typing errors included: an error or two leave the beginning or the
// end of a name as it was and change little of its length, so a name is found by either end among those as long.
class NameIndex {
public:
    void put(std::string_view folded, std::uint32_t number);
    // Under exactly this name but for spaces.
    [[nodiscard]] std::vector<std::uint32_t> exact(std::string_view folded) const;
    // Under names that share a beginning or an end with this one and are about as long; the caller compares. At most
    // `most`, those of its own length first.
    [[nodiscard]] std::vector<std::uint32_t> near(std::string_view folded, std::size_t most) const;

private:
    HashChains whole_, ends_;
};

}
