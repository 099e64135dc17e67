// SPDX-License-Identifier: MIT
#include "plugin/fetching/retry_ladder.hpp"

#include <array>

namespace topfive {

std::optional<std::chrono::seconds> retry_after(int failed)
{
    using namespace std::chrono_literals;
    static constexpr std::array<std::chrono::seconds, last_rung> rungs{0s, 0s, 4h, 24h, 24h * 7};
    if (failed < 1 || failed > last_rung)
        return {};
    return rungs.at(static_cast<std::size_t>(failed - 1));
}

}
