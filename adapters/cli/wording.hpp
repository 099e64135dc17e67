// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/web/figure_words.hpp"
#include <cstddef>
#include <string>
#include <string_view>

namespace topfive {

// How texts and figures look to a person on a terminal.

// Without control characters and invalid UTF-8: what comes from outside must not steer a terminal.
[[nodiscard]] std::string shown(std::string_view);
// How many columns a terminal takes for it; a Chinese sign takes two.
[[nodiscard]] std::size_t columns(std::string_view);
// Cut, or filled with spaces, to just so many columns.
[[nodiscard]] std::string fitted(std::string_view, std::size_t columns);
// "[########........]", so many columns in all.
[[nodiscard]] std::string bar(double share, std::size_t columns);
// The time of a day here, of a text such as "2026-11-24T17:30:05.120Z": "2026-11-24 18:30:05". Another text stays.
[[nodiscard]] std::string local_time(const std::string& rfc3339);

}
