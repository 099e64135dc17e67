// SPDX-License-Identifier: MIT
#include "plugin/music/spellings.hpp"

#include <unicode/utf8.h>

#include <array>
#include <cstdint>
#include <utility>

namespace topfive {

namespace {

int hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string without_percent(std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = text[i] == '%' && i + 2 < text.size() ? hex(text[i + 1]) : -1;
        const int low = high >= 0 ? hex(text[i + 2]) : -1;
        if (low >= 0 && high * 16 + low >= ' ') {
            result += static_cast<char>(high * 16 + low);
            i += 2;
        } else
            result += text[i];
    }
    return result;
}

std::string without_entities(std::string text)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 7> entities{{{"&amp;", "&"},
                                                                                     {"&quot;", "\""},
                                                                                     {"&#39;", "'"},
                                                                                     {"&#039;", "'"},
                                                                                     {"&apos;", "'"},
                                                                                     {"&lt;", "<"},
                                                                                     {"&gt;", ">"}}};
    for (const auto& [entity, sign] : entities)
        for (auto at = text.find(entity); at != std::string::npos; at = text.find(entity, at))
            text.replace(at, entity.size(), sign);
    return text;
}

bool is_utf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        UChar32 sign = 0;
        U8_NEXT(text.data(), at, text.size(), sign);
        if (sign < 0)
            return false;
    }
    return true;
}

// Each code point below U+0100 as one byte; empty when there is another one.
std::string as_latin1(std::string_view text)
{
    std::string bytes;
    for (std::size_t at = 0; at < text.size();) {
        UChar32 sign = 0;
        U8_NEXT(text.data(), at, text.size(), sign);
        if (sign < 0 || sign > 0xFF)
            return {};
        bytes += static_cast<char>(static_cast<std::uint8_t>(sign));
    }
    return bytes;
}

}

std::string repaired(std::string_view text)
{
    auto plain = without_entities(without_percent(text));
    // Only a text that was UTF-8 before it was misread is UTF-8 again.
    if (auto bytes = as_latin1(plain); bytes.size() < plain.size() && !bytes.empty() && is_utf8(bytes))
        return bytes;
    return plain;
}

}
