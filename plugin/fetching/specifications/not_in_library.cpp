// SPDX-License-Identifier: MIT
#include "plugin/fetching/specifications/not_in_library.hpp"

#include "plugin/music/fold.hpp"

#include <fmt/format.h>

namespace topfive {

std::optional<Rejection> NotInLibrary::reject(const Recording& recording, const Occasion& occasion) const
{
    const auto song = library_.find(recording);
    if (!song)
        return {};
    if (!other_releases_ && !recording.album.empty() && !song->album.empty() &&
        fold(recording.album) != fold(song->album))
        return {};
    if (occasion.very_song && shelf_.lacks(song->path)) {
        if (!occasion.preview)
            library_.update(song->path);
        return {};
    }
    const auto where =
        song->path.empty() ? std::string("the library has it") : fmt::format("the library has it: {}", song->path);
    return Rejection{PlaceState::in_library, where, song->path, 0};
}

}
