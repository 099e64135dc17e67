// SPDX-License-Identifier: MIT
#include "plugin/music/text_store.hpp"

#include <algorithm>

namespace topfive {

namespace {

// U+3000 to U+9FFF, Kana and Han, are three bytes of UTF-8 (E3 to E9 in front) and two here: 80 to EF in front. What
// else is not ASCII stands as it is behind the sign FF, byte by byte.
constexpr unsigned first = 0x3000, end = 0xA000;
constexpr unsigned char plain_byte = 0xFF;

unsigned byte(std::string_view text, std::size_t at)
{
    return static_cast<unsigned char>(text[at]);
}

// The code point of three bytes; 0: they are no such sequence.
unsigned three_bytes(std::string_view text, std::size_t at)
{
    if (at + 2 >= text.size() || (byte(text, at) & 0xF0) != 0xE0 || (byte(text, at + 1) & 0xC0) != 0x80 ||
        (byte(text, at + 2) & 0xC0) != 0x80)
        return 0;
    return (byte(text, at) & 0x0F) << 12 | (byte(text, at + 1) & 0x3F) << 6 | (byte(text, at + 2) & 0x3F);
}

}

std::string packed(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        if (byte(text, at) < 0x80)
            result += text[at++];
        else if (const auto sign = three_bytes(text, at); sign >= first && sign < end) {
            result += static_cast<char>(0x80 + ((sign - first) >> 8));
            result += static_cast<char>((sign - first) & 0xFF);
            at += 3;
        } else {
            result += static_cast<char>(plain_byte);
            result += text[at++];
        }
    }
    return result;
}

std::string unpacked(std::string_view text)
{
    std::string result;
    result.reserve(text.size() + text.size() / 2);
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto one = byte(text, at);
        if (one < 0x80)
            result += text[at];
        else if (at + 1 == text.size()) // the text was cut within
            break;
        else if (one == plain_byte)
            result += text[++at];
        else {
            const auto sign = first + ((one - 0x80) << 8) + byte(text, ++at);
            result += static_cast<char>(0xE0 | sign >> 12);
            result += static_cast<char>(0x80 | (sign >> 6 & 0x3F));
            result += static_cast<char>(0x80 | (sign & 0x3F));
        }
    }
    return result;
}

std::uint32_t TextStore::put(std::string_view text)
{
    auto bytes = packed(text);
    if (bytes.size() > longest)
        bytes.resize(longest);
    if (blocks_.empty() || used_ + bytes.size() + 1 > block_size) {
        blocks_.push_back(std::make_unique<char[]>(block_size));
        used_ = 0;
    }
    const auto place = static_cast<std::uint32_t>((blocks_.size() - 1) * block_size + used_);
    auto* to = blocks_.back().get() + used_;
    *to = static_cast<char>(static_cast<unsigned char>(bytes.size()));
    std::copy(bytes.begin(), bytes.end(), to + 1);
    used_ += bytes.size() + 1;
    return place;
}

std::string TextStore::at(std::uint32_t place) const
{
    return unpacked(bytes_at(place));
}

bool TextStore::holds(std::uint32_t place, std::string_view text) const
{
    return bytes_at(place) == std::string_view(packed(text)).substr(0, longest);
}

}
