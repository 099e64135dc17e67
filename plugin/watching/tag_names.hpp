// SPDX-License-Identifier: MIT
#pragma once
#include <string_view>

namespace topfive {

// Whether MPD knows a tag of this name, in lower case (MPD src/tag/Names.cxx, up to 0.25). It refuses a filter over
// anything else.
[[nodiscard]] bool is_tag(std::string_view name);

// What stands in a filter in the place of a tag: "any", "file", "base", ... and every tag.
[[nodiscard]] bool is_filter_name(std::string_view name);

// What MPD sorts by: a tag, "last-modified", "added" or "prio"; all of it backwards with "-" in front. Lower case.
[[nodiscard]] bool is_sort_name(std::string_view name);

}
