// SPDX-License-Identifier: MIT
#include "plugin/fetching/candidate_title.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace topfive {

namespace {

std::string_view before_bar(std::string_view title)
{
    auto end = title.size();
    for (const std::string_view bar : {" | ", " ｜ ", " // ", " • ", " /// "})
        end = std::min(end, title.find(bar));
    return title.substr(0, end);
}

// "Artist - Title" for a title in quotes behind some words; empty: there is none.
std::string unquoted(std::string_view title)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> quotes{
        {{"\"", "\""}, {"“", "”"}, {" '", "'"}, {" ‘", "’"}, {"「", "」"}, {"『", "』"}}};
    for (const auto& [open, close] : quotes) {
        const auto begin = title.find(open);
        if (begin == std::string_view::npos || begin == 0)
            continue;
        const auto from = begin + open.size();
        const auto end = title.find(close, from);
        if (end == std::string_view::npos || end == from)
            continue;
        const auto words = title.substr(0, begin).find_last_not_of(" -–:");
        if (words != std::string_view::npos)
            return std::string(title.substr(0, words + 1)) + " - " + std::string(title.substr(from, end - from));
    }
    return {};
}

}

std::vector<std::string> titles_within(std::string_view title)
{
    std::vector<std::string> titles{std::string(title)};
    if (const auto front = before_bar(title); front.size() < title.size())
        titles.emplace_back(front);
    if (auto quoted = unquoted(title); !quoted.empty())
        titles.push_back(std::move(quoted));
    return titles;
}

}
