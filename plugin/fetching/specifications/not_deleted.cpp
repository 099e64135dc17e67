// SPDX-License-Identifier: MIT
#include "plugin/fetching/specifications/not_deleted.hpp"

namespace topfive {

std::optional<Rejection> NotDeleted::reject(const Recording& recording, const Occasion& occasion) const
{
    const auto row = history_.find(recording);
    if (!row || row->state != DownloadState::completed || shelf_.exists(row->path) || !whereabouts_.certain() ||
        occasion.stop.stop_requested())
        return {};
    static constexpr auto reason = "topfive fetched it and somebody deleted it";
    if (!occasion.preview) {
        history_.remove(row->id, reason);
        if (!occasion.very_song)
            history_.block(row->recording, reason);
    }
    return occasion.very_song ? std::nullopt : std::optional(Rejection{PlaceState::rejected, reason, "", 0});
}

}
