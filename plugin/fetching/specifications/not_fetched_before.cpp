// SPDX-License-Identifier: MIT
#include "plugin/fetching/specifications/not_fetched_before.hpp"

#include <fmt/format.h>

namespace topfive {

std::optional<Rejection> NotFetchedBefore::reject(const Recording& recording, const Occasion& occasion) const
{
    const auto row = history_.find(recording);
    if (!row || !row->placed)
        return {};
    const auto path =
        occasion.preview ? whereabouts_.of(*row, occasion.stop) : whereabouts_.follow(*row, occasion.stop);
    if (!path)
        return {};
    const auto state = row->state == DownloadState::completed ? PlaceState::completed : PlaceState::downloading;
    return Rejection{state, fmt::format("topfive fetched it before: {}", *path), *path, row->id};
}

}
