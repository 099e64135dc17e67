// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/watching/mpd_filter.hpp"
#include <string_view>
#include <vector>

namespace topfive {

// Reads one expression "(...)" of MPD's filter grammar and appends its leaves. `group` is the next free number of a
// group and is moved on. False, with nothing promised about the leaves, when MPD would refuse the expression.
[[nodiscard]] bool append_expression(std::string_view expression, std::vector<Leaf>& leaves, std::size_t& group);

// ASCII alone, as MPD compares tag names and operators.
[[nodiscard]] std::string lower_ascii(std::string_view);

}
