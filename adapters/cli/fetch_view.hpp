// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <string>
#include <vector>

namespace boost::json {
class object;
}

namespace topfive {

// A fetch as GET /fetches/{id} tells it, in the words of `topfive get`.

// The song asked for, if there is one, and the chart's places; a song that stands in both is told once.
[[nodiscard]] std::vector<boost::json::object> places_of(const boost::json::object& fetch);
// A download under way, as far as `columns` hold it: "[#####.....]  50 %    2.0 MB  500.0 kB/s  0:04", or its stage.
[[nodiscard]] std::string progress(const boost::json::object& download, std::size_t columns);
inline constexpr std::size_t whole_progress = 44; // columns that hold a bar and all its figures
// One line for each place, with a bar, share, speed and time left for what is under way, and a line that counts them.
[[nodiscard]] std::vector<std::string> bars(const boost::json::object& fetch, std::size_t width);
// "there", "in the library", "failed: REASON", or the stage of a download.
[[nodiscard]] std::string state_words(const boost::json::object& place);
// The same; while it waits, for what.
[[nodiscard]] std::string state_words(const boost::json::object& fetch, const boost::json::object& place);
// Neither waiting nor under way.
[[nodiscard]] bool settled(const boost::json::object& fetch_or_place);
// It waits for something that a person would not wait for: a pause, a rung of hours, a mode.
[[nodiscard]] bool waits(const boost::json::object& fetch);
// CONTRACT 10: the library has every recording that was wanted.
[[nodiscard]] bool fulfilled(const boost::json::object& fetch);
// The object that `get --json` prints.
[[nodiscard]] boost::json::object get_shape(const boost::json::object& fetch);

}
