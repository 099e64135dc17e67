// SPDX-License-Identifier: MIT
#include "adapters/metadata/reading.hpp"

#include <algorithm>

namespace topfive {

namespace {

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}
bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
bool is_hexadecimal(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'f');
}
char upper(char c)
{
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
}
char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool digits_at(std::string_view text, std::size_t at, std::size_t count)
{
    return text.size() >= at + count && std::all_of(text.begin() + at, text.begin() + at + count, is_digit);
}

// "-03" at this place, from 01 to `most`.
bool part_at(std::string_view text, std::size_t at, int most)
{
    if (text.size() < at + 3 || text[at] != '-' || !digits_at(text, at + 1, 2))
        return false;
    const int number = (text[at + 1] - '0') * 10 + (text[at + 2] - '0');
    return number >= 1 && number <= most;
}

}

std::string isrc_of(std::string_view text)
{
    std::string isrc;
    for (const char c : text)
        if (c != '-' && c != ' ')
            isrc += upper(c);
    const bool fits =
        isrc.size() == 12 && is_letter(isrc[0]) && is_letter(isrc[1]) && digits_at(isrc, 5, 7) &&
        std::all_of(isrc.begin() + 2, isrc.begin() + 5, [](char c) { return is_digit(c) || is_letter(c); });
    return fits ? isrc : std::string{};
}

std::string mbid_of(std::string_view text)
{
    std::string mbid(text);
    std::ranges::transform(mbid, mbid.begin(), lower);
    if (mbid.size() != 36)
        return {};
    for (std::size_t i = 0; i < mbid.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? mbid[i] != '-' : !is_hexadecimal(mbid[i]))
            return {};
    }
    return mbid;
}

std::string date_of(std::string_view text)
{
    if (!digits_at(text, 0, 4) || text.starts_with("0000"))
        return {};
    if (!part_at(text, 4, 12))
        return std::string(text.substr(0, 4));
    return std::string(text.substr(0, part_at(text, 7, 31) ? 10 : 7));
}

std::string link_of(std::string_view text)
{
    const bool fits = text.starts_with("https://") || text.starts_with("http://");
    return fits && text.find(' ') == std::string_view::npos ? std::string(text) : std::string{};
}

int small_number_of(Json json)
{
    const auto number = json.number();
    return number <= 9999 ? static_cast<int>(number) : 0;
}

std::chrono::milliseconds length_of(double milliseconds)
{
    constexpr double a_day = 24 * 3600 * 1000.0;
    return std::chrono::milliseconds(milliseconds > 0 && milliseconds <= a_day ? static_cast<long>(milliseconds) : 0);
}

std::string id_at(std::string_view service, std::string_view id)
{
    if (!id.starts_with(service) || id.substr(service.size()).size() < 2 || id[service.size()] != ':')
        return {};
    return std::string(id.substr(service.size() + 1));
}

std::vector<Recording> recordings_in(Json list, Recording (*read)(Json))
{
    std::vector<Recording> recordings;
    for (const Json json : list.list())
        if (Recording one = read(json); !one.id.empty() && !one.title.empty() && !one.artists.empty())
            recordings.push_back(std::move(one));
    return recordings;
}

std::string in_quotes(std::string_view text)
{
    std::string words(text);
    std::ranges::replace(words, '"', ' ');
    return '"' + words + '"';
}

}
