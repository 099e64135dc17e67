// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>

namespace topfive {

// Appends the text as a JSON string. A byte that is not UTF-8 is written \udcXX, as Python's surrogateescape does.
void append_json(std::string_view text, std::string& out);

}
