// SPDX-License-Identifier: MIT
#include "plugin/watching/log_quoting.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace topfive {

namespace {

std::optional<std::uint32_t> hexadecimal(std::string_view text, std::size_t digits)
{
    if (text.size() < digits)
        return std::nullopt;
    std::uint32_t value = 0;
    for (const char c : text.substr(0, digits)) {
        value <<= 4U;
        if (c >= '0' && c <= '9')
            value |= static_cast<std::uint32_t>(c - '0');
        else if (c >= 'a' && c <= 'f')
            value |= static_cast<std::uint32_t>(c - 'a' + 10);
        else
            return std::nullopt;
    }
    return value;
}

void append_utf8(std::uint32_t sign, std::string& out)
{
    const auto tail = [&](unsigned shift) { out += static_cast<char>(0x80U | ((sign >> shift) & 0x3FU)); };
    if (sign < 0x80) {
        out += static_cast<char>(sign);
    } else if (sign < 0x800) {
        out += static_cast<char>(0xC0U | (sign >> 6U));
        tail(0);
    } else if (sign < 0x10000) {
        out += static_cast<char>(0xE0U | (sign >> 12U));
        tail(6);
        tail(0);
    } else {
        out += static_cast<char>(0xF0U | (sign >> 18U));
        tail(12);
        tail(6);
        tail(0);
    }
}

// \x80 to \xa0 and \xad are ambiguous: a stray byte, or a sign of that number that cannot be seen (a no-break space).
// All other high ones are stray bytes; where a line holds one of those, its text is not UTF-8 and the rest are bytes
// too.
bool maybe_sign(std::uint32_t value)
{
    return (value >= 0x80 && value <= 0xA0) || value == 0xAD;
}

bool holds_stray_byte(std::string_view text)
{
    for (std::size_t at = text.find('\\'); at != std::string_view::npos; at = text.find('\\', at + 2)) {
        if (text.substr(at).starts_with("\\x")) {
            const auto value = hexadecimal(text.substr(at + 2), 2);
            if (value && *value >= 0x80 && !maybe_sign(*value))
                return true;
        }
    }
    return false;
}

// Length of the escape that the text begins with; 0 when it is none.
std::size_t take_escape(std::string_view text, bool bytes, std::string& out)
{
    switch (text.size() < 2 ? '\0' : text[1]) {
    case '"':
    case '\\':
        out += text[1];
        return 2;
    case 't':
        out += '\t';
        return 2;
    case 'r':
        out += '\r';
        return 2;
    case 'n':
        out += '\n';
        return 2;
    case 'x':
        if (const auto value = hexadecimal(text.substr(2), 2)) {
            if (!bytes && maybe_sign(*value))
                append_utf8(*value, out);
            else
                out += static_cast<char>(*value);
            return 4;
        }
        return 0;
    case 'u':
    case 'U': {
        const std::size_t digits = text[1] == 'u' ? 4 : 8;
        const auto sign = hexadecimal(text.substr(2), digits);
        if (!sign || *sign > 0x10FFFF)
            return 0;
        append_utf8(*sign, out);
        return 2 + digits;
    }
    default:
        return 0;
    }
}

}

void unescape_log(std::string_view written, std::string& out)
{
    out.clear();
    const bool bytes = holds_stray_byte(written);
    while (true) {
        const auto plain = written.find('\\');
        out += written.substr(0, plain);
        if (plain == std::string_view::npos)
            return;
        written.remove_prefix(plain);
        auto length = take_escape(written, bytes, out);
        if (length == 0) {
            out += '\\';
            length = 1;
        }
        written.remove_prefix(length);
    }
}

}
