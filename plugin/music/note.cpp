// SPDX-License-Identifier: MIT
#include "plugin/music/note.hpp"

#include "plugin/music/fold.hpp"
#include "plugin/music/note_words.hpp"
#include "plugin/music/words.hpp"
#include "plugin/music/title_parts.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace topfive {

namespace {

using Words = std::span<const std::string_view>;

template <std::size_t N>
bool among(std::string_view word, const std::array<std::string_view, N>& list)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_glue(std::string_view word)
{
    constexpr std::array<std::string_view, 19> glue{"the", "a",  "at", "from", "in", "on",   "and", "by",   "of", "de",
                                                    "en",  "du", "la", "el",   "au", "feat", "ft",  "with", "x"};
    return among(word, glue);
}

// "live" as a note, not as a word of a title: Live at Leeds, MTV Live; not Live and Let Die, Long Live.
bool says_live(Words words, std::size_t at)
{
    constexpr std::array<std::string_view, 27> not_before{
        "your",    "it",    "to",    "for", "my",       "forever",     "is",    "like",    "a",
        "life",    "while", "until", "let", "wire",     "forevermore", "alone", "without", "among",
        "through", "this",  "fast",  "die", "together", "happy",       "our",   "well",    "and"};
    constexpr std::array<std::string_view, 22> not_after{
        "long", "we",    "you", "to",    "i",     "they", "people", "love", "go", "die",  "just",
        "how",  "where", "who", "gonna", "wanna", "cant", "let",    "me",   "us", "must", "should"};
    constexpr std::array<std::string_view, 11> places{
        "at", "from", "in", "on", "version", "session", "sessions", "acoustic", "performance", "recording", "ver"};
    if (words.size() == 1)
        return true;
    if (at + 1 < words.size() && among(words[at + 1], places))
        return true;
    if (at == 0)
        return !among(words[1], not_before) || (words[1] == "and" && words.size() == 3);
    return at + 1 == words.size() && !among(words[at - 1], not_after);
}

bool says_cover(Words words, std::size_t at)
{
    constexpr std::array<std::string_view, 12> not_after{"under", "take", "my", "your", "for",  "run",
                                                         "the",   "a",    "to", "blow", "from", "record"};
    if (words.size() == 1 || (at + 1 < words.size() && words[at + 1] == "by"))
        return true;
    return at + 1 == words.size() && !among(words[at - 1], not_after);
}

bool says_take(Words words, std::size_t at)
{
    return at + 1 == words.size() ? words.size() > 1 : is_number(words[at + 1]);
}

// Behind "remix" stand at most who made it, a year or other neutral words: Asian Dub Foundation is none.
bool ends_note(Words words, std::size_t at)
{
    for (auto i = at + 1; i < words.size(); ++i) {
        if (words[i] == "by")
            return true;
        if (!is_neutral_word(words[i]) && suffix(words[i]) == Suffix::none && !version_phrase(words.subspan(i)) &&
            !is_glue(words[i]))
            return false;
    }
    return true;
}

bool tells_part(std::string_view plain)
{
    const auto words = words_of(plain);
    return words.size() > 1 && words[0] == "part" && is_number(words[1]);
}

// Kinds that hold many things: 8D is not bass boosted, an intro no ringtone.
bool is_told_by_phrase(VersionKind kind)
{
    return kind == VersionKind::effect || kind == VersionKind::arrangement || kind == VersionKind::cut;
}

// A note sorted into what it says.
struct Sorted {
    Versions kinds;                     // the detail: the phrase that said it, where that tells
    std::vector<std::string_view> rest; // neither version nor neutral
    std::vector<std::string_view> years;
    Suffix suffix = Suffix::none;
    bool clearly_neutral = false; // official video, lyrics, remastered
    bool subtitles = false;       // words in the picture, not in the sound
};

Sorted sort_words(Words words)
{
    constexpr std::array<std::string_view, 12> titling{"sub",       "subs",      "subtitulada", "subtitulado",
                                                       "legendado", "legendada", "letra",       "subtitled",
                                                       "subtitles", "lyrics",    "traducao",    "traduccion"};
    Sorted sorted;
    for (std::size_t i = 0; i < words.size();) {
        const auto word = words[i];
        if (const auto phrase = version_phrase(words.subspan(i))) {
            const auto said = words.subspan(i, phrase->length);
            sorted.kinds.push_back(
                {phrase->kind, is_told_by_phrase(phrase->kind) ? joined({said.begin(), said.end()}) : std::string{}});
            if (word == "unplugged") // before an audience
                sorted.kinds.push_back({VersionKind::live, {}});
            i += phrase->length;
            continue;
        }
        if (words.size() == 1 && (word == "mr" || word == "minus")) // "(MR)" in Korea, "(минус)" in Russia
            sorted.kinds.push_back({VersionKind::karaoke, {}});
        else if (word == "live" && says_live(words, i))
            sorted.kinds.push_back({VersionKind::live, {}});
        else if ((word == "cover" || word == "covers") && says_cover(words, i))
            sorted.kinds.push_back({VersionKind::cover, {}});
        else if (word == "take" && says_take(words, i)) {
            sorted.kinds.push_back({VersionKind::take, {}});
            if (i + 1 < words.size())
                sorted.rest.push_back(words[++i]);
        } else if (const auto found = suffix(word); found != Suffix::none && ends_note(words, i))
            sorted.suffix = sorted.suffix == Suffix::remix ? Suffix::remix : found;
        else if (!is_neutral_word(word) || (!language(word).empty() && !sorted.subtitles))
            sorted.rest.push_back(word);
        else if (is_year(word))
            sorted.years.push_back(word);
        sorted.clearly_neutral = sorted.clearly_neutral || is_clear_word(word);
        sorted.subtitles = sorted.subtitles || among(word, titling);
        ++i;
    }
    return sorted;
}

bool has(const Sorted& sorted, VersionKind kind)
{
    return std::any_of(sorted.kinds.begin(), sorted.kinds.end(),
                       [&](const Version& version) { return version.kind == kind; });
}

// "spanish", "en espanol": the language that all the words name.
std::string_view language_of(const std::vector<std::string_view>& rest)
{
    std::string_view found;
    for (const auto word : rest) {
        if (is_glue(word))
            continue;
        const auto named = language(word);
        if (named.empty() || (!found.empty() && found != named))
            return {};
        found = named;
    }
    return found;
}

Versions resolve(const Sorted& sorted)
{
    Versions versions;
    std::vector<std::string_view> telling;
    std::copy_if(sorted.rest.begin(), sorted.rest.end(), std::back_inserter(telling),
                 [](std::string_view word) { return !is_glue(word); });
    const auto detail = joined(telling);
    // Who slows a song down or speeds it up adds reverb as often as not.
    const bool paced = has(sorted, VersionKind::slowed) || has(sorted, VersionKind::sped_up);
    for (const auto& [kind, said] : sorted.kinds)
        if (!paced || kind != VersionKind::effect)
            add(versions, {kind, kind == VersionKind::live || kind == VersionKind::take ? detail : said});
    if (const auto named = language_of(sorted.rest); !named.empty() && !sorted.subtitles) {
        add(versions, {VersionKind::language, std::string(named)});
        if (sorted.suffix != Suffix::remix)
            return versions;
    }
    const bool played = has(sorted, VersionKind::live) || has(sorted, VersionKind::demo) ||
                        has(sorted, VersionKind::instrumental) || has(sorted, VersionKind::karaoke);
    if (sorted.suffix == Suffix::remix)
        add(versions, {VersionKind::remix, detail});
    else if (sorted.suffix == Suffix::mix && !detail.empty() && !played)
        add(versions, {VersionKind::remix, detail});
    else if (sorted.suffix == Suffix::edit && !detail.empty() && versions.empty() && !sorted.clearly_neutral)
        add(versions, {VersionKind::remix, detail});
    else if (sorted.suffix == Suffix::version && !detail.empty() && versions.empty() && !sorted.clearly_neutral)
        add(versions, {VersionKind::arrangement, detail});
    else if (versions.empty() && !telling.empty() && std::all_of(telling.begin(), telling.end(), is_instrument))
        add(versions, {VersionKind::arrangement, detail});
    else if (versions.empty() && telling.empty() && !sorted.clearly_neutral && sorted.suffix == Suffix::version)
        for (const auto year : sorted.years)
            add(versions, {VersionKind::take, std::string(year)});
    return versions;
}

// The text behind "feat.", "with", "w/".
std::string names_behind(std::string_view raw)
{
    auto at = raw.find_first_not_of(" .([");
    at = raw.find_first_of(" ./:", at == std::string_view::npos ? 0 : at);
    at = raw.find_first_not_of(" ./:", std::min(at, raw.size()));
    return at == std::string_view::npos ? std::string{} : std::string(raw.substr(at));
}

// "Live à l'Olympia": folded it would say "Live a".
std::string folded_note(std::string_view raw)
{
    constexpr std::string_view at_a_place = " à ";
    std::string even(raw);
    if (const auto at = even.find(at_a_place); at != std::string::npos)
        even.replace(at, at_a_place.size(), " at ");
    return fold(even);
}

}

Note read_note(std::string_view raw)
{
    Note note;
    auto text = folded_note(raw);
    const auto words = words_of(text);
    if (words.empty() || !std::any_of(text.begin(), text.end(), [](char c) {
            return c == ' ' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                   static_cast<unsigned char>(c) >= 0x80;
        })) {
        note.kind = Note::Kind::neutral;
        return note;
    }
    constexpr std::array<std::string_view, 5> credits{"feat", "ft", "featuring", "with", "w"};
    if (words.size() > 1 && among(words[0], credits)) {
        note.kind = Note::Kind::credit;
        note.text = names_behind(raw);
        return note;
    }
    constexpr std::array<std::string_view, 4> origins{"from", "prod", "produced", "theme"};
    const auto played_there = [&] {
        const Words all(words);
        for (std::size_t i = 1; i < words.size(); ++i)
            if (const auto phrase = version_phrase(all.subspan(i));
                phrase && (phrase->kind == VersionKind::live || phrase->kind == VersionKind::acoustic))
                return true;
        return false;
    };
    const bool theme_of_something = contains_words(text, "theme from") || contains_words(text, "theme of");
    if (words.size() > 1 &&
        (theme_of_something || (among(words[0], origins) && words[1] != "me" && words[1] != "you")) &&
        !played_there()) {
        note.kind = Note::Kind::neutral;
        return note;
    }
    if (const auto part = with_plain_parts(text); words.size() <= 3 && counts_parts(words[0]) && tells_part(part)) {
        note.kind = Note::Kind::part;
        note.text = part;
        return note;
    }
    const auto sorted = sort_words(words);
    note.versions = resolve(sorted);
    note.pure = std::all_of(sorted.rest.begin(), sorted.rest.end(), is_glue);
    if (!note.versions.empty())
        note.kind = Note::Kind::version;
    else if (sorted.clearly_neutral || sorted.rest.empty() || sorted.subtitles)
        note.kind = Note::Kind::neutral;
    else
        note.text = std::move(text);
    return note;
}

BareNote read_bare_note(std::string_view folded)
{
    const auto words = words_of(folded);
    const std::span<const std::string_view> all(words);
    for (std::size_t at = 1; at < words.size(); ++at) {
        const auto tail = all.subspan(at);
        const bool neutral = std::all_of(tail.begin(), tail.end(), is_neutral_word) &&
                             std::any_of(tail.begin(), tail.end(), is_clear_word);
        const bool begins = version_phrase(tail) || (tail[0] == "live" && says_live(all, at)) ||
                            (tail[0] == "cover" && says_cover(all, at)) ||
                            (tail.size() == 1 && suffix(tail[0]) == Suffix::remix);
        if (!begins && !neutral)
            continue;
        const auto sorted = sort_words(tail);
        BareNote note{joined({words.begin(), words.begin() + static_cast<std::ptrdiff_t>(at)}), resolve(sorted)};
        const bool closed =
            sorted.rest.empty() || tail[0] == "live" || std::all_of(sorted.rest.begin(), sorted.rest.end(), is_glue);
        if (closed && (neutral || !note.versions.empty()))
            return note;
    }
    return {};
}

}
