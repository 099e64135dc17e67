// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/candidate.hpp"
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

// What yt-dlp answered to one search text.
struct SearchAnswer {
    bool failed = false; // it could not ask; an error line tells why
    std::vector<Candidate> candidates{};
};

// A line that `-J` prints for a search; nothing when it is another line. yt-dlp prints `null`, or an answer whose only
// entry is null, for a search that failed.
[[nodiscard]] std::optional<SearchAnswer> read_search_line(std::string_view);

// A record about one video that fetch_command() asks for.
struct FetchLine {
    enum class Kind { begin, progress, downloaded, done };
    Kind kind = Kind::begin;
    std::string id;
    std::uint64_t bytes = 0; // progress
    std::uint64_t total = 0; // 0: unknown
    double speed = 0;        // bytes per second
    std::string file;        // done: ID.EXTENSION, in the folder where yt-dlp ran; empty: it named another
};
[[nodiscard]] std::optional<FetchLine> read_fetch_line(std::string_view);

}
