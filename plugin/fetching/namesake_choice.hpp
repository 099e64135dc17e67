// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/music/artist.hpp"
#include "plugin/music/artist_choice.hpp"
#include "plugin/ports/charts.hpp"
#include "plugin/ports/library.hpp"
#include <span>
#include <stop_token>
#include <string_view>

namespace topfive {

// Two real artists of one name: whom the library has songs of is meant, whoever is more popular. Charts are asked only
// where the library has songs by that name and several artists bear it. Without such songs the choice stays as it is.
[[nodiscard]] ArtistChoice prefer_owned(ArtistChoice, std::string_view text, std::span<const Artist>, Charts&,
                                        const Library&, std::stop_token);

}
