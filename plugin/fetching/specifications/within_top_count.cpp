// SPDX-License-Identifier: MIT
#include "plugin/fetching/specifications/within_top_count.hpp"

#include <fmt/format.h>

namespace topfive {

std::optional<Rejection> WithinTopCount::reject(const Recording& recording, const Occasion& occasion) const
{
    if (occasion.asked || history_.find(recording))
        return {};
    if (history_.fetched_of(occasion.artist.id) < occasion.count)
        return {};
    return Rejection{PlaceState::rejected,
                     fmt::format("topfive already fetched {} songs of {}; ask for more with topfive get",
                                 occasion.count, occasion.artist.name),
                     "", 0};
}

}
