// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/music/artist.hpp"
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

// Which of the artists that a service returned a text names.
struct ArtistChoice {
    std::optional<std::size_t> index;   // nobody, or doubt
    bool exact = false;                 // the folded name or an alias of it equals the folded text
    bool doubt = false;                 // several fit and none stands out
    std::string why;                    // for a person; in doubt it lists the choices
    std::vector<std::size_t> choices{}; // in doubt: the best of those who may be meant, the likeliest first
};

// Reads the first longest_text signs (raw_title.hpp) of a text and of a name. Exact folded name, aliases, typing errors
// and following decide; a tribute, karaoke or "made famous by" act is never chosen unless the text names it.
[[nodiscard]] ArtistChoice choose_artist(std::string_view text, std::span<const Artist>);

}
