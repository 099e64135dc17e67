// SPDX-License-Identifier: MIT
#include "plugin/music/title_agreement.hpp"

#include "plugin/music/likeness.hpp"
#include "plugin/music/words.hpp"

#include <algorithm>

namespace topfive {

namespace {

bool names_album(const std::string& text, const std::string& album)
{
    return names_alike(text, album) >= likely_typed || (album.size() > 12 && letters_shared(text, album) > 0.85);
}

bool names_album(const Reading& reading, const std::string& album)
{
    return names_album(all_loose(reading), album) ||
           std::any_of(reading.loose.begin(), reading.loose.end(),
                       [&](const std::string& text) { return names_album(text, album); });
}

// "WheretheWildThingsAreMiddle": title and album without a blank.
bool runs_into_album(const Reading& one, const Reading& other)
{
    return !other.album.empty() && one.core.size() > 9 &&
           squeezed(one.core) == squeezed(other.core) + squeezed(other.album);
}

// A title with its own subtitle against a title: "Escape (The Piña Colada Song)".
double with_subtitle(Reading& one, const std::string& title)
{
    for (auto at = one.loose.begin(); at != one.loose.end(); ++at)
        if (const auto alike = words_alike(one.core + ' ' + *at, title); alike > 0) {
            one.loose.erase(at);
            return alike;
        }
    return 0;
}

// "Gurenge (紅蓮華)": the title once more in another script.
bool is_translated(const Reading& one, const std::string& title)
{
    if (std::find(one.again.begin(), one.again.end(), title) != one.again.end())
        return true;
    return one.strain < 0.2 && std::any_of(one.loose.begin(), one.loose.end(), [&](const std::string& text) {
               return text == title && other_script(text, one.core);
           });
}

bool says_nothing(const std::string& title)
{
    return names_nobody(title) || is_number(title) || title == "untitled";
}

// "Carpathian" for Carpathian Ridge: the beginning or the end, eight letters at least, and no number lost.
bool holds(const std::string& title, const std::string& part)
{
    return part.size() >= 8 && (title.starts_with(part + ' ') || title.ends_with(' ' + part)) &&
           title.find_first_of("0123456789") == std::string::npos;
}

// A title that is badly spelt counts where length and album speak for it.
double spoilt_alike(const Reading& a, const Reading& b, const Beside& beside)
{
    if (runs_into_album(a, b) || runs_into_album(b, a))
        return 1;
    if (!beside.one_album && !beside.one_length)
        return 0;
    if (beside.one_length && (holds(a.core, b.core) || holds(b.core, a.core)))
        return likely_typed;
    const bool both = beside.one_album && beside.one_length;
    // A file without a readable title may still be the one on that album.
    if (both && (says_nothing(a.core) || says_nothing(b.core)))
        return likely_typed;
    return letters_shared(a.core, b.core) >= (both ? 0.55 : 0.88) ? likely_typed : 0;
}

}

bool share_album(const Reading& a, const Reading& b)
{
    return names_album(a.album, b.album) || names_album(a, b.album) || names_album(b, a.album) ||
           runs_into_album(a, b) || runs_into_album(b, a);
}

double titles_alike(Reading& a, Reading& b, const Beside& beside)
{
    if (const auto alike = words_alike(a.core, b.core); alike > 0)
        return alike;
    if (const auto alike = with_subtitle(a, b.core); alike > 0)
        return alike;
    if (const auto alike = with_subtitle(b, a.core); alike > 0)
        return alike;
    if (is_translated(a, b.core) || is_translated(b, a.core))
        return 1;
    if (const auto alike = alike_in_latin(a.core, b.core); alike > 0)
        return alike;
    const bool plain = a.strain + b.strain == 0 || beside.tags == Tags::spoilt;
    if (plain && beside.one_album && beside.one_length && other_script(a.core, b.core))
        return likely_typed;
    return beside.tags == Tags::spoilt ? spoilt_alike(a, b, beside) : 0;
}

std::string all_loose(const Reading& reading)
{
    std::string text;
    for (const auto& one : reading.loose)
        text += (text.empty() ? "" : " ") + one;
    return text;
}

}
