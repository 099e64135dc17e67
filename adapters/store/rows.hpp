// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/io/database.hpp"
#include "plugin/ports/history.hpp"
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

// Between rows of topfive.db and the heart's values.

inline constexpr std::string_view download_columns =
    "d.id, d.recording, d.artist_id, d.artist, d.candidate, d.download_path, d.download_status, d.placed, d.error, "
    "d.rung, d.retry_at, d.bytes, d.asked, d.created_at, d.updated_at, d.related_to, d.verified";
// Of a row that begins with download_columns.
[[nodiscard]] Download download_from(const Rows&);

inline constexpr std::string_view story_columns =
    "s.id, s.text, s.field, s.title, s.kind, s.origin, s.client, s.searched_at, s.count, s.state, s.artist, s.track, "
    "s.provider, s.outcome, s.rung, s.retry_at, s.created_at, s.updated_at, s.parent, s.related_to";
// Of a row that begins with story_columns; without places and lines.
[[nodiscard]] Story story_from(const Rows&);

// A place that is a download shows that row's present state, path and error.
[[nodiscard]] std::vector<Place> places_of(Database&, StoryId);
[[nodiscard]] std::vector<StoryLine> lines_of(Database&, const Story&);

[[nodiscard]] std::string_view name(SearchIntent::Kind);
[[nodiscard]] std::string_view name(SearchIntent::Origin);

// Folded texts, one a line, so that no word is found across two of them.
[[nodiscard]] std::string folded_words(std::initializer_list<std::string_view>);
[[nodiscard]] std::string folded_words(const Recording&);
// The names among a line's figures; numbers are left out, else every "97" would be found.
[[nodiscard]] std::string folded_words(const StoryLine&);

}
