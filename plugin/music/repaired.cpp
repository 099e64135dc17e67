// SPDX-License-Identifier: MIT
#include "plugin/music/spellings.hpp"

#include <unicode/ucnv.h>
#include <unicode/uscript.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
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

// Three letters that are not ASCII in a row: hardly a word in a Latin script, likely one in another that was read as
// Latin-1.
bool looks_misread(std::string_view bytes)
{
    std::size_t run = 0;
    for (const char c : bytes) {
        run = static_cast<unsigned char>(c) >= 0x80 ? run + 1 : 0;
        if (run > 2)
            return true;
    }
    return false;
}

// The bytes as text in that encoding; empty unless every letter beyond ASCII is then of one of its scripts, one of them
// of the first.
std::string decoded(const std::string& bytes, const char* encoding, std::initializer_list<UScriptCode> scripts)
{
    UErrorCode status = U_ZERO_ERROR;
    auto* converter = ucnv_open(encoding, &status);
    if (U_FAILURE(status))
        return {};
    const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter, status);
    ucnv_close(converter);
    if (U_FAILURE(status))
        return {};
    bool telling = false;
    for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
        const auto sign = text.char32At(at);
        const auto script = uscript_getScript(sign, &status);
        telling = telling || script == *scripts.begin();
        const bool plain =
            sign >= ' ' && (sign < 0x80 || (script == USCRIPT_COMMON && sign >= 0x3000 && sign < 0x3100));
        if (!plain && std::find(scripts.begin(), scripts.end(), script) == scripts.end())
            return {};
    }
    std::string result;
    return telling ? text.toUTF8String(result) : result;
}

}

std::string repaired(std::string_view text)
{
    auto plain = without_entities(without_percent(text));
    // Only a text that was UTF-8 before it was misread is UTF-8 again.
    if (auto bytes = as_latin1(plain); bytes.size() < plain.size() && !bytes.empty() && is_utf8(bytes))
        return bytes;
    else if (looks_misread(bytes)) {
        if (auto japanese = decoded(bytes, "EUC-JP", {USCRIPT_KATAKANA, USCRIPT_HIRAGANA, USCRIPT_HAN});
            !japanese.empty())
            return japanese;
        if (auto cyrillic = decoded(bytes, "windows-1251", {USCRIPT_CYRILLIC}); !cyrillic.empty())
            return cyrillic;
    }
    return plain;
}

}
