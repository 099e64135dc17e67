// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace topfive {

// The name of a chart's playlist after `library.playlist`: "Top 5 - {artist}" becomes "Top 5 - Eminem". MPD keeps it as
// a file NAME.m3u, so it is made safe as a path's component is; empty for a pattern that is blank.
[[nodiscard]] std::string playlist_name(std::string_view pattern, std::string_view artist);

// What is wrong with `library.playlist`, in words for a person; nullopt: nothing.
[[nodiscard]] std::optional<std::string> playlist_pattern_error(std::string_view pattern);

}
