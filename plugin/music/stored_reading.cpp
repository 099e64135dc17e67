// SPDX-License-Identifier: MIT
#include "plugin/music/stored_reading.hpp"

#include <algorithm>

namespace topfive {

namespace {

constexpr char field = '\x1f';    // a further text
constexpr char version = '\x1e';  // a version: its kind as a letter, its detail
constexpr char of_album = '\x1d'; // the same, repeated from the album's title
constexpr char again = '\x1c';    // the title once more in another script
constexpr std::string_view marks{"\x1f\x1e\x1d\x1c"};

bool is_mark(char c)
{
    return c >= again && c <= field;
}

std::string_view first_field(std::string_view text)
{
    std::size_t end = 0;
    while (end < text.size() && !is_mark(text[end]))
        ++end;
    return text.substr(0, end);
}

template <typename Take>
void each_field(std::string_view text, Take take)
{
    for (auto at = text.find_first_of(marks); at != std::string_view::npos;) {
        const auto end = text.find_first_of(marks, at + 1);
        take(text[at], text.substr(at + 1, end == std::string_view::npos ? end : end - at - 1));
        at = end;
    }
}

}

std::string title_text(const Reading& reading)
{
    auto text = reading.core;
    const auto put = [&](char mark, const Versions& versions) {
        for (const auto& [kind, detail] : versions) {
            text += mark;
            text += static_cast<char>('a' + static_cast<int>(kind));
            text += detail;
        }
    };
    put(version, reading.versions);
    put(of_album, reading.album_versions);
    for (const auto& loose : reading.loose) {
        text += field;
        text += loose;
    }
    for (const auto& name : reading.again) {
        text += again;
        text += name;
    }
    return text;
}

std::string credit_text(const Credit& credit)
{
    auto text = credit.whole;
    for (const auto& part : credit.parts)
        if (part != credit.whole) {
            text += field;
            text += part;
        }
    return text;
}

std::string_view core_of(std::string_view text)
{
    return first_field(text);
}

std::string_view whole_of(std::string_view text)
{
    return first_field(text);
}

bool also_called(std::string_view text, std::string_view core)
{
    bool found = false;
    each_field(text, [&](char mark, std::string_view part) { found = found || (mark == again && part == core); });
    return found;
}

Credit credit_from(std::string_view text)
{
    Credit credit;
    credit.whole = first_field(text);
    if (!credit.whole.empty())
        credit.parts.push_back(credit.whole);
    each_field(text, [&](char, std::string_view part) { credit.parts.emplace_back(part); });
    return credit;
}

Reading reading_from(std::string_view text)
{
    Reading reading;
    reading.core = first_field(text);
    each_field(text, [&](char mark, std::string_view part) {
        if (mark == field)
            reading.loose.emplace_back(part);
        else if (mark == again)
            reading.again.emplace_back(part);
        else if (!part.empty())
            add(mark == version ? reading.versions : reading.album_versions,
                {static_cast<VersionKind>(part[0] - 'a'), std::string(part.substr(1))});
    });
    return reading;
}

}
