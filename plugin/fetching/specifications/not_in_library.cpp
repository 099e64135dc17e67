// SPDX-License-Identifier: MIT
#include "plugin/fetching/specifications/not_in_library.hpp"

#include "plugin/music/fold.hpp"

#include <fmt/format.h>

namespace topfive {

std::optional<Rejection> NotInLibrary::reject(const Recording& recording, const Occasion&) const
{
    const auto song = library_.find(recording);
    if (!song)
        return {};
    if (!other_releases_ && !recording.album.empty() && !song->album.empty() &&
        fold(recording.album) != fold(song->album))
        return {};
    const auto where =
        song->path.empty() ? std::string("the library has it") : fmt::format("the library has it: {}", song->path);
    return Rejection{PlaceState::in_library, where, song->path, 0};
}

}
