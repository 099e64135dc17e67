// SPDX-License-Identifier: MIT
#include "plugin/music/han_reading.hpp"
#include "plugin/music/letters.hpp"
#include "plugin/music/likeness.hpp"
#include "plugin/music/loan_word.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace topfive {

namespace {

// Which sides of the border a text has letters on.
struct Sides {
    bool east = false, west = false;
};

bool is_eastern(UChar32 sign)
{
    return (sign >= 0x2E80 && sign < 0xA000) || (sign >= 0xAC00 && sign < 0xD7B0) ||
           (sign >= 0xF900 && sign < 0xFB00) || (sign >= 0x20000 && sign < 0x40000);
}

Sides sides(std::string_view text)
{
    constexpr UChar32 prolonged = 0x30FC; // of Kana, and of whoever shouts
    Sides result;
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            const char c = text[at++];
            result.west = result.west || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            continue;
        }
        UChar32 sign = 0;
        U8_NEXT(text.data(), at, text.size(), sign);
        if (sign == prolonged || sign < 0 || !u_isalpha(sign))
            continue;
        (is_eastern(sign) ? result.east : result.west) = true;
    }
    return result;
}

}

namespace {

// The one script of a text's letters, Kana counted as Han; USCRIPT_COMMON: it has none, or several.
UScriptCode alphabet(std::string_view text)
{
    auto found = USCRIPT_COMMON;
    for (std::size_t at = 0; at < text.size();) {
        UChar32 sign = 0;
        U8_NEXT(text.data(), at, text.size(), sign);
        if (sign < 0 || !u_isalpha(sign))
            continue;
        UErrorCode status = U_ZERO_ERROR;
        auto script = uscript_getScript(sign, &status);
        if (script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA)
            script = USCRIPT_HAN;
        if (found != USCRIPT_COMMON && found != script)
            return USCRIPT_COMMON;
        found = script;
    }
    return found;
}

}

bool of_two_alphabets(std::string_view a, std::string_view b)
{
    const auto one = alphabet(a);
    const auto two = alphabet(b);
    return one != USCRIPT_COMMON && two != USCRIPT_COMMON && one != two;
}

bool other_script(std::string_view a, std::string_view b)
{
    const auto one = sides(a);
    const auto two = sides(b);
    return (one.east && !one.west && two.west && !two.east) || (two.east && !two.west && one.west && !one.east);
}

double alike_in_latin(std::string_view a, std::string_view b)
{
    if (!other_script(a, b))
        return 0;
    const auto one = squeezed(kana_in_latin(a));
    const auto two = squeezed(kana_in_latin(b));
    if (one.size() < 3 || two.size() < 3)
        return 0.97 * std::max(reads_as(a, b), reads_as(b, a));
    if (const auto alike = names_alike(one, two); alike > 0)
        return alike;
    const auto heard = consonants_heard(kana_in_latin(a));
    return heard.size() >= 6 && heard == consonants_heard(kana_in_latin(b)) ? 0.9 : 0;
}

bool illegibly_other_script(std::string_view a, std::string_view b)
{
    return other_script(a, b) && (kana_in_latin(a).empty() || kana_in_latin(b).empty());
}

}
