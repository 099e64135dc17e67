// SPDX-License-Identifier: MIT
#include "adapters/mpd/channel_message.hpp"

#include <algorithm>
#include <cctype>

namespace topfive {

namespace {

constexpr std::size_t longest = 500; // bytes; no artist's name and title are that long together

std::string_view trimmed(std::string_view text)
{
    const auto from = text.find_first_not_of(" \t\r\n");
    if (from == std::string_view::npos)
        return {};
    return text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
}

bool is_control(char letter)
{
    const auto byte = static_cast<unsigned char>(letter);
    return byte < 0x20 || byte == 0x7f;
}

// How many bytes the character has that begins here; 0: it is none.
std::size_t character_at(std::string_view text)
{
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t size = lead < 0x80                   ? 1
                             : lead >= 0xc2 && lead < 0xe0 ? 2
                             : lead >= 0xe0 && lead < 0xf0 ? 3
                             : lead >= 0xf0 && lead < 0xf5 ? 4
                                                           : 0;
    if (size > text.size())
        return 0;
    const auto follows = [](char letter) { return (static_cast<unsigned char>(letter) & 0xc0U) == 0x80U; };
    return std::ranges::all_of(text.substr(std::min<std::size_t>(1, size), size == 0 ? 0 : size - 1), follows) ? size
                                                                                                               : 0;
}

bool is_utf8(std::string_view text)
{
    while (!text.empty()) {
        const auto size = character_at(text);
        if (size == 0)
            return false;
        text.remove_prefix(size);
    }
    return true;
}

bool is_word(std::string_view text, std::string_view word)
{
    return std::ranges::equal(text, word, {}, [](unsigned char letter) { return std::tolower(letter); });
}

}

ChannelMessage read_message(std::string_view text)
{
    text = trimmed(text);
    if (text.empty() || text.size() > longest || !is_utf8(text) || std::ranges::any_of(text, is_control))
        return {};
    if (is_word(text, "help"))
        return {};
    if (is_word(text, "status"))
        return {ChannelMessage::Kind::status, {}, {}};
    ChannelMessage message{ChannelMessage::Kind::get, std::string(text), {}};
    const auto space = text.find(' ');
    if (space == std::string_view::npos || !is_word(text.substr(0, space), "get"))
        return message; // a name alone, be it "Get"
    const auto wish = text.substr(space);
    const auto dash = wish.find(" - ");
    message.artist = std::string(trimmed(wish.substr(0, dash)));
    if (dash != std::string_view::npos)
        message.title = std::string(trimmed(wish.substr(dash + 3)));
    if (message.artist.empty())
        return {};
    return message;
}

std::string_view channel_help()
{
    return "say an artist's name, or: get ARTIST, get ARTIST - SONG, status, help";
}

std::string one_message(std::string_view text)
{
    std::string line;
    for (text = trimmed(text); !text.empty();) {
        const auto size = character_at(text);
        const auto letter = size == 0 ? std::string_view("?") : text.substr(0, size);
        if (line.size() + letter.size() > longest)
            break;
        line += is_control(letter.front()) ? std::string_view(" ") : letter;
        text.remove_prefix(std::max<std::size_t>(size, 1));
    }
    return line;
}

}
