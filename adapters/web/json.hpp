// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/web/progress_board.hpp"
#include "adapters/web/status.hpp"
#include "plugin/ports/history.hpp"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace boost::json {
class object;
}

namespace topfive {

// The shapes of CONTRACT 2 and 7: times in RFC 3339 UTC, durations in seconds, sizes in bytes, ids decimal strings.
[[nodiscard]] boost::json::object download_json(const Download&, const ProgressBoard&);
// A story as CONTRACT 7 calls it: pending, downloading, completed, in_library, error, or rejected when nothing came of
// the search itself.
[[nodiscard]] std::string_view fetch_state(const Story&);
// What was searched by whom: a server-sent event of CONTRACT 7.
[[nodiscard]] boost::json::object search_json(const Story&);
// The whole story, what `why --json` prints.
[[nodiscard]] boost::json::object story_json(const Story&);
// A story among others: without its places and lines.
[[nodiscard]] boost::json::object story_summary_json(const Story&);
// {"artist":..,"track":..,"top":[..]}: what `get --json` prints.
[[nodiscard]] boost::json::object places_json(const std::optional<Artist>&, const std::vector<Place>&);
[[nodiscard]] boost::json::object status_json(const Status&, const ProgressBoard&);
// RFC 9457.
[[nodiscard]] boost::json::object problem_json(int status, const std::string& detail);

}
