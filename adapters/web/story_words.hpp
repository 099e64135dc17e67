// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>

namespace topfive {

// How a story's line reads to a person, on the page and on a terminal. `kind` as in StoryLine.

// Whether a figure tells what the line's own text does not.
[[nodiscard]] bool tells_more(std::string_view kind, std::string_view figure, std::string_view value,
                              std::string_view text);
// The text, behind the title of the recording that it is about where it does not say so itself.
[[nodiscard]] std::string titled(std::string_view kind, std::string_view title, std::string_view text);
// The text; a verdict stands behind its rank in the chart: "3. Babies: the library lacks it".
[[nodiscard]] std::string ranked(std::string_view kind, std::string_view rank, std::string_view text);

}
