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

// "Artist - Title" for "Artist: Title" and "Title by Artist".
std::string turned(std::string_view title)
{
    for (const std::string_view colon : {" : ", ": ", "： "})
        if (const auto at = title.find(colon); at != std::string_view::npos && at > 0)
            return std::string(title.substr(0, at)) + " - " + std::string(title.substr(at + colon.size()));
    if (const auto at = title.find(" by "); at != std::string_view::npos && at > 0)
        return std::string(title.substr(at + 4)) + " - " + std::string(title.substr(0, at));
    return {};
}

std::string lower(std::string_view text)
{
    std::string result(text);
    for (auto& c : result)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c | 0x20);
    return result;
}

// "Travis Scott SICKO MODE", "SICKO MODE Travis Scott" with a dash between.
std::string parted_from(std::string_view title, std::string_view artist)
{
    if (artist.empty() || title.size() < artist.size() + 2)
        return {};
    const auto even = lower(title);
    const auto name = lower(artist);
    if (even.starts_with(name + ' ') && title[artist.size() + 1] != '-')
        return std::string(artist) + " - " + std::string(title.substr(artist.size() + 1));
    const auto before = title.size() - artist.size() - 1;
    if (even.ends_with(' ' + name) && before > 2 && title[before - 1] != '-')
        return std::string(artist) + " - " + std::string(title.substr(0, before));
    return {};
}

}

std::vector<std::string> titles_within(std::string_view title, const std::vector<std::string>& artists)
{
    std::vector<std::string> titles{std::string(title)};
    if (auto even = turned(title); !even.empty())
        titles.push_back(std::move(even));
    if (const auto front = before_bar(title); front.size() < title.size())
        titles.emplace_back(front);
    for (const auto& artist : artists)
        if (auto parted = parted_from(title, artist); !parted.empty())
            titles.push_back(std::move(parted));
    if (auto quoted = unquoted(title); !quoted.empty())
        titles.push_back(std::move(quoted));
    return titles;
}

}
