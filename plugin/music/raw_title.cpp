// SPDX-License-Identifier: MIT
#include "plugin/music/raw_title.hpp"

#include <algorithm>
#include <array>

namespace topfive {

namespace {

constexpr std::array<std::string_view, 9> dashes{" - ", " – ", " — ", " | ", " // ", " ~ ", " -- ", " ｜ ", " ‐ "};

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool is_wordy(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

void replace_all(std::string& text, std::string_view from, std::string_view to)
{
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

// The dash at or behind `from`: its place and length.
std::pair<std::size_t, std::size_t> next_dash(std::string_view text)
{
    auto place = std::string_view::npos;
    std::size_t length = 0;
    for (const auto dash : dashes)
        if (const auto at = text.find(dash); at < place) {
            place = at;
            length = dash.size();
        }
    for (auto at = text.find('-'); at != std::string_view::npos && at < place; at = text.find('-', at + 1)) {
        const bool blank_before = at > 0 && text[at - 1] == ' ';
        const bool blank_behind = at + 1 < text.size() && text[at + 1] == ' ';
        const bool words = at > 1 && at + 2 < text.size();
        if (words && blank_before != blank_behind && (is_wordy(text[at - 1]) || is_wordy(text[at + 1])))
            return {at, 1};
    }
    return {place, length};
}

}

bool is_plain_title(std::string_view raw)
{
    if (raw.find(' ') == std::string_view::npos)
        return !raw.starts_with("0") && std::all_of(raw.begin(), raw.end(), [](char c) {
            return is_wordy(c) && static_cast<unsigned char>(c) < 0xE2;
        });
    for (std::size_t i = 0; i < raw.size(); ++i) {
        const auto c = static_cast<unsigned char>(raw[i]);
        // Brackets and dashes of other scripts begin with E2, E3 or EF.
        if (c == '(' || c == '[' || c == '{' || c == '|' || c == '~' || c == '-' || c >= 0xE2)
            return false;
        if (c == '/' && i > 0 && raw[i - 1] == ' ')
            return false;
        if ((c == 'f' || c == 'F') && i > 0 && raw[i - 1] == ' ' && i + 1 < raw.size() &&
            (raw[i + 1] == 't' || raw[i + 1] == 'T' || raw[i + 1] == 'e' || raw[i + 1] == 'E'))
            return false;
    }
    return !is_digit(raw[0]);
}

std::string spaced(std::string_view raw)
{
    std::string text(raw);
    if (text.find(' ') != std::string::npos)
        return text;
    if (text.find("---") != std::string::npos) {
        replace_all(text, "---", "\x01");
        std::replace(text.begin(), text.end(), '-', ' ');
        replace_all(text, "\x01", " - ");
    }
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
}

std::vector<std::string> parted_at_dashes(std::string_view raw)
{
    std::vector<std::string> parts;
    for (;;) {
        const auto [at, length] =
            parts.size() + 1 < most_parts ? next_dash(raw) : std::pair{std::string_view::npos, std::size_t{0}};
        parts.emplace_back(raw.substr(0, at));
        if (at == std::string_view::npos)
            return parts;
        raw.remove_prefix(at + length);
    }
}

std::size_t track_number(std::string_view raw)
{
    if (raw.size() < 4)
        return 0;
    // 005-, 0A3-: a number filled up with zeros is never a word of a title.
    if (raw[0] == '0') {
        std::size_t signs = 1;
        while (signs < raw.size() && signs < 5 && is_wordy(raw[signs]) &&
               (is_digit(raw[signs]) || raw[signs + 1] == '-' || is_digit(raw[signs + 1])))
            ++signs;
        const auto end = raw.find_first_not_of(" -._)", signs);
        if (signs >= 2 && end != std::string_view::npos && (end > signs || signs == 3))
            return end;
    }
    return 0;
}

std::size_t perhaps_track_number(std::string_view raw)
{
    std::size_t signs = raw.size() > 1 && raw[0] >= 'A' && raw[0] <= 'H' ? 1 : 0;
    const auto side = signs;
    while (signs < raw.size() && is_digit(raw[signs]))
        ++signs;
    if (signs - side == 0 || signs > 3 || (side == 0 && signs == 1))
        return 0;
    const auto end = raw.find_first_not_of(" -._)", signs);
    if (end == std::string_view::npos || is_digit(raw[end]))
        return 0;
    // "99 Luftballons" has no sign between.
    return raw.substr(signs, end - signs).find_first_not_of(' ') == std::string_view::npos ? 0 : end;
}

}
