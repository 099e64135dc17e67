// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <string_view>

namespace topfive {

// Typing errors between two texts: signs inserted, left out, replaced, or two neighbours swapped, counted up to `most`;
// `most` + 1 means more. Signs are code points. Time grows with the length times `most`.
[[nodiscard]] std::size_t edit_distance(std::string_view, std::string_view, std::size_t most);

}
