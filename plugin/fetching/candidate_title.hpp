// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

// The titles that an upload's title may hold: itself, "Artist: Title" and "Title by Artist" turned, what stands before
// a bar ("Artist - Title | Genre | Label"), and artist and title where the title is quoted ("IU 'Palette' MV",
// "米津玄師「Lemon」"). One that begins or ends with one of the `artists` without a sign between is parted there.
[[nodiscard]] std::vector<std::string> titles_within(std::string_view, const std::vector<std::string>& artists = {});

}
