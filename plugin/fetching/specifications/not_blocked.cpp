// SPDX-License-Identifier: MIT
#include "plugin/fetching/specifications/not_blocked.hpp"

namespace topfive {

std::optional<Rejection> NotBlocked::reject(const Recording& recording, const Occasion& occasion) const
{
    if (occasion.very_song)
        return {};
    if (const auto reason = history_.blocked(recording))
        return Rejection{PlaceState::rejected, *reason, "", 0};
    return {};
}

}
