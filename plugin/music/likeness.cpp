// SPDX-License-Identifier: MIT
#include "plugin/music/likeness.hpp"

#include "plugin/music/edit_distance.hpp"
#include "plugin/music/letters.hpp"
#include "plugin/music/words.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>

namespace topfive {

namespace {

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

std::string digits(std::string_view text)
{
    std::string result;
    std::copy_if(text.begin(), text.end(), std::back_inserter(result), is_digit);
    return result;
}

// Han and Kana are what a folded text holds besides ASCII.
bool is_ascii(std::string_view folded)
{
    return count_signs(folded) == folded.size();
}

// Two texts of `length` signs, the shorter of them. A Han sign is a word, a Kana sign half of one.
std::size_t errors_allowed(std::size_t length, bool letters)
{
    if (!letters)
        return length < 6 ? 0 : length < 12 ? 1 : 2;
    return length < 5 ? 0 : length < 10 ? 1 : length < 18 ? 2 : 3;
}

// Two neighbours changed places: "avn" for "van".
bool swapped(std::string_view a, std::string_view b)
{
    return a.size() > 1 && a.size() == b.size() && std::is_permutation(a.begin(), a.end(), b.begin()) &&
           edit_distance(a, b, 1) == 1;
}

// A word of its own may hold one error from five letters on; a shorter one is another word.
bool same_words_mistyped(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b)
{
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i] == b[i])
            continue;
        const auto longer = std::max(count_signs(a[i]), count_signs(b[i]));
        const auto allowed = longer < 4 ? 0U : longer < 8 ? 1U : 2U;
        if (edit_distance(a[i], b[i], allowed) > allowed && !swapped(a[i], b[i]))
            return false;
    }
    return true;
}

// Which letters and digits stand in a text, as bits.
std::uint64_t letters_in(std::string_view text)
{
    std::uint64_t found = 0;
    for (const char c : text)
        if (c != ' ')
            found |= std::uint64_t{1} << (static_cast<unsigned char>(c) & 63U);
    return found;
}

// More letters that stand in one alone than errors could make: each brings one and takes one. Cheap, for most texts.
bool letters_differ(std::string_view a, std::string_view b)
{
    constexpr int most_errors = 3, bytes_of_a_sign = 3;
    const bool ascii = std::none_of(a.begin(), a.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    return std::popcount(letters_in(a) ^ letters_in(b)) > 2 * most_errors * (ascii ? 1 : bytes_of_a_sign);
}

double graded(std::size_t errors, std::size_t allowed)
{
    return 1.0 - 0.2 * static_cast<double>(errors) / static_cast<double>(allowed + 1);
}

}

std::string squeezed(std::string_view folded)
{
    std::string result(folded);
    std::erase(result, ' ');
    return result;
}

double words_alike(std::string_view a, std::string_view b)
{
    if (a == b)
        return a.empty() ? 0 : 1;
    if (a.empty() || b.empty())
        return 0;
    const auto longer = std::max(a.size(), b.size());
    if (longer - std::min(a.size(), b.size()) > 3 + longer / 4)
        return 0;
    if (letters_differ(a, b))
        return 0;
    const auto tight_a = squeezed(a);
    const auto tight_b = squeezed(b);
    if (tight_a == tight_b)
        return 1;
    if (digits(a) != digits(b))
        return 0;
    if (!is_ascii(tight_a) && tight_a.size() == tight_b.size() && equal_when_simplified(tight_a, tight_b))
        return 1;
    const auto length = std::min(count_signs(tight_a), count_signs(tight_b));
    const auto allowed = errors_allowed(length, is_ascii(tight_a) || is_ascii(tight_b));
    const auto errors = edit_distance(tight_a, tight_b, allowed);
    if (errors == 0 || errors > allowed)
        return 0;
    const auto words_a = words_of(a);
    const auto words_b = words_of(b);
    if (words_a.size() == words_b.size() && !same_words_mistyped(words_a, words_b))
        return 0;
    if (words_a.size() != words_b.size() && errors > 1)
        return 0;
    return graded(errors, allowed);
}

double letters_shared(std::string_view a, std::string_view b)
{
    const std::string tight_a(first_signs(squeezed(a), 200));
    const std::string tight_b(first_signs(squeezed(b), 200));
    const auto longer = std::max(count_signs(tight_a), count_signs(tight_b));
    if (std::min(count_signs(tight_a), count_signs(tight_b)) < 3)
        return 0;
    const auto most = longer / 2;
    const auto errors = edit_distance(tight_a, tight_b, most);
    const auto share = errors > most ? 0 : 1 - static_cast<double>(errors) / static_cast<double>(longer);
    const auto& whole = tight_a.size() > tight_b.size() ? tight_a : tight_b;
    const auto& part = tight_a.size() > tight_b.size() ? tight_b : tight_a;
    if (whole.starts_with(part) || whole.ends_with(part))
        return std::max(share, 0.6);
    return share;
}

double names_alike(std::string_view a, std::string_view b)
{
    if (const auto plain = words_alike(a, b); plain > 0)
        return plain;
    const auto sorted_a = sorted_words(a);
    const auto sorted_b = sorted_words(b);
    return sorted_a.empty() || sorted_b.empty() ? 0 : 0.97 * words_alike(sorted_a, sorted_b);
}

}
