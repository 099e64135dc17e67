// SPDX-License-Identifier: MIT
#include "plugin/fetching/specifications/not_failed_recently.hpp"

namespace topfive {

std::optional<Rejection> NotFailedRecently::reject(const Recording& recording, const Occasion& occasion) const
{
    if (occasion.asked)
        return {};
    const auto row = history_.find(recording);
    if (!row || row->state != DownloadState::error)
        return {};
    return Rejection{PlaceState::error, row->error, "", row->id};
}

}
