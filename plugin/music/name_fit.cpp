// SPDX-License-Identifier: MIT
#include "plugin/music/name_fit.hpp"

#include "plugin/music/edit_distance.hpp"
#include "plugin/music/hash_chains.hpp"
#include "plugin/music/likeness.hpp"
#include "plugin/music/words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace topfive {

namespace {

// Number words as digits, and without what only binds names: "Finger Eleven", "Daft Punk vs. Mr Oizo".
std::string bare_words(std::string_view folded)
{
    constexpr std::array<std::string_view, 14> binding{"and", "the", "feat", "ft",   "featuring", "with",     "w",
                                                       "vs",  "x",   "n",    "pres", "present",   "presents", "versus"};
    constexpr std::array<std::string_view, 13> numbers{"zero",  "one",   "two",  "three", "four",   "five",  "six",
                                                       "seven", "eight", "nine", "ten",   "eleven", "twelve"};
    std::vector<std::string> words;
    const auto all = words_of(folded);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto word = all[i];
        const bool between = i > 0 && i + 1 < all.size();
        if (std::find(binding.begin(), binding.end(), word) != binding.end() && (word != "x" || between))
            continue;
        if (word == "o" && !words.empty() && is_number(words.back())) { // Five-O
            words.emplace_back("0");
            continue;
        }
        if (const auto at = std::find(numbers.begin(), numbers.end(), word); at != numbers.end())
            words.push_back(std::to_string(at - numbers.begin()));
        else if (auto value = roman(word); !value.empty() && word != "x" && word != "v")
            words.push_back(std::move(value));
        else
            words.emplace_back(word);
    }
    std::sort(words.begin(), words.end());
    if (words.size() > 2) // João & Astrud Gilberto; not Zero Zero
        words.erase(std::unique(words.begin(), words.end()), words.end());
    std::string result;
    for (const auto& word : words)
        result += (result.empty() ? "" : " ") + word;
    return result;
}

std::string digits(std::string_view text)
{
    std::string result;
    std::copy_if(text.begin(), text.end(), std::back_inserter(result), [](char c) { return c >= '0' && c <= '9'; });
    return result;
}

// Without letters that stand twice in a row.
std::string single_letters(std::string_view text)
{
    std::string result;
    std::unique_copy(text.begin(), text.end(), std::back_inserter(result));
    return result;
}

// Two errors in one short word make another word: John Smith is not Jean Smith.
bool another_word(std::string_view text, std::string_view name)
{
    const auto mine = words_of(text);
    const auto theirs = words_of(name);
    if (mine.size() != theirs.size())
        return false;
    for (std::size_t i = 0; i < mine.size(); ++i)
        if (const auto longer = std::max(count_signs(mine[i]), count_signs(theirs[i]));
            longer < 7 && edit_distance(mine[i], theirs[i], 1) > 1)
            return true;
    return false;
}

double typed(std::string_view text, std::string_view name)
{
    const auto shorter = std::min(count_signs(text), count_signs(name));
    const bool letters = count_signs(text) == text.size();
    const std::size_t allowed = shorter < 5 || (!letters && shorter < 8) ? 0 : shorter < 9 ? 1 : shorter < 14 ? 2 : 3;
    const auto errors = edit_distance(text, name, allowed);
    if (errors > allowed || digits(text) != digits(name) || text.front() != name.front())
        return 0;
    // Still being typed: one sign may be missing only where the rest is long.
    if (name.starts_with(text) && (errors > 1 || text.size() < 12))
        return 0;
    // A letter too many or too few of two alike is the likeliest error.
    const auto weight = single_letters(text) == single_letters(name) ? 0.4 : static_cast<double>(errors);
    return 0.97 - 0.12 * weight / static_cast<double>(allowed + 1);
}

// "G.F. Handel" for Georg Friedrich Händel: one word of five letters and more, and the first letters of the others.
bool gives_initials(std::string_view text, std::string_view name)
{
    const auto given = words_of(text);
    const auto full = words_of(name);
    if (given.size() != 2 || full.size() < 2)
        return false;
    for (const auto& [initials, surname] : {std::pair{given[0], given[1]}, std::pair{given[1], given[0]}}) {
        if (surname.size() < 5 || surname != full.back() || initials.size() + 1 != full.size())
            continue;
        bool fit = true;
        for (std::size_t i = 0; i < initials.size(); ++i)
            fit = fit && full[i].front() == initials[i];
        if (fit)
            return true;
    }
    return false;
}

// The name stands at the beginning of a longer text, or is the longer half at its end, several words of it: "Madder
// Rose Mary Lorson". Dead Kennedys are not The Kennedys.
double held(std::string_view text, std::string_view name)
{
    const auto share = static_cast<double>(name.size()) / static_cast<double>(text.size());
    if (count_signs(name) < (count_signs(name) == name.size() ? 6U : 3U) || name.size() >= text.size() || share < 0.4 ||
        contains_words(text, "vs"))
        return 0;
    const bool front = text.starts_with(name) && text[name.size()] == ' ';
    const bool back = text.ends_with(name) && text[text.size() - name.size() - 1] == ' ' &&
                      (name.find(' ') != std::string_view::npos || count_signs(name) < name.size());
    if (front)
        return 0.78 + 0.06 * share;
    // "Yoko Shimomura 下村陽子": the same name again.
    if (back && other_script(name, text.substr(0, text.size() - name.size())))
        return 0.8;
    return back && share >= 0.5 ? 0.77 + 0.02 * share : 0;
}

// "Leoncavallo" for Ruggiero Leoncavallo; not for one of several whose names are joined.
bool is_surname(std::string_view text, std::string_view name)
{
    const auto words = words_of(name);
    return text.size() > 7 && text.find(' ') == std::string_view::npos && words.size() > 1 && words.size() < 4 &&
           words.back() == text && !contains_words(name, "and") && !contains_words(name, "vs");
}

// "Ranma" for Ranma ½: a name that ends in a number, without it.
bool lacks_number(std::string_view text, std::string_view name)
{
    return text.size() > 4 && name.size() > text.size() && name.starts_with(text) && name[text.size()] == ' ' &&
           name.substr(text.size() + 1).find_first_not_of("0123456789 ") == std::string_view::npos;
}

// "Ben Charest" for Benoît Charest.
bool shortens_first_name(std::string_view text, std::string_view name)
{
    const auto given = words_of(text);
    const auto full = words_of(name);
    if (given.size() != 2 || full.size() != 2 || given[1] != full[1] || given[1].size() < 5)
        return false;
    return std::min(given[0].size(), full[0].size()) > 2 &&
           (given[0].starts_with(full[0]) || full[0].starts_with(given[0]));
}

// "Fyderyk Chopin" for Frédéric Chopin: the surname, and a first name of the same beginning and many of its letters.
bool spells_first_name(std::string_view text, std::string_view name)
{
    const auto given = words_of(text);
    const auto full = words_of(name);
    return given.size() == 2 && full.size() == 2 && given[1] == full[1] && given[1].size() > 5 &&
           given[0].front() == full[0].front() && letters_shared(given[0], full[0]) >= 0.5;
}

double dice(std::string_view text, std::string_view name)
{
    const auto mine = trigrams(text);
    const auto theirs = trigrams(name);
    std::vector<std::uint32_t> both;
    std::set_intersection(mine.begin(), mine.end(), theirs.begin(), theirs.end(), std::back_inserter(both));
    return 2.0 * static_cast<double>(both.size()) /
           static_cast<double>(std::max<std::size_t>(1, mine.size() + theirs.size()));
}

// The words of `text` that `other` lacks.
std::string words_beyond(std::string_view text, std::string_view other)
{
    auto words = words_of(text);
    std::erase_if(words, [&](std::string_view word) { return contains_words(other, word); });
    return joined(words);
}

double resembling(std::string_view text, std::string_view name)
{
    if (name.starts_with(text) || text.size() < 8 || text.front() != name.front())
        return 0;
    const auto whole = dice(text, name);
    // Whole words in common are not enough: Cowboy Timmy is not Cowboy Troy.
    if (whole < 0.7 || dice(words_beyond(text, name), words_beyond(name, text)) < 0.35)
        return 0;
    return 0.70 + 0.14 * whole;
}

// All the words of a name of three and more, some left out between: The Bonzo Dog (Doo Dah) Band.
double spread(std::string_view text, std::string_view name)
{
    const auto words = words_of(name);
    auto rest = words_of(text);
    if (words.size() < 3 || rest.size() > 2 * words.size() || contains_words(text, "vs"))
        return 0;
    auto from = rest.begin();
    for (const auto word : words) {
        from = std::find(from, rest.end(), word);
        if (from == rest.end())
            return 0;
        ++from;
    }
    return 0.8;
}

}

std::string spoken(std::string_view folded)
{
    constexpr std::array<std::pair<char, std::string_view>, 8> signs{{{'+', "plus"},
                                                                      {'-', "minus"},
                                                                      {'!', "chk"},
                                                                      {'=', "equals"},
                                                                      {'%', "percent"},
                                                                      {'.', "dot"},
                                                                      {'/', ""},
                                                                      {' ', ""}}};
    std::string words;
    for (const char c : folded) {
        const auto at = std::find_if(signs.begin(), signs.end(), [&](const auto& sign) { return sign.first == c; });
        if (at == signs.end())
            return std::string(folded);
        words += (words.empty() || at->second.empty() ? "" : " ") + std::string(at->second);
    }
    return words;
}

std::vector<std::uint32_t> trigrams(std::string_view folded)
{
    std::vector<std::uint32_t> found;
    std::string padded;
    for (const auto word : words_of(folded)) {
        padded.assign(1, '$').append(word).push_back('$');
        for (std::size_t i = 0; i + 3 <= padded.size(); ++i)
            found.push_back(tight_hash(std::string_view(padded).substr(i, 3)));
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

double fit_of_name(std::string_view text, std::string_view name)
{
    if (text.empty() || name.empty())
        return 0;
    if (text == name)
        return 1;
    // One in Han or Kana: others may be read like it.
    if (const auto alike = alike_in_latin(text, name); alike > 0)
        return 0.98 * alike;
    const auto tight_text = squeezed(text);
    const auto tight_name = squeezed(name);
    if (tight_text == tight_name)
        return 0.995;
    if (tight_text == squeezed(spoken(name)))
        return 0.97;
    const auto bare_text = bare_words(text);
    const auto bare_name = bare_words(name);
    if (!bare_text.empty() && squeezed(bare_text) == squeezed(bare_name))
        return 0.97;
    auto fit = another_word(text, name)
                   ? 0
                   : std::max(typed(tight_text, tight_name), typed(squeezed(bare_text), squeezed(bare_name)) - 0.01);
    if (gives_initials(text, name))
        fit = std::max(fit, 0.85);
    if (shortens_first_name(text, name))
        fit = std::max(fit, 0.84);
    if (is_surname(text, name) || lacks_number(text, name) || spells_first_name(text, name))
        fit = std::max(fit, 0.8);
    return std::max({fit, held(text, name), spread(text, name), resembling(text, name)});
}

}
