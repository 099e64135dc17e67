// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/watching/mpd_command.hpp"
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace topfive {

// One comparison of a filter, after every negation around it was applied.
struct Leaf {
    enum class Operator { equal, contains, starts_with, matches, other };

    std::string tag; // lower case: "artist", "any", "file", "base", ...
    Operator comparison = Operator::equal;
    std::string value;
    bool negated = false;
    // Leaves of one group are alternatives, groups must all hold. MPD has no OR; clients write (!((a !contains 'x') AND
    // (b !contains 'x'))), and that is what comes out as a group.
    std::size_t group = 0;
};

// What search, find, list and their like select, and how they show it.
struct Selection {
    std::vector<Leaf> leaves;
    std::string sort;
    std::string window;
    std::string position;
    std::vector<std::string> groups;
};

// The options behind a filter, in this order. MPD takes what a command has no option for as one more filter, and
// refuses it.
enum class Options {
    songs,  // [sort T] [window S:E]
    added,  // the same and [position P]
    values, // {group T} [window S:E]
};

// The arguments from the first filter on. `substring`: what a pair TAG VALUE means, part of the tag (search) or all of
// it (find). Nothing where the grammar is broken, where MPD knows no such tag, or where it is nested deeper than
// anybody writes.
[[nodiscard]] std::optional<Selection> parse_selection(std::vector<std::string> arguments, bool substring,
                                                       Options = Options::songs);

}
