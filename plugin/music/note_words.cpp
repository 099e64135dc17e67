// SPDX-License-Identifier: MIT
#include "plugin/music/note_words.hpp"

#include "plugin/music/words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace topfive {

namespace {

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

}

bool is_neutral_word(std::string_view word)
{
    if (is_year(word))
        return true;
    // "30th", "25th" anniversary
    if (word.size() > 2 && word.ends_with("th") && is_number(word.substr(0, word.size() - 2)))
        return true;
    return std::find(neutral_words.begin(), neutral_words.end(), word) != neutral_words.end() || is_clear_abroad(word);
}

bool is_clear_word(std::string_view word)
{
    constexpr std::array<std::string_view, 19> clear{"official", "oficial", "officiel",  "offizielles", "lyric",
                                                     "lyrics",   "video",   "audio",     "visualizer",  "visualiser",
                                                     "mv",       "clip",    "videoclip", "letra",       "release",
                                                     "records",  "hd",      "hq",        "4k"};
    return word.starts_with("remaster") || word.starts_with("rimaster") ||
           std::find(clear.begin(), clear.end(), word) != clear.end() || is_clear_abroad(word);
}

Suffix suffix(std::string_view word)
{
    constexpr std::array<std::string_view, 20> remixes{
        "remix",  "rmx",     "remixed", "remixes", "rework", "bootleg",  "refix",  "dub",      "flip",       "vip",
        "mashup", "megamix", "redub",   "reedit",  "remode", "reworked", "remiks", "limigseu", "リミックス", "混音"};
    if (std::find(remixes.begin(), remixes.end(), word) != remixes.end())
        return Suffix::remix;
    if (word == "mix")
        return Suffix::mix;
    if (word == "edit")
        return Suffix::edit;
    if (word == "version" || word == "ver" || word == "vers" || word == "versione" || word == "versao" ||
        word == "versjon" || word == "rendition" || word == "versiya" || word == "wersja" || word == "versie" ||
        word == "beojeon" || word == "バージョン")
        return Suffix::version;
    return Suffix::none;
}

bool is_instrument(std::string_view word)
{
    constexpr std::array<std::string_view, 32> instruments{
        "piano",    "guitar",  "violin",    "cello",    "viola",     "flute", "harp",  "saxophone",
        "sax",      "trumpet", "ukulele",   "banjo",    "accordion", "organ", "drums", "bass",
        "strings",  "quartet", "orchestra", "choir",    "ensemble",  "brass", "vocal", "vocals",
        "keyboard", "marimba", "kalimba",   "clarinet", "harmonica", "orgel", "solo",  "duet"};
    return std::find(instruments.begin(), instruments.end(), word) != instruments.end();
}

std::string_view language(std::string_view word)
{
    for (const auto& [own, english] : languages)
        if (own == word)
            return english;
    return {};
}

}
