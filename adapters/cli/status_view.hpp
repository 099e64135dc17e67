// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <string>
#include <vector>

namespace boost::json {
class object;
}

namespace topfive {

// GET /status in the words of `topfive status`: what is wrong, what runs, what waits, what came in lately, how it is
// watched for searches, and how the services are. Bars take what `columns` leave them.
[[nodiscard]] std::vector<std::string> status_lines(const boost::json::object& status, std::size_t columns);

}
