// SPDX-License-Identifier: MIT
#include "plugin/music/words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace topfive {

std::vector<std::string_view> words_of(std::string_view folded)
{
    std::vector<std::string_view> words;
    while (!folded.empty()) {
        const auto end = std::min(folded.find(' '), folded.size());
        if (end > 0)
            words.push_back(folded.substr(0, end));
        folded.remove_prefix(std::min(end + 1, folded.size()));
    }
    return words;
}

std::string joined(const std::vector<std::string_view>& words)
{
    std::string text;
    for (const auto word : words) {
        if (!text.empty())
            text += ' ';
        text += word;
    }
    return text;
}

std::string sorted_words(std::string_view folded)
{
    auto words = words_of(folded);
    std::erase_if(words, [](std::string_view word) { return word == "the" || word == "and"; });
    std::sort(words.begin(), words.end());
    return joined(words);
}

bool contains_words(std::string_view whole, std::string_view part)
{
    if (part.empty())
        return false;
    for (auto at = whole.find(part); at != std::string_view::npos; at = whole.find(part, at + 1)) {
        const auto end = at + part.size();
        if ((at == 0 || whole[at - 1] == ' ') && (end == whole.size() || whole[end] == ' '))
            return true;
    }
    return false;
}

std::size_t count_signs(std::string_view text)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string_view first_signs(std::string_view text, std::size_t most)
{
    std::size_t end = 0;
    const auto limit = std::min(text.size(), 4 * most);
    while (end < limit && ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80 || most-- > 0))
        ++end;
    return text.substr(0, end);
}

bool is_number(std::string_view word)
{
    return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_year(std::string_view word)
{
    return word.size() == 4 && is_number(word) && (word[0] == '1' || word[0] == '2');
}

std::string roman(std::string_view word)
{
    constexpr std::array<std::pair<std::string_view, int>, 5> signs{
        {{"x", 10}, {"ix", 9}, {"v", 5}, {"iv", 4}, {"i", 1}}};
    int value = 0;
    auto rest = word;
    for (const auto& [sign, worth] : signs)
        for (int times = 0; times < (worth == 10 || worth == 1 ? 3 : 1) && rest.starts_with(sign); ++times) {
            value += worth;
            rest.remove_prefix(sign.size());
        }
    return rest.empty() && value > 1 ? std::to_string(value) : std::string{};
}

}
