// SPDX-License-Identifier: MIT
#include "plugin/watching/mpd_filter.hpp"

#include "plugin/watching/filter_expression.hpp"
#include "plugin/watching/tag_names.hpp"

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

std::string_view without_zeros(std::string_view number)
{
    return number.substr(std::min(number.find_first_not_of('0'), number.size()));
}

// "3", "0:100", "100:"; of old, "-1" is everything.
bool is_range(std::string_view text)
{
    const auto colon = text.find(':');
    if (!is_number(text.substr(0, colon)))
        return text == "-1";
    if (colon == std::string_view::npos || colon + 1 == text.size())
        return true;
    const auto start = without_zeros(text.substr(0, colon));
    const auto end = without_zeros(text.substr(colon + 1));
    return is_number(text.substr(colon + 1)) &&
           (start.size() < end.size() || (start.size() == end.size() && start <= end));
}

}

std::optional<Selection> parse_selection(std::vector<std::string> arguments, bool substring, Options options)
{
    Selection selection;
    if (options == Options::added)
        take_option(arguments, "position", selection.position);
    if (take_option(arguments, "window", selection.window) && !is_range(selection.window))
        return std::nullopt;
    if (options != Options::values && take_option(arguments, "sort", selection.sort) &&
        !is_sort_name(lower_ascii(selection.sort)))
        return std::nullopt;
    for (std::string tag; options == Options::values && take_option(arguments, "group", tag);)
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
        if (!is_filter_name(leaf.tag))
            return std::nullopt;
        leaf.comparison = substring ? Leaf::Operator::contains : Leaf::Operator::equal;
        leaf.value = std::move(arguments[++at]);
        leaf.group = group++;
    }
    return selection;
}

}
