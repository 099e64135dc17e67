// SPDX-License-Identifier: MIT
#include "plugin/music/title_parts.hpp"

#include "plugin/music/words.hpp"

#include <algorithm>
#include <array>

namespace topfive {

namespace {

std::string number_of(std::string_view word)
{
    constexpr std::array<std::string_view, 10> spelled{"one", "two",   "three", "four", "five",
                                                       "six", "seven", "eight", "nine", "ten"};
    if (is_number(word)) {
        const auto start = std::min(word.find_first_not_of('0'), word.size() - 1);
        return std::string(word.substr(start));
    }
    if (word == "i")
        return "1";
    if (auto value = roman(word); !value.empty())
        return value;
    const auto at = std::find(spelled.begin(), spelled.end(), word);
    return at == spelled.end() ? std::string{} : std::to_string(at - spelled.begin() + 1);
}

// Nothing in it can count a part: most titles.
bool counts_nothing(std::string_view folded)
{
    for (std::size_t at = 0; at < folded.size(); ++at) {
        const char c = folded[at];
        if ((at == 0 || folded[at - 1] == ' ') && (c == 'p' || c == 'v' || c == 'c' || c == 't') &&
            counts_parts(folded.substr(at, folded.find(' ', at) - at)))
            return false;
        if (c == 'n' && contains_words(folded.substr(at, 3), "nr"))
            return false;
    }
    const auto space = folded.rfind(' ');
    return space == std::string_view::npos || roman(folded.substr(space + 1)).empty();
}

}

bool counts_parts(std::string_view word)
{
    constexpr std::array<std::string_view, 9> counters{"part",   "pt",      "pts",   "parts", "vol",
                                                       "volume", "chapter", "parte", "teil"};
    return std::find(counters.begin(), counters.end(), word) != counters.end();
}

std::string title_core(std::string_view folded)
{
    if (folded.starts_with("the ") && folded.size() > 4)
        folded.remove_prefix(4);
    return with_plain_parts(folded);
}

std::string with_plain_parts(std::string_view folded)
{
    if (counts_nothing(folded))
        return std::string(folded);
    const auto words = words_of(folded);
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!text.empty())
            text += ' ';
        const auto number = i + 1 < words.size() && counts_parts(words[i]) ? number_of(words[i + 1]) : std::string{};
        if (!number.empty()) {
            const bool several = words[i] == "parts" || words[i] == "pts"; // "Parts I-V"
            text += "part " + number;
            ++i;
            while (several && i + 1 < words.size() && !number_of(words[i + 1]).empty())
                text += ' ' + number_of(words[++i]);
        } else if (words[i] == "nr" && i + 1 < words.size() && is_number(words[i + 1]))
            text += "no";
        else if (const auto value = i > 0 && i + 1 == words.size() && words[i] != "x" && words[i] != "v"
                                        ? roman(words[i])
                                        : std::string{};
                 !value.empty())
            text += value;
        else
            text += words[i];
    }
    return text;
}

}
