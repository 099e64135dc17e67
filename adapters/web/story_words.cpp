// SPDX-License-Identifier: MIT
#include "adapters/web/story_words.hpp"

#include <fmt/format.h>

namespace topfive {

namespace {

constexpr std::string_view verdict = "verdict";
constexpr std::string_view candidate = "candidate"; // stands below its recording's title

}

bool tells_more(std::string_view kind, std::string_view figure, std::string_view value, std::string_view text)
{
    if (value.empty() || (kind == verdict && (figure == "rank" || figure == "state"))) // the chart tells both
        return false;
    const bool number = value.find_first_not_of("+-.0123456789 s") == value.npos;
    return number || text.find(value) == text.npos;
}

std::string titled(std::string_view kind, std::string_view title, std::string_view text)
{
    const bool said = title.empty() || kind == candidate || text.find(title) != text.npos;
    return said ? std::string(text) : fmt::format("{}: {}", title, text);
}

std::string ranked(std::string_view kind, std::string_view rank, std::string_view text)
{
    if (kind != verdict || rank.empty())
        return std::string(text);
    return fmt::format("{} {}", rank == "0" ? " *" : std::string(rank) + ".", text);
}

}
