// SPDX-License-Identifier: MIT
#include "plugin/music/fold.hpp"

#include "plugin/music/letters.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace topfive {

namespace {

bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

// Collects words, one space between two.
class Words {
public:
    explicit Words(std::string& out) : out_(out) {}

    void put(char c)
    {
        open();
        out_ += c;
    }
    void put(std::string_view text)
    {
        if (text.empty())
            return;
        open();
        out_ += text;
    }
    void space() { pending_ = true; }
    // The word that is being written has exactly one sign.
    [[nodiscard]] bool single() const
    {
        return !pending_ && !out_.empty() &&
               (out_.size() == 1 || out_[out_.size() - 2] == ' ' || joined_ == out_.size() - 1);
    }
    // The next letter belongs to the word of the last one although a dot stands between: R.E.M.
    void join() { joined_ = out_.size(); }

private:
    void open()
    {
        if (pending_ && !out_.empty() && out_.back() != ' ')
            out_ += ' ';
        pending_ = false;
    }

    std::string& out_;
    std::size_t joined_ = std::string::npos;
    bool pending_ = false;
};

// What an ASCII sign that is neither letter nor digit says.
void put_sign(Words& words, std::string_view text, std::size_t at)
{
    const char before = at > 0 ? text[at - 1] : ' ';
    const char after = at + 1 < text.size() ? text[at + 1] : ' ';
    switch (text[at]) {
    case '\'':
    case '`':
    case '"':
    case '*':
        return;
    case '&':
        words.space();
        words.put("and");
        words.space();
        return;
    case '!': // P!nk
        if (is_letter(before) && is_letter(after))
            words.put('i');
        else
            words.space();
        return;
    case '$': // Ke$ha, A$AP, Bada$$; not $100
        if ((is_letter(before) || is_letter(after) || before == '$') && !is_digit(after))
            words.put('s');
        else
            words.space();
        return;
    case '@':
        if (is_letter(before) && is_letter(after))
            words.put('a');
        else {
            words.space();
            words.put("at");
            words.space();
        }
        return;
    case '.':
        if (words.single() && !is_digit(after))
            words.join();
        else
            words.space();
        return;
    case '/': // M/V
        if ((before | 0x20) == 'm' && (after | 0x20) == 'v' && words.single())
            return;
        words.space();
        return;
    default:
        words.space();
    }
}

bool put_ascii(Words& words, std::string_view text, std::size_t at)
{
    const char c = text[at];
    if ((c >= 'a' && c <= 'z') || is_digit(c))
        words.put(c);
    else if (c >= 'A' && c <= 'Z')
        words.put(static_cast<char>(c | 0x20));
    else if (static_cast<unsigned char>(c) < 0x80)
        put_sign(words, text, at);
    else
        return false;
    return true;
}

bool is_word(const Letter& letter, char32_t sign)
{
    if (letter.sign == Sign::foreign)
        return u_isalnum(static_cast<UChar32>(sign)) || u_charType(static_cast<UChar32>(sign)) == U_NON_SPACING_MARK ||
               u_charType(static_cast<UChar32>(sign)) == U_COMBINING_SPACING_MARK;
    return letter.sign == Sign::letter;
}

// A run of letters that are not all ASCII, spelled according to the company that they keep.
void put_run(Words& words, std::u32string_view run)
{
    bool latin = false;
    for (const auto sign : run)
        latin = latin || (letter(sign).sign == Sign::letter && letter(sign).alphabet == Alphabet::latin &&
                          u_isalpha(static_cast<UChar32>(sign)));
    std::string text;
    for (std::size_t i = 0; i < run.size(); ++i) {
        const auto& one = letter(run[i]);
        if (one.sign == Sign::foreign) {
            auto end = i;
            while (end < run.size() && letter(run[end]).sign == Sign::foreign)
                ++end;
            append_foreign(run.substr(i, end - i), text);
            i = end - 1;
        } else if (latin && one.alphabet != Alphabet::latin)
            text += lookalike(run[i]);
        else
            text += one.spelling();
    }
    words.put(text);
}

// Full width, ligatures and the like become plain, marks join their letters.
std::string composed(std::string_view text)
{
    UErrorCode status = U_ZERO_ERROR;
    const auto* normalizer = icu::Normalizer2::getNFKCInstance(status);
    std::string result;
    normalizer
        ->normalize(icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size()))),
                    status)
        .toUTF8String(result);
    return result;
}

// Something outside the letter table: from U+0500 on, but for accented Latin and Greek (E1 B8 .. E1 BF) and general
// punctuation (E2 80), which are common.
bool needs_composing(std::string_view text)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto first = static_cast<unsigned char>(text[at]);
        const auto second = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0U;
        if (first >= 0xD4 && !(first == 0xE2 && second == 0x80) && !(first == 0xE1 && second >= 0xB8))
            return true;
    }
    return false;
}

void fold_wide(std::string_view text, Words& words)
{
    std::string plain;
    if (needs_composing(text)) {
        plain = composed(text);
        text = plain;
    }
    std::u32string run;
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80 && !is_letter(text[at])) {
            put_run(words, run);
            run.clear();
            put_ascii(words, text, at);
            ++at;
            continue;
        }
        UChar32 sign = 0;
        U8_NEXT(text.data(), at, text.size(), sign);
        if (sign < 0)
            continue; // a byte that is not UTF-8
        const auto code = static_cast<char32_t>(sign);
        const auto& one = letter(code);
        if (is_word(one, code)) {
            run += code;
        } else if (one.sign != Sign::nothing) {
            put_run(words, run);
            run.clear();
            words.space();
        }
    }
    put_run(words, run);
}

// "n" between two words stands for "and": Guns N' Roses, Rock 'n' Roll.
void spell_and(std::string& text)
{
    for (std::size_t at = text.find(" n "); at != std::string::npos; at = text.find(" n ", at + 4))
        text.replace(at, 3, " and ");
}

// "Rock'n'Roll" with blanks, so that its "n" is a word; empty where there is none.
std::string with_and_apart(std::string_view text)
{
    std::string result;
    for (const std::string_view bound : {"'n'", "'N'", "’n’", "’N’"}) {
        if (text.find(bound) == std::string_view::npos)
            continue;
        std::string apart;
        for (auto at = text.find(bound); at != std::string_view::npos; at = text.find(bound)) {
            apart.append(text.substr(0, at)).append(" n ");
            text.remove_prefix(at + bound.size());
        }
        result = apart.append(text);
        text = result;
    }
    return result;
}

// "s l o w e d": four letters and more that stand apart are one word.
void join_letters(std::string& text)
{
    for (std::size_t at = 0; at < text.size();) {
        auto end = at; // behind the last of the letters
        while (end < text.size() && text[end] != ' ' && (end + 1 == text.size() || text[end + 1] == ' '))
            end += 2;
        if (end >= at + 8) {
            const auto last = std::min(end, text.size() + 1);
            std::string word;
            for (auto i = at; i < last; i += 2)
                word += text[i];
            text.replace(at, std::min(last - 1, text.size()) - at, word);
        }
        at = std::min(text.find(' ', at), text.size() - 1) + 1;
    }
}

std::string squeezed_blanks(std::string_view text)
{
    std::string result;
    Words words(result);
    for (const char c : text)
        if (static_cast<unsigned char>(c) <= ' ')
            words.space();
        else
            words.put(c);
    return result;
}

}

std::string fold(std::string_view text)
{
    const auto apart = with_and_apart(text);
    if (!apart.empty())
        text = apart;
    std::string result;
    result.reserve(text.size());
    Words words(result);
    std::size_t at = 0;
    while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80)
        put_ascii(words, text, at++);
    if (at < text.size()) {
        result.clear();
        Words wide(result);
        fold_wide(text, wide);
    }
    spell_and(result);
    join_letters(result);
    return result.empty() ? squeezed_blanks(text) : result;
}

}
