// SPDX-License-Identifier: MIT
#pragma once
#include <string>

namespace boost::json {
class value;
}

namespace topfive {

// JSON that any reader and any terminal may see: what was no UTF-8 is U+FFFD, control characters are escaped.
[[nodiscard]] std::string json_text(const boost::json::value&);

}
