// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/candidate.hpp"
#include <optional>
#include <string_view>

namespace boost::json {
class value;
}

namespace topfive {

// A song of a list (musicResponsiveListItemRenderer). Nothing when it has no playable id or no title, is greyed out or
// an episode of a podcast.
[[nodiscard]] std::optional<Candidate> read_music_row(const boost::json::value&);

// The top result (musicCardShelfRenderer), when it is a song or a video.
[[nodiscard]] std::optional<Candidate> read_music_card(const boost::json::value&);

// "3:05" and "1:02:03"; 0 for what is no length.
[[nodiscard]] std::chrono::milliseconds read_length(std::string_view);

// "19M plays", "161K views", "1,234 views"; 0 for what is no count.
[[nodiscard]] std::uint64_t read_count(std::string_view);

}
