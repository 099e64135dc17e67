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
// At most so many columns; what is cut ends in an ellipsis.
[[nodiscard]] std::string shortened(std::string_view, std::size_t columns);
// The same, filled with spaces to just so many.
[[nodiscard]] std::string fitted(std::string_view, std::size_t columns);
// Broken between words into lines of so many columns, all but the first set in by `indent`. A word that is longer stays
// whole.
[[nodiscard]] std::string wrapped(std::string_view, std::size_t columns, std::size_t indent);
// "[########........]", so many columns in all.
[[nodiscard]] std::string bar(double share, std::size_t columns);
// The time of a day here, of a text such as "2026-11-24T17:30:05.120Z": "2026-11-24 18:30:05". Another text stays.
[[nodiscard]] std::string local_time(const std::string& rfc3339);

}
