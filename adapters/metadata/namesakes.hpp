// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/music/artist.hpp"
#include <optional>
#include <string_view>
#include <vector>

namespace topfive {

// Of artists that a service returned, the one with exactly this folded name or alias; of several the one with the most
// following, of equals the first. This is how a service meets an artist whom another service named.
[[nodiscard]] std::optional<Artist> namesake(std::string_view name, const std::vector<Artist>&);

}
