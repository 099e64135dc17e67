// SPDX-License-Identifier: MIT
#include "plugin/music/letters.hpp"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>
#include <vector>

namespace topfive {

namespace {

using Spelled = std::pair<char32_t, std::string_view>;

// Letters that Unicode does not decompose. Cyrillic and Greek as English texts spell them (BGN/PCGN, ELOT 743).
constexpr std::array spelled{
    Spelled{U'ß', "ss"}, Spelled{U'æ', "ae"}, Spelled{U'œ', "oe"}, Spelled{U'ø', "o"},  Spelled{U'ð', "d"},
    Spelled{U'þ', "th"}, Spelled{U'đ', "d"},  Spelled{U'ħ', "h"},  Spelled{U'ı', "i"},  Spelled{U'ĸ', "k"},
    Spelled{U'ł', "l"},  Spelled{U'ŋ', "n"},  Spelled{U'ŧ', "t"},  Spelled{U'ə', "e"},  Spelled{U'ƒ', "f"},
    Spelled{U'α', "a"},  Spelled{U'β', "v"},  Spelled{U'γ', "g"},  Spelled{U'δ', "d"},  Spelled{U'ε', "e"},
    Spelled{U'ζ', "z"},  Spelled{U'η', "i"},  Spelled{U'θ', "th"}, Spelled{U'ι', "i"},  Spelled{U'κ', "k"},
    Spelled{U'λ', "l"},  Spelled{U'μ', "m"},  Spelled{U'ν', "n"},  Spelled{U'ξ', "x"},  Spelled{U'ο', "o"},
    Spelled{U'π', "p"},  Spelled{U'ρ', "r"},  Spelled{U'σ', "s"},  Spelled{U'ς', "s"},  Spelled{U'τ', "t"},
    Spelled{U'υ', "y"},  Spelled{U'φ', "f"},  Spelled{U'χ', "ch"}, Spelled{U'ψ', "ps"}, Spelled{U'ω', "o"},
    Spelled{U'а', "a"},  Spelled{U'б', "b"},  Spelled{U'в', "v"},  Spelled{U'г', "g"},  Spelled{U'д', "d"},
    Spelled{U'е', "e"},  Spelled{U'ж', "zh"}, Spelled{U'з', "z"},  Spelled{U'и', "i"},  Spelled{U'к', "k"},
    Spelled{U'л', "l"},  Spelled{U'м', "m"},  Spelled{U'н', "n"},  Spelled{U'о', "o"},  Spelled{U'п', "p"},
    Spelled{U'р', "r"},  Spelled{U'с', "s"},  Spelled{U'т', "t"},  Spelled{U'у', "u"},  Spelled{U'ф', "f"},
    Spelled{U'х', "kh"}, Spelled{U'ц', "ts"}, Spelled{U'ч', "ch"}, Spelled{U'ш', "sh"}, Spelled{U'щ', "shch"},
    Spelled{U'ъ', ""},   Spelled{U'ы', "y"},  Spelled{U'ь', ""},   Spelled{U'э', "e"},  Spelled{U'ю', "yu"},
    Spelled{U'я', "ya"}, Spelled{U'й', "y"},  Spelled{U'ё', "yo"}, Spelled{U'ђ', "dj"}, Spelled{U'є', "ye"},
    Spelled{U'ѕ', "dz"}, Spelled{U'і', "i"},  Spelled{U'ї', "yi"}, Spelled{U'ј', "j"},  Spelled{U'љ', "lj"},
    Spelled{U'њ', "nj"}, Spelled{U'ћ', "c"},  Spelled{U'џ', "dz"}, Spelled{U'ґ', "g"},  Spelled{U'қ', "q"},
    Spelled{U'ғ', "gh"}, Spelled{U'ә', "a"},  Spelled{U'ө', "o"},  Spelled{U'ү', "u"},  Spelled{U'ұ', "u"},
    Spelled{U'ң', "ng"}, Spelled{U'һ', "h"},
};

constexpr std::array looks{
    Spelled{U'я', "r"}, Spelled{U'и', "n"}, Spelled{U'н', "h"}, Spelled{U'у', "y"}, Spelled{U'р', "p"},
    Spelled{U'с', "c"}, Spelled{U'х', "x"}, Spelled{U'в', "b"}, Spelled{U'ш', "w"}, Spelled{U'г', "r"},
    Spelled{U'п', "n"}, Spelled{U'ц', "u"}, Spelled{U'ч', "y"}, Spelled{U'з', "3"}, Spelled{U'ь', "b"},
    Spelled{U'д', "a"}, Spelled{U'л', "a"}, Spelled{U'λ', "a"}, Spelled{U'σ', "o"}, Spelled{U'ξ', "e"},
    Spelled{U'π', "n"}, Spelled{U'ρ', "p"}, Spelled{U'ν', "v"}, Spelled{U'χ', "x"}, Spelled{U'η', "n"},
};

constexpr char32_t first_end = 0x0530;                         // Latin, Greek, Cyrillic
constexpr char32_t second_begin = 0x1E00, second_end = 0x2070; // Latin and Greek with accents, punctuation

std::string_view find(auto& table, char32_t sign, bool& known)
{
    for (const auto& [code, text] : table)
        if (code == sign) {
            known = true;
            return text;
        }
    known = false;
    return {};
}

void put(Letter& letter, std::string_view text)
{
    letter.sign = text.empty() ? Sign::nothing : Sign::letter;
    letter.length = static_cast<std::uint8_t>(text.copy(letter.text, sizeof letter.text));
}

bool falls_out(char32_t sign)
{
    switch (sign) {
    case U'´':
    case U'¨':
    case U'¸':
    case U'·':
    case U'ʻ':
    case U'ʼ':
    case U'ʹ':
    case U'ʺ':
    case U'‘':
    case U'’':
    case U'‛':
    case U'“':
    case U'”':
    case U'„':
    case U'′':
        return true;
    default:
        return false;
    }
}

Letter spell(char32_t sign)
{
    Letter result;
    const auto code = static_cast<UChar32>(sign);
    const auto type = u_charType(code);
    if (falls_out(sign) || type == U_NON_SPACING_MARK || type == U_FORMAT_CHAR || type == U_ENCLOSING_MARK) {
        result.sign = Sign::nothing;
        return result;
    }
    UErrorCode status = U_ZERO_ERROR;
    const auto script = uscript_getScript(code, &status);
    result.alphabet = script == USCRIPT_CYRILLIC ? Alphabet::cyrillic
                      : script == USCRIPT_GREEK  ? Alphabet::greek
                                                 : Alphabet::latin;
    const auto lower = u_foldCase(code, U_FOLD_CASE_DEFAULT);
    bool known = false;
    if (const auto text = find(spelled, static_cast<char32_t>(lower), known); known) {
        put(result, text);
        return result;
    }
    if (!u_isalnum(lower) && type != U_OTHER_NUMBER)
        return result;
    const auto* decompose = icu::Normalizer2::getNFKDInstance(status);
    std::string text;
    const auto parts = decompose->normalize(icu::UnicodeString(lower), status);
    for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
        const auto part = parts.char32At(i);
        if (const auto other = find(spelled, static_cast<char32_t>(part), known); known)
            text += other;
        else if (part < 0x80 && u_isalnum(part))
            text += static_cast<char>(u_tolower(part));
    }
    put(result, text);
    return result;
}

std::vector<Letter> spell_all()
{
    std::vector<Letter> all;
    all.reserve(first_end + second_end - second_begin);
    for (char32_t sign = 0; sign < first_end; ++sign)
        all.push_back(spell(sign));
    for (char32_t sign = second_begin; sign < second_end; ++sign)
        all.push_back(spell(sign));
    return all;
}

constexpr UChar32 han_begin = 0x4E00, han_end = 0xA000;

// Each Han sign as the People's Republic writes it.
std::vector<UChar32> simplified_signs()
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> simplifier{
        icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status)};
    icu::UnicodeString all;
    for (auto sign = han_begin; sign < han_end; ++sign)
        all.append(sign).append(u' ');
    if (simplifier)
        simplifier->transliterate(all);
    std::vector<UChar32> signs;
    for (std::int32_t at = 0; at < all.length(); at = all.moveIndex32(at, 1))
        if (const auto sign = all.char32At(at); sign != u' ')
            signs.push_back(sign);
    if (signs.size() != static_cast<std::size_t>(han_end - han_begin)) { // another ICU's rules
        signs.clear();
        for (auto sign = han_begin; sign < han_end; ++sign)
            signs.push_back(sign);
    }
    return signs;
}

bool keeps_itself(char32_t sign)
{
    UErrorCode status = U_ZERO_ERROR;
    const auto script = uscript_getScript(static_cast<UChar32>(sign), &status);
    return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA || sign == U'ー';
}

}

const Letter& letter(char32_t sign)
{
    static const std::vector<Letter> all = spell_all();
    static const Letter foreign{Sign::foreign, Alphabet::latin, 0, {}};
    if (sign < first_end)
        return all[sign];
    if (sign >= second_begin && sign < second_end)
        return all[first_end + sign - second_begin];
    return foreign;
}

std::string_view lookalike(char32_t sign)
{
    bool known = false;
    const auto lower = static_cast<char32_t>(u_foldCase(static_cast<UChar32>(sign), U_FOLD_CASE_DEFAULT));
    const auto text = find(looks, lower, known);
    return known ? text : letter(sign).spelling();
}

void append_foreign(std::u32string_view word, std::string& out)
{
    UErrorCode status = U_ZERO_ERROR;
    // Transliterators are stateless: threads may share one (ICU, class Transliterator).
    static const std::unique_ptr<icu::Transliterator> latin{
        icu::Transliterator::createInstance("Any-Latin; NFKD; [:Mark:] Remove; Lower", UTRANS_FORWARD, status)};
    icu::UnicodeString kept, written;
    for (const auto sign : word)
        (keeps_itself(sign) ? kept : written).append(static_cast<UChar32>(sign));
    if (!written.isEmpty() && latin) {
        latin->transliterate(written);
        for (int32_t i = 0; i < written.length(); i = written.moveIndex32(i, 1)) {
            const auto sign = written.char32At(i);
            if (const auto& plain = letter(static_cast<char32_t>(sign)); plain.sign == Sign::letter)
                out += plain.spelling();
            else if (plain.sign == Sign::foreign && u_isalnum(sign))
                icu::UnicodeString(sign).toUTF8String(out);
        }
    }
    kept.toUTF8String(out);
}

bool equal_when_simplified(std::string_view a, std::string_view b)
{
    static const auto table = simplified_signs();
    std::size_t at_a = 0, at_b = 0;
    while (at_a < a.size() && at_b < b.size()) {
        UChar32 one = 0, other = 0;
        U8_NEXT(a.data(), at_a, a.size(), one);
        U8_NEXT(b.data(), at_b, b.size(), other);
        if (one == other)
            continue;
        if (one < han_begin || one >= han_end || other < han_begin || other >= han_end ||
            table[static_cast<std::size_t>(one - han_begin)] != table[static_cast<std::size_t>(other - han_begin)])
            return false;
    }
    return at_a == a.size() && at_b == b.size();
}

std::string kana_in_latin(std::string_view folded)
{
    UErrorCode status = U_ZERO_ERROR;
    static const std::unique_ptr<icu::Transliterator> latin{icu::Transliterator::createInstance(
        "Katakana-Latin; Hiragana-Latin; NFKD; [:Mark:] Remove; Lower", UTRANS_FORWARD, status)};
    if (!latin)
        return {};
    auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(folded.data(), static_cast<std::int32_t>(folded.size())));
    latin->transliterate(text);
    std::string result;
    text.toUTF8String(result);
    const bool ascii =
        std::all_of(result.begin(), result.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    return ascii ? result : std::string{};
}

}
