// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/music/recording.hpp"
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

// Which of the songs that a service returned a text names: by title ("stan"), or by title and artist in either order
// ("stan eminem").
struct SongChoice {
    std::optional<std::size_t> index;
    bool shared = false;                // the text is only a title, and other artists have a song of that title too
    std::string why;                    // for a person
    std::vector<std::size_t> choices{}; // where it is shared: one song of each artist, the service's order
};

// With `artist` not empty the text is a title and the song must be theirs. A song by a tribute or karaoke act is meant
// only where the text names one. Title and artist together win over a title
// alone; among equals the service's order decides.
[[nodiscard]] SongChoice choose_song(std::string_view text, std::string_view artist, std::span<const Recording>);

}
