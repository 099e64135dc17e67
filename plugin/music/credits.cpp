// SPDX-License-Identifier: MIT
#include "plugin/music/credits.hpp"

#include "plugin/music/fold.hpp"
#include "plugin/music/likeness.hpp"
#include "plugin/music/raw_title.hpp"
#include "plugin/music/words.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace topfive {

namespace {

constexpr std::array<std::string_view, 19> clear_words{
    " ♥ ",  " feat. ", " feat ",     " ft. ",   " ft ",   " featuring ", " vs. ",     " vs ",   " versus ", " with ",
    " w/ ", " pres. ", " presents ", " meets ", " pres ", " f. ",        " present ", " feat.", " ft."};
constexpr std::array<std::string_view, 9> soft_words{" & ", " and ", " x ",  " × ",  " + ",
                                                     " / ", " y ",   " et ", " und "};

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

bool stands_at(std::string_view text, std::size_t at, std::string_view word)
{
    if (text.size() - at < word.size())
        return false;
    for (std::size_t i = 0; i < word.size(); ++i)
        if (lower(text[at + i]) != word[i])
            return false;
    return true;
}

std::string trimmed(std::string_view text)
{
    const auto begin = text.find_first_not_of(" ([");
    const auto end = text.find_last_not_of(" )]");
    return begin == std::string_view::npos || end < begin ? std::string{}
                                                          : std::string(text.substr(begin, end - begin + 1));
}

// Parts a text where one of the words or signs stands; brackets around "feat." do not matter.
std::vector<std::string> parted(std::string_view text, std::span<const std::string_view> words, std::string_view signs)
{
    std::string even(text);
    for (auto& c : even)
        if (c == '(' || c == '[')
            c = ' ';
    std::vector<std::string> parts;
    std::size_t begin = 0;
    const auto close = [&](std::size_t end) {
        if (auto part = trimmed(text.substr(begin, end - begin)); !part.empty())
            parts.push_back(std::move(part));
    };
    for (std::size_t at = 0; at < text.size();) {
        if (signs.find(text[at]) != std::string_view::npos) {
            close(at);
            begin = ++at;
            continue;
        }
        std::size_t length = 0;
        if (even[at] == ' ')
            for (const auto word : words)
                if (stands_at(even, at, word)) {
                    length = word.size();
                    break;
                }
        if (length == 0) {
            ++at;
            continue;
        }
        close(at);
        at += length - 1; // the blank behind may begin the next word
        begin = at;
    }
    close(text.size());
    return parts;
}

bool holds(std::string_view name, std::string_view part)
{
    return part.size() > 3 && contains_words(name, part);
}

// No credit names more; time stays linear whatever a tag holds.
constexpr std::size_t most_names = 32;

void add_name(std::vector<std::string>& names, std::string name)
{
    if (names.size() < most_names && !name.empty() && std::find(names.begin(), names.end(), name) == names.end())
        names.push_back(std::move(name));
}

// "아이유 (IU)": both names are the artist's.
std::pair<std::string, std::string> with_other_name(const std::string& name)
{
    const auto open = name.find_first_of("([");
    if (open == std::string::npos || open == 0)
        return {};
    return {trimmed(name.substr(0, open)), trimmed(name.substr(open))};
}

}

std::vector<std::string> clear_parts(std::string_view raw)
{
    return parted(raw, clear_words, ";\x1f");
}

std::vector<std::string> all_parts(std::string_view raw)
{
    std::vector<std::string> names;
    for (const auto& clear : clear_parts(raw))
        for (auto& part : parted(clear, soft_words, ","))
            names.push_back(std::move(part));
    return names;
}

Credit read_credit(std::string_view raw)
{
    Credit credit;
    const auto clear = clear_parts(first_signs(raw, longest_text));
    if (clear.empty())
        return credit;
    credit.whole = fold_artist(clear.front());
    add_name(credit.parts, credit.whole);
    for (const auto& part : clear) {
        add_name(credit.parts, fold_artist(part));
        for (const auto& name : parted(part, soft_words, ","))
            add_name(credit.parts, fold_artist(name));
        const auto [own, other] = with_other_name(part);
        add_name(credit.parts, fold_artist(own));
        add_name(credit.parts, fold_artist(other));
    }
    return credit;
}

Credit read_credits(const std::vector<std::string>& raw)
{
    Credit credit;
    for (const auto& one : std::span(raw).first(std::min(raw.size(), most_names))) {
        auto names = read_credit(one);
        if (credit.whole.empty())
            credit.whole = names.whole;
        for (auto& name : names.parts)
            add_name(credit.parts, std::move(name));
    }
    return credit;
}

double credits_alike(const Credit& a, const Credit& b)
{
    double best = names_alike(a.whole, b.whole);
    if (best == 1)
        return best;
    // The main name of one among the names of the other.
    for (const auto& name : b.parts)
        best = std::max(best, (name == b.parts.front() ? 1 : 0.95) * names_alike(a.whole, name));
    for (const auto& name : a.parts)
        best = std::max(best, (name == a.parts.front() ? 1 : 0.95) * names_alike(name, b.whole));
    // Several names, most of them shared: A & B, B feat. A.
    if (best < likely_typed)
        for (const auto& one : a.parts)
            for (const auto& other : b.parts)
                if (one == other && one.size() > 2)
                    best = std::max(best, 0.85);
    // Kipling, Rudyard Kipling.
    if (best < likely_typed && (holds(a.whole, b.whole) || holds(b.whole, a.whole)))
        best = likely_typed;
    return best;
}

bool plays_others(std::string_view folded)
{
    constexpr std::array<std::string_view, 12> marks{
        "tribute", "tributes",    "karaoke",  "made famous by",          "in the style of", "cover band",
        "covers",  "the hits of", "performs", "originally performed by", "salute to",       "as made famous"};
    return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) { return contains_words(folded, mark); });
}

bool names_nobody(std::string_view folded)
{
    constexpr std::array<std::string_view, 12> nobody{
        "various artists", "various", "unknown", "unknown artist", "va", "v a", "n a", "no artist", "na", "none", "unk",
        "dont know"};
    // What players write in other languages where a disc was not known.
    constexpr std::array abroad{
        std::string_view("new artist"),
        std::string_view("artist unknown"),
        std::string_view("unbekannter kunstler"),
        std::string_view("unbekannter interpret"),
        std::string_view("artiste inconnu"),
        std::string_view("interprete inconnu"),
        std::string_view("artista desconocido"),
        std::string_view("artista desconhecido"),
        std::string_view("artista sconosciuto"),
        std::string_view("onbekende artiest"),
        std::string_view("okand artist"),
        std::string_view("ukjent artist"),
        std::string_view("ukendt kunstner"),
        std::string_view("tuntematon artisti"),
        std::string_view("tuntematon esittaja"),
        std::string_view("nieznany wykonawca"),
        std::string_view("neizvestnyy ispolnitel"),
        std::string_view("bilinmeyen sanatci"),
        std::string_view("新しいアーティスト"),
        std::string_view("不明なアーティスト"),
        std::string_view("未知艺术家"),
        std::string_view("未知藝人"),
    };
    return folded.empty() || std::find(nobody.begin(), nobody.end(), folded) != nobody.end() ||
           std::find(abroad.begin(), abroad.end(), folded) != abroad.end();
}

}
