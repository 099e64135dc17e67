// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/web/progress_board.hpp"
#include "adapters/web/status.hpp"
#include "plugin/ports/history.hpp"
#include <string>
#include <vector>

namespace topfive {

// The parts of the page as HTML: plain lists that say everything without style and script. What has an id can be told
// again and taken over in its place. `now` is what "3 min ago" counts from.

// Rows of a list, and how many there are in all.
struct Shown {
    std::vector<Download> rows;
    std::size_t all = 0;
};

// A message when topfive is not ready, or only observes; empty: all is well.
[[nodiscard]] std::string notice_part(const Status&);
// What a search on the page started.
[[nodiscard]] std::string answer_part(const Story&);
[[nodiscard]] std::string now_part(const Shown& moving, const Shown& waiting, const ProgressBoard&);
[[nodiscard]] std::string recent_part(const Shown&, Time now);
[[nodiscard]] std::string failed_part(const Shown&, Time now);
[[nodiscard]] std::string asked_part(const std::vector<Story>&, bool more, Time now);
[[nodiscard]] std::string watching_part(const Status&, Time now);
[[nodiscard]] std::string services_part(const Status&, Time now);

// A plot of what was placed over the weeks, and the same as a table. Oldest day first, days without any left out.
[[nodiscard]] std::string growth_part(const std::vector<History::Day>&, Time now);

// A story from who asked to its outcome.
[[nodiscard]] std::string story_part(const Story&, const std::vector<Download>& rows, const ProgressBoard&, Time now);

// --- what the parts are made of

// A section that a screen reader can go to by its heading.
[[nodiscard]] std::string section_html(const std::string& id, const std::string& heading, const std::string& content);
// <time> with the moment for machines.
[[nodiscard]] std::string time_html(Time, Time now);
// "downloading" with bar, share, size, speed and time left.
[[nodiscard]] std::string bar_html(const Download&, const ProgressBoard&);
// The places of a chart as an ordered list.
[[nodiscard]] std::string places_html(const Story&);
// "ncmpcpp", as far as it is known: "a client on 127.0.0.1:41234".
[[nodiscard]] std::string asker_html(const SearchIntent&);
// A button that sends its form to `action`.
[[nodiscard]] std::string button_html(const std::string& id, const std::string& action, const std::string& label,
                                      const std::string& of);

}
