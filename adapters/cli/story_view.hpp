// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <string>
#include <vector>

namespace boost::json {
class object;
}

namespace topfive {

// A story as GET /fetches/{id} tells it, in the words of `topfive why`: who asked, what was decided, each candidate
// with its figures, and how it ended, oldest first. Lines of at most so many columns; 0: as long as they are.
[[nodiscard]] std::vector<std::string> story_lines(const boost::json::object& story, std::size_t columns);

}
