// SPDX-License-Identifier: MIT
#include "plugin/music/edit_distance.hpp"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace topfive {

namespace {

bool is_ascii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::u32string code_points(std::string_view text)
{
    std::u32string result;
    for (std::size_t at = 0; at < text.size();) {
        UChar32 sign = 0;
        U8_NEXT(text.data(), at, text.size(), sign);
        result += static_cast<char32_t>(sign < 0 ? 0xFFFD : sign);
    }
    return result;
}

// Optimal string alignment in a band of `most` beside the diagonal (Ukkonen).
template <typename Text>
std::size_t banded(Text a, Text b, std::size_t most)
{
    while (!a.empty() && !b.empty() && a.front() == b.front()) {
        a.remove_prefix(1);
        b.remove_prefix(1);
    }
    while (!a.empty() && !b.empty() && a.back() == b.back()) {
        a.remove_suffix(1);
        b.remove_suffix(1);
    }
    if (a.size() > b.size())
        std::swap(a, b);
    if (b.size() - a.size() > most)
        return most + 1;
    if (a.empty())
        return b.size();
    const auto far = most + 1;
    std::vector<std::size_t> rows(3 * (b.size() + 1), far);
    auto* before = rows.data();
    auto* last = before + b.size() + 1;
    auto* row = last + b.size() + 1;
    for (std::size_t j = 0; j <= std::min(b.size(), most); ++j)
        last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        const auto from = i > most ? i - most : 1;
        const auto to = std::min(b.size(), i + most);
        row[from - 1] = from == 1 ? std::min(i, far) : far;
        auto least = row[from - 1];
        for (auto j = from; j <= to; ++j) {
            auto cost = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            cost = std::min({cost, last[j] + 1, row[j - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cost = std::min(cost, before[j - 2] + 1);
            row[j] = std::min(cost, far);
            least = std::min(least, row[j]);
        }
        if (to < b.size())
            row[to + 1] = far;
        if (least > most)
            return far;
        auto* oldest = before;
        before = last;
        last = row;
        row = oldest;
    }
    return last[b.size()];
}

}

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most)
{
    if (a == b)
        return 0;
    if (is_ascii(a) && is_ascii(b))
        return banded(a, b, most);
    const auto wide_a = code_points(a);
    const auto wide_b = code_points(b);
    return banded(std::u32string_view(wide_a), std::u32string_view(wide_b), most);
}

}
