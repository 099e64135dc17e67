// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/candidate.hpp"
#include "plugin/music/recording.hpp"
#include <boost/json/object.hpp>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

// One answer per line, in order; a line that cannot be read or answered yields {"error": "..."}.
void answer_lines(std::istream&, std::ostream&, const std::function<boost::json::object(const boost::json::object&)>&);

// Fields that may be null or missing.
[[nodiscard]] std::string text(const boost::json::object&, std::string_view name);
[[nodiscard]] std::vector<std::string> texts(const boost::json::object&, std::string_view name);
[[nodiscard]] double number(const boost::json::object&, std::string_view name);

// {"title","artist" or "artists","album","duration_s","isrc","explicit"}
[[nodiscard]] Recording recording_from(const boost::json::object&);
// {"video_id","title","channel","artists","album","duration_s","views","verified","explicit","result_type"}
[[nodiscard]] Candidate candidate_from(const boost::json::object&);

}
