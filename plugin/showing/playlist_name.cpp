// SPDX-License-Identifier: MIT
#include "plugin/showing/playlist_name.hpp"

#include "plugin/fetching/path_name.hpp"

#include <fmt/format.h>

namespace topfive {

namespace {
constexpr std::string_view placeholder = "{artist}";
constexpr std::size_t longest = 200; // bytes; ".m3u" and the name of a new list that is being written come on top
}

std::string playlist_name(std::string_view pattern, std::string_view artist)
{
    std::string name(pattern);
    if (const auto at = name.find(placeholder); at != std::string::npos)
        name.replace(at, placeholder.size(), artist);
    return safe_name(name, longest);
}

std::optional<std::string> playlist_pattern_error(std::string_view pattern)
{
    if (pattern.empty())
        return {};
    const auto at = pattern.find(placeholder);
    if (at == std::string_view::npos)
        return fmt::format("must have {} in it, or the charts of all artists would be one playlist, as in "
                           "\"Top 5 - {}\"",
                           placeholder, placeholder);
    if (pattern.find_first_of("{}", at + placeholder.size()) != std::string_view::npos ||
        pattern.substr(0, at).find_first_of("{}") != std::string_view::npos)
        return fmt::format("may have {} once, and no other brace", placeholder);
    return {};
}

}
