// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/music/reading.hpp"
#include <string>

namespace topfive {

// Both name one album: in their album tags, or one as a tail of its title.
[[nodiscard]] bool share_album(const Reading&, const Reading&);

// What speaks for two readings besides their titles.
struct Beside {
    bool one_album = false, one_length = false;
    Tags tags = Tags::tidy;
};

// How alike two titles are: 1 the same words, between likely_typed and 1 the same but for typing errors, 0 not. A
// subtitle that was needed is taken from the loose ones.
[[nodiscard]] double titles_alike(Reading&, Reading&, const Beside&);

// Subtitles and tails in one text.
[[nodiscard]] std::string all_loose(const Reading&);

}
