// SPDX-License-Identifier: MIT
#include "plugin/music/spellings.hpp"

#include "plugin/music/credits.hpp"
#include "plugin/music/fold.hpp"
#include "plugin/music/likeness.hpp"
#include "plugin/music/raw_title.hpp"
#include "plugin/music/words.hpp"

#include <algorithm>
#include <array>

namespace topfive {

namespace {

void put(std::vector<Spelling>& all, std::string name, double worth)
{
    if (!name.empty() &&
        std::none_of(all.begin(), all.end(), [&](const Spelling& known) { return known.name == name; }))
        all.push_back({std::move(name), worth});
}

// "Carthy, Martin": the part behind the only comma stands in front.
std::string turned(std::string_view text)
{
    const auto comma = text.find(',');
    if (comma == std::string_view::npos || text.find(',', comma + 1) != std::string_view::npos ||
        text.find_first_of("&+;/") != std::string_view::npos)
        return {};
    return std::string(text.substr(comma + 1)) + ' ' + std::string(text.substr(0, comma));
}

std::string without_brackets(std::string_view text)
{
    std::string result;
    int depth = 0;
    for (const char c : text) {
        if (c == '(' || c == '[')
            ++depth;
        else if ((c == ')' || c == ']') && depth > 0)
            --depth;
        else if (depth == 0)
            result += c;
    }
    return result;
}

// "02Mogwai", "03- Rachel s", "Shpongle - 05".
std::string without_numbers(std::string_view text)
{
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    std::size_t begin = 0;
    while (begin < 2 && begin < text.size() && digit(text[begin]))
        ++begin;
    if (begin < 2 || (begin < text.size() && digit(text[begin])))
        begin = 0;
    auto rest = text.substr(std::min(text.find_first_not_of(" -._", begin), text.size()));
    if (const auto dash = rest.rfind(" - "); dash != std::string_view::npos && is_number(fold(rest.substr(dash + 3))))
        rest = rest.substr(0, dash);
    return std::string(rest);
}

// "Woody Herman & His Orchestra": the one whose orchestra it is.
std::string without_band(std::string_view folded)
{
    for (const auto mark : {" and his ", " and her "})
        if (const auto at = folded.find(mark); at != std::string_view::npos)
            return std::string(folded.substr(0, at));
    return {};
}

// The main artist of a credit: surely where others are featured; of two names joined otherwise either may be meant, and
// of two who stand against each other neither.
void put_parts(std::vector<Spelling>& all, std::string_view text, double worth)
{
    const auto folded = fold(text);
    if (contains_words(folded, "vs") || contains_words(folded, "versus"))
        return;
    const auto clear = clear_parts(text);
    if (clear.size() > 1 && (contains_words(folded, "feat") || contains_words(folded, "ft") ||
                             contains_words(folded, "featuring") || contains_words(folded, "f"))) {
        put(all, fold_artist(clear.front()), worth);
        return;
    }
    if (clear.size() > 1) {
        put(all, fold_artist(clear.front()), worth - 0.03);
        put(all, fold_artist(clear.back()), worth - 0.12);
        return;
    }
    const auto names = all_parts(text);
    if (names.size() == 2) {
        put(all, fold_artist(names[0]), worth - 0.08);
        put(all, fold_artist(names[1]), worth - 0.09);
    }
}

// "-", "???", signs that could not be decoded.
bool nothing_said(std::string_view text)
{
    return text.find_first_not_of("-?. \xEF\xBF\xBD") == std::string_view::npos;
}

// What stands in brackets at the end: "Plus Minus [+/-]".
std::string in_brackets(std::string_view text)
{
    const auto open = text.find_first_of("([");
    const auto close = text.find_last_of(")]");
    return open == std::string_view::npos || close == std::string_view::npos || close < open
               ? std::string{}
               : std::string(text.substr(open + 1, close - open - 1));
}

}

std::vector<Spelling> spellings(std::string_view raw)
{
    const auto text = repaired(first_signs(raw, longest_text));
    std::vector<Spelling> all;
    const auto whole = fold_artist(text);
    if (names_nobody(whole) || names_nobody(fold_artist(without_brackets(text))) ||
        whole.starts_with("various artists ") || nothing_said(whole))
        return all;
    put(all, whole, 1);
    put(all, without_band(whole), 0.98);
    put(all, fold_artist(turned(text)), 0.99);
    const auto plain = without_numbers(text);
    put(all, fold_artist(plain), 0.98);
    // What stands behind a gap was not meant.
    if (const auto gap = text.find("    "); gap != std::string::npos)
        put(all, fold_artist(std::string_view(text).substr(0, gap)), 0.97);
    put_parts(all, without_brackets(text), 0.98);
    const auto bare = without_brackets(plain);
    put(all, fold_artist(bare), 0.97);
    put_parts(all, bare, 0.97);
    put(all, fold_artist(in_brackets(text)), 0.79);
    if (const auto parts = parted_at_dashes(bare); parts.size() > 1) {
        const auto last = without_numbers(parts.back());
        if (!names_nobody(fold_artist(parts.front()))) {
            put(all, fold_artist(parts.front()), 0.92);
            put_parts(all, parts.front(), 0.9);
        }
        // Behind a track number stands who plays it.
        if (last != parts.back())
            put(all, fold_artist(last), 0.95);
    }
    return all;
}

}
