// SPDX-License-Identifier: MIT
#include "plugin/fetching/specifications/not_fetched_before.hpp"

#include <fmt/format.h>

namespace topfive {

std::optional<Rejection> NotFetchedBefore::reject(const Recording& recording, const Occasion& occasion) const
{
    const auto row = history_.find(recording);
    if (!row || !row->placed)
        return {};
    if (shelf_.exists(row->path)) {
        const auto state = row->state == DownloadState::completed ? PlaceState::completed : PlaceState::downloading;
        return Rejection{state, fmt::format("topfive fetched it before: {}", row->path), row->path, row->id};
    }
    if (row->state != DownloadState::completed)
        return {};
    static constexpr auto reason = "topfive fetched it and somebody deleted it";
    history_.remove(row->id, reason);
    if (occasion.very_song)
        return {};
    history_.block(row->recording, reason);
    return Rejection{PlaceState::rejected, reason, "", 0};
}

}
