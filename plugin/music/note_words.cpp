// SPDX-License-Identifier: MIT
#include "plugin/music/note_words.hpp"

#include "plugin/music/words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace topfive {

namespace {

struct Phrase {
    std::string_view text;
    VersionKind kind;
};

using enum VersionKind;

// Longer phrases stand before their beginnings.
constexpr std::array phrases{
    Phrase{"originally performed by", karaoke},
    Phrase{"originally by", karaoke},
    Phrase{"in the style of", karaoke},
    Phrase{"made famous by", karaoke},
    Phrase{"made popular by", karaoke},
    Phrase{"as performed by", karaoke},
    Phrase{"backing track", karaoke},
    Phrase{"backing version", karaoke},
    Phrase{"minus one", karaoke},
    Phrase{"sing along", karaoke},
    Phrase{"singalong", karaoke},
    Phrase{"karaoke", karaoke},
    Phrase{"off vocal", instrumental},
    Phrase{"no vocals", instrumental},
    Phrase{"without vocals", instrumental},
    Phrase{"instrumentals", instrumental},
    Phrase{"instrumental", instrumental},
    Phrase{"instrumentale", instrumental},
    Phrase{"instrumentalna", instrumental},
    Phrase{"inst", instrumental},
    Phrase{"acapella", arrangement},
    Phrase{"a cappella", arrangement},
    Phrase{"acappella", arrangement},
    Phrase{"a capella", arrangement},
    Phrase{"acoustic", acoustic},
    Phrase{"acoustically", acoustic},
    Phrase{"acustico", acoustic},
    Phrase{"acustica", acoustic},
    Phrase{"acoustique", acoustic},
    Phrase{"akustik", acoustic},
    Phrase{"unplugged", acoustic},
    Phrase{"stripped", acoustic},
    Phrase{"tribute to", cover},
    Phrase{"tribute", cover},
    Phrase{"covered by", cover},
    Phrase{"cover version", cover},
    Phrase{"parody", cover},
    Phrase{"remake", cover},
    Phrase{"demo", demo},
    Phrase{"demos", demo},
    Phrase{"sped up", sped_up},
    Phrase{"speed up", sped_up},
    Phrase{"spedup", sped_up},
    Phrase{"speeded up", sped_up},
    Phrase{"nightcore", sped_up},
    Phrase{"night core", sped_up},
    Phrase{"slowed down", slowed},
    Phrase{"slowed", slowed},
    Phrase{"slow down version", slowed},
    Phrase{"daycore", slowed},
    Phrase{"chopped and screwed", slowed},
    Phrase{"screwed", slowed},
    Phrase{"bass boosted", effect},
    Phrase{"bassboosted", effect},
    Phrase{"bass boost", effect},
    Phrase{"lo fi", effect},
    Phrase{"lofi", effect},
    Phrase{"8d", effect},
    Phrase{"16d", effect},
    Phrase{"reverb", effect},
    Phrase{"extended", extended},
    Phrase{"12 inch", extended},
    Phrase{"12 version", extended},
    Phrase{"12 mix", extended},
    Phrase{"full album", extended},
    Phrase{"1 hour", extended},
    Phrase{"1 hours", extended},
    Phrase{"10 hours", extended},
    Phrase{"10 hour", extended},
    Phrase{"1h", extended},
    Phrase{"one hour", extended},
    Phrase{"1 hora", extended},
    Phrase{"looped", extended},
    Phrase{"loop", extended},
    Phrase{"non stop", extended},
    Phrase{"tv size", cut},
    Phrase{"snippet", cut},
    Phrase{"teaser", cut},
    Phrase{"trailer", cut},
    Phrase{"preview", cut},
    Phrase{"excerpt", cut},
    Phrase{"alternate", take},
    Phrase{"alternative take", take},
    Phrase{"alternative version", take},
    Phrase{"outtake", take},
    Phrase{"rehearsal", take},
    Phrase{"rough mix", take},
    Phrase{"early version", take},
    Phrase{"first take", take},
    Phrase{"rerecorded", take},
    Phrase{"re recorded", take},
    Phrase{"rerecording", take},
    Phrase{"reprise", take},
    Phrase{"reaction", talk},
    Phrase{"tutorial", talk},
    Phrase{"lesson", talk},
    Phrase{"how to play", talk},
    Phrase{"behind the scenes", talk},
    Phrase{"making of", talk},
    Phrase{"interview", talk},
    Phrase{"playthrough", talk},
    Phrase{"explained", talk},
    Phrase{"en vivo", live},
    Phrase{"ao vivo", live},
    Phrase{"en directo", live},
    Phrase{"en concert", live},
    Phrase{"in concert", live},
    Phrase{"dal vivo", live},
    Phrase{"concert", live},
    Phrase{"concierto", live},
    Phrase{"tiny desk", live},
    Phrase{"radio session", live},
    Phrase{"bbc session", live},
    Phrase{"peel session", live},
    Phrase{"session", live},
    Phrase{"sessions", live},
    Phrase{"piano version", arrangement},
    Phrase{"orchestral", arrangement},
    Phrase{"orchestra version", arrangement},
    Phrase{"symphonic", arrangement},
    Phrase{"string quartet", arrangement},
    Phrase{"music box", arrangement},
};

constexpr std::array<std::string_view, 124> neutral_words{
    "1080p",         "4k",          "60fps",       "7",       "720p",      "album",     "amended",    "anniversary",
    "atmos",         "audio",       "bonus",       "box",     "cd",        "censored",  "clean",      "clip",
    "coded",         "color",       "deluxe",      "digital", "digitally", "dirty",     "disc",       "dolby",
    "edit",          "edited",      "edition",     "eng",     "ep",        "espanol",   "exclusive",  "expanded",
    "explicit",      "extra",       "full",        "han",     "hangul",    "hd",        "high",       "hq",
    "inch",          "issue",       "kan",         "kit",     "legendada", "legendado", "letra",      "letras",
    "limited",       "lp",          "lyric",       "lyrical", "lyrics",    "m",         "main",       "master",
    "mastered",      "mix",         "mono",        "motion",  "music",     "mv",        "new",        "official",
    "officiel",      "officielle",  "offizielles", "oficial", "oficjalny", "original",  "originale",  "ost",
    "paroles",       "picture",     "premiere",    "prod",    "promo",     "quality",   "radio",      "re",
    "reality",       "recorded",    "recording",   "reissue", "release",   "remaster",  "remastered", "remastering",
    "remasterizado", "rom",         "romanized",   "set",     "single",    "song",      "soundtrack", "spatial",
    "special",       "standard",    "stereo",      "stream",  "sub",       "subbed",    "subs",       "subtitled",
    "subtitles",     "subtitulada", "subtitulado", "super",   "text",      "track",     "traducao",   "traduccion",
    "uhd",           "uncensored",  "unofficial",  "v",       "ver",       "version",   "video",      "videoclip",
    "visual",        "visualiser",  "visualizer",  "youtube"};

constexpr std::array<std::pair<std::string_view, std::string_view>, 34> languages{{
    {"english", "english"},       {"ingles", "english"},       {"spanish", "spanish"},       {"espanol", "spanish"},
    {"espanola", "spanish"},      {"castellano", "spanish"},   {"spanglish", "spanglish"},   {"french", "french"},
    {"francais", "french"},       {"francaise", "french"},     {"german", "german"},         {"deutsch", "german"},
    {"deutsche", "german"},       {"italian", "italian"},      {"italiano", "italian"},      {"italiana", "italian"},
    {"portuguese", "portuguese"}, {"portugues", "portuguese"}, {"portuguesa", "portuguese"}, {"japanese", "japanese"},
    {"korean", "korean"},         {"chinese", "chinese"},      {"mandarin", "chinese"},      {"cantonese", "cantonese"},
    {"russian", "russian"},       {"hindi", "hindi"},          {"dutch", "dutch"},           {"swedish", "swedish"},
    {"arabic", "arabic"},         {"polish", "polish"},        {"turkish", "turkish"},       {"greek", "greek"},
    {"hebrew", "hebrew"},         {"tamil", "tamil"},
}};

bool begins_with(std::span<const std::string_view> words, std::string_view phrase, std::size_t& length)
{
    length = 0;
    while (!phrase.empty()) {
        const auto end = std::min(phrase.find(' '), phrase.size());
        if (length == words.size() || words[length] != phrase.substr(0, end))
            return false;
        ++length;
        phrase.remove_prefix(std::min(end + 1, phrase.size()));
    }
    return true;
}

}

std::optional<VersionPhrase> version_phrase(std::span<const std::string_view> words)
{
    std::size_t length = 0;
    if (words.empty() || words[0].empty())
        return {};
    for (const auto& [text, kind] : phrases)
        if (text.front() == words[0].front() && begins_with(words, text, length))
            return VersionPhrase{kind, length};
    return {};
}

bool is_neutral_word(std::string_view word)
{
    if (is_year(word))
        return true;
    // "30th", "25th" anniversary
    if (word.size() > 2 && word.ends_with("th") && is_number(word.substr(0, word.size() - 2)))
        return true;
    return std::find(neutral_words.begin(), neutral_words.end(), word) != neutral_words.end();
}

bool is_clear_word(std::string_view word)
{
    constexpr std::array<std::string_view, 19> clear{"official", "oficial", "officiel",  "offizielles", "lyric",
                                                     "lyrics",   "video",   "audio",     "visualizer",  "visualiser",
                                                     "mv",       "clip",    "videoclip", "letra",       "release",
                                                     "records",  "hd",      "hq",        "4k"};
    return word.starts_with("remaster") || std::find(clear.begin(), clear.end(), word) != clear.end();
}

Suffix suffix(std::string_view word)
{
    constexpr std::array<std::string_view, 16> remixes{"remix",   "rmx",   "remixed", "remixes", "rework", "reworked",
                                                       "bootleg", "refix", "dub",     "flip",    "vip",    "mashup",
                                                       "megamix", "redub", "reedit",  "remode"};
    if (std::find(remixes.begin(), remixes.end(), word) != remixes.end())
        return Suffix::remix;
    if (word == "mix")
        return Suffix::mix;
    if (word == "edit")
        return Suffix::edit;
    if (word == "version" || word == "ver" || word == "vers" || word == "versione" || word == "versao" ||
        word == "versjon" || word == "rendition")
        return Suffix::version;
    return Suffix::none;
}

std::string_view language(std::string_view word)
{
    for (const auto& [own, english] : languages)
        if (own == word)
            return english;
    return {};
}

}
