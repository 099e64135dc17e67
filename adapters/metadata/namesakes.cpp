// SPDX-License-Identifier: MIT
#include "adapters/metadata/namesakes.hpp"

#include "plugin/music/fold.hpp"

#include <algorithm>

namespace topfive {

std::optional<Artist> namesake(std::string_view name, const std::vector<Artist>& artists)
{
    const auto folded = fold_artist(name);
    const Artist* best = nullptr;
    for (const Artist& artist : artists) {
        const auto equal = [&](const std::string& other) { return fold_artist(other) == folded; };
        if ((equal(artist.name) || std::ranges::any_of(artist.aliases, equal)) &&
            (best == nullptr || artist.following > best->following))
            best = &artist;
    }
    return best == nullptr ? std::nullopt : std::optional(*best);
}

}
