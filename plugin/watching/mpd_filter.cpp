// SPDX-License-Identifier: MIT
#include "plugin/watching/mpd_filter.hpp"

#include "plugin/watching/filter_expression.hpp"

#include <algorithm>
#include <string_view>

namespace topfive {

namespace {

// MPD knows an option only as the last pair, and so, option by option, from the end (command/DatabaseCommands.cxx).
bool take_option(std::vector<std::string>& arguments, std::string_view name, std::string& value)
{
    const auto size = arguments.size();
    if (size < 2 || arguments[size - 2] != name)
        return false;
    value = std::move(arguments.back());
    arguments.resize(size - 2);
    return true;
}

bool is_number(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// "3", "0:100", "100:"; of old, "-1" is everything.
bool is_range(std::string_view text)
{
    const auto colon = text.find(':');
    if (!is_number(text.substr(0, colon)))
        return text == "-1";
    return colon == std::string_view::npos || colon + 1 == text.size() || is_number(text.substr(colon + 1));
}

}

std::optional<Selection> parse_selection(std::vector<std::string> arguments, bool substring)
{
    Selection selection;
    take_option(arguments, "position", selection.position);
    if (take_option(arguments, "window", selection.window) && !is_range(selection.window))
        return std::nullopt;
    take_option(arguments, "sort", selection.sort);
    for (std::string tag; take_option(arguments, "group", tag);)
        selection.groups.insert(selection.groups.begin(), lower_ascii(tag));
    std::size_t group = 0;
    for (std::size_t at = 0; at < arguments.size(); ++at) {
        if (arguments[at].starts_with('(')) {
            if (!append_expression(arguments[at], selection.leaves, group))
                return std::nullopt;
            continue;
        }
        if (at + 1 == arguments.size())
            return std::nullopt;
        auto& leaf = selection.leaves.emplace_back();
        leaf.tag = lower_ascii(arguments[at]);
        leaf.comparison = substring ? Leaf::Operator::contains : Leaf::Operator::equal;
        leaf.value = std::move(arguments[++at]);
        leaf.group = group++;
    }
    return selection;
}

}
