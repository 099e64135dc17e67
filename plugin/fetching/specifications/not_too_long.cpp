// SPDX-License-Identifier: MIT
#include "plugin/fetching/specifications/not_too_long.hpp"

#include <fmt/format.h>

namespace topfive {

std::optional<Rejection> NotTooLong::reject(const Recording& recording, const Occasion&) const
{
    if (recording.length <= most_)
        return {};
    using std::chrono::duration_cast, std::chrono::seconds;
    return Rejection{PlaceState::rejected,
                     fmt::format("it is {} s long, download.max_duration is {} s",
                                 duration_cast<seconds>(recording.length).count(),
                                 duration_cast<seconds>(most_).count()),
                     "", 0};
}

}
