// SPDX-License-Identifier: MIT
#include "plugin/music/han_reading.hpp"

#include "plugin/music/han_table.hpp"
#include "plugin/music/letters.hpp"
#include "plugin/music/likeness.hpp"
#include "plugin/music/words.hpp"

#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace topfive {

namespace {

struct Readings {
    std::vector<std::string_view> chinese, japanese;
};

// Calls take(part) for what stands between the signs.
template <typename Take>
void split(std::string_view text, char sign, Take take)
{
    while (!text.empty()) {
        const auto end = std::min(text.find(sign), text.size());
        if (end > 0)
            take(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

std::unordered_map<char32_t, Readings> read_table()
{
    std::unordered_map<char32_t, Readings> all;
    all.reserve(4096);
    split(han_table, '\n', [&](std::string_view line) {
        split(line, ';', [&](std::string_view entry) {
            std::size_t at = 0;
            UChar32 sign = 0;
            U8_NEXT(entry.data(), at, entry.size(), sign);
            const auto stroke = std::min(entry.find('/'), entry.size());
            auto& readings = all[static_cast<char32_t>(sign)];
            split(entry.substr(at, stroke - at), ' ', [&](auto one) { readings.chinese.push_back(one); });
            split(entry.substr(std::min(stroke + 1, entry.size())), ' ',
                  [&](auto one) { readings.japanese.push_back(one); });
        });
    });
    return all;
}

const Readings* readings_of(char32_t sign)
{
    static const auto all = read_table();
    const auto at = all.find(sign);
    return at == all.end() ? nullptr : &at->second;
}

// The places in a text of at most 63 letters that can be reached, as bits: bit n is before the letter n.
using Places = std::uint64_t;

constexpr std::size_t longest = 60;

bool is_vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

class Text {
public:
    explicit Text(const std::vector<std::string_view>& words)
    {
        for (const auto word : words) {
            starts_ |= Places{1} << letters_.size();
            letters_ += word;
        }
        for (std::size_t i = 0; i < letters_.size(); ++i)
            at_[static_cast<unsigned char>(letters_[i])] |= Places{1} << i;
    }

    // Steps over the letters of a reading; the second half of a long vowel may be missing, "n" may stand as "m".
    // `within`: no word begins inside.
    [[nodiscard]] Places over(Places from, std::string_view reading, bool within) const
    {
        for (std::size_t i = 0; i < reading.size() && from != 0; ++i) {
            if (within && i > 0)
                from &= ~starts_;
            auto next = step(from, reading[i]);
            if (reading[i] == 'n')
                next |= step(from, 'm');
            const bool lengthens = i > 0 && ((reading[i] == 'u' && (reading[i - 1] == 'o' || reading[i - 1] == 'u')) ||
                                             (reading[i] == reading[i - 1] && is_vowel(reading[i])));
            from = lengthens ? next | from : next;
        }
        return from;
    }
    // The same where a sign inside a word sounds voiced: "gawa" for "kawa".
    [[nodiscard]] Places over_voiced(Places from, std::string_view reading) const
    {
        const auto rest = [&](std::string_view first, std::size_t skip) {
            return over(over(from & ~starts_, first, true) & ~starts_, reading.substr(skip), true);
        };
        if (reading.starts_with("sh") || reading.starts_with("ch"))
            return rest("j", 2);
        if (reading.starts_with("ts"))
            return rest("z", 2);
        switch (reading.front()) {
        case 'k':
            return rest("g", 1);
        case 's':
            return rest("z", 1);
        case 't':
            return rest("d", 1);
        case 'h':
        case 'f':
            return rest("b", 1) | rest("p", 1);
        default:
            return 0;
        }
    }
    // Where the next two letters are one consonant twice: "ga" of "gakkou", "ni" of "nippon".
    [[nodiscard]] Places before_doubled(Places places) const
    {
        Places result = 0;
        for (std::size_t i = 0; i + 1 < letters_.size(); ++i)
            if (letters_[i] == letters_[i + 1] && !is_vowel(letters_[i]))
                result |= places & (Places{1} << i);
        return result << 1;
    }
    // One to four letters that may be any sign's reading.
    [[nodiscard]] Places over_any(Places from) const
    {
        Places result = 0;
        auto next = from;
        for (std::size_t count = 1; count <= 4; ++count, next &= ~starts_)
            result |= next <<= 1;
        Places ends = 0;
        for (const char c : {'a', 'e', 'i', 'o', 'u', 'n'})
            ends |= at_[static_cast<unsigned char>(c)] << 1;
        return result & ends;
    }
    [[nodiscard]] bool ends(Places places) const { return (places >> letters_.size()) & 1; }

private:
    [[nodiscard]] Places step(Places from, char c) const { return (from & at_[static_cast<unsigned char>(c)]) << 1; }

    std::string letters_;
    Places starts_ = 0; // of the words
    Places at_[256]{};
};

Places over_either(const Text& text, Places from, std::string_view reading)
{
    return text.over(from, reading, true) | text.over_voiced(from, reading);
}

// A Chinese reading stands whole, or loses its last syllable to a doubled consonant. Of a Japanese one the end may be
// written in Kana behind the sign, so its beginnings count, each up to a vowel.
Places over_sign(const Text& text, Places from, const Readings& readings)
{
    Places result = 0;
    for (const auto reading : readings.chinese) {
        result |= over_either(text, from, reading);
        for (const std::string_view tail : {"tsu", "chi", "ku", "ki"})
            if (reading.size() > tail.size() && reading.ends_with(tail))
                result |= text.before_doubled(over_either(text, from, reading.substr(0, reading.size() - tail.size())));
    }
    for (const auto reading : readings.japanese)
        for (std::size_t end = 1; end <= reading.size(); ++end)
            if (is_vowel(reading[end - 1]) || reading[end - 1] == 'n')
                result |= over_either(text, from, reading.substr(0, end));
    return result;
}

// A text cut into Han signs, each alone, and what stands between them in Latin letters.
struct Piece {
    char32_t han = 0;
    std::string spelling;
};

std::vector<Piece> pieces_of(std::string_view eastern)
{
    std::vector<Piece> pieces;
    std::string kana;
    const auto close = [&] {
        if (kana.empty())
            return;
        auto spelling = squeezed(kana_in_latin(kana));
        std::erase_if(spelling, [](char c) { return c < 'a' || c > 'z'; });
        pieces.push_back({0, std::move(spelling)});
        kana.clear();
    };
    for (std::size_t at = 0; at < eastern.size();) {
        const auto begin = at;
        UChar32 sign = 0;
        U8_NEXT(eastern.data(), at, eastern.size(), sign);
        UErrorCode status = U_ZERO_ERROR;
        if (sign == U'々' && !pieces.empty() && kana.empty())
            pieces.push_back(pieces.back());
        else if (sign >= 0 && uscript_getScript(sign, &status) == USCRIPT_HAN) {
            close();
            pieces.push_back({static_cast<char32_t>(sign), {}});
        } else if (sign != ' ')
            kana += eastern.substr(begin, at - begin);
    }
    close();
    return pieces;
}

double read(std::span<const Piece> pieces, const std::vector<std::string_view>& words)
{
    const Text text(words);
    const bool may_guess = pieces.size() >= 4;
    Places sure = 1, guessed = 0;
    for (const auto& piece : pieces) {
        if (piece.han == 0) {
            sure = text.over(sure, piece.spelling, false);
            guessed = text.over(guessed, piece.spelling, false);
        } else {
            const auto* readings = readings_of(piece.han);
            const auto any = may_guess ? text.over_any(sure) : 0;
            sure = readings ? over_sign(text, sure, *readings) : 0;
            guessed = any | (readings ? over_sign(text, guessed, *readings) : 0);
        }
        if ((sure | guessed) == 0)
            return 0;
    }
    return text.ends(sure) ? 1 : text.ends(guessed) ? 0.9 : 0;
}

}

double reads_as(std::string_view eastern, std::string_view latin)
{
    if (latin.size() < 4 || latin.size() > longest || eastern.size() > 3 * longest)
        return 0;
    const auto pieces = pieces_of(eastern);
    if (pieces.size() < 2 || std::none_of(pieces.begin(), pieces.end(), [](const Piece& one) { return one.han != 0; }))
        return 0;
    const auto words = words_of(latin);
    auto best = read(pieces, words);
    if (words.size() == 2 && best < 1)
        best = std::max(best, read(pieces, {words[1], words[0]}));
    // A name with another in its middle: Reichi "Chabo" Nakaido.
    if (words.size() == 3 && best == 0)
        best = 0.9 * std::max(read(pieces, {words[0], words[2]}), read(pieces, {words[2], words[0]}));
    return best;
}

}
