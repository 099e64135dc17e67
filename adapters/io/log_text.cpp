// SPDX-License-Identifier: MIT
#include "adapters/io/log_text.hpp"

#include "plugin/watching/typed_text.hpp"

#include <algorithm>
#include <cstdint>
#include <fmt/format.h>
#include <iterator>
#include <string_view>

namespace topfive {

namespace {

std::uint32_t code_point(std::string_view sign)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(sign[i]); };
    switch (sign.size()) {
    case 1:
        return byte(0);
    case 2:
        return (byte(0) & 0x1fU) << 6 | (byte(1) & 0x3fU);
    case 3:
        return (byte(0) & 0x0fU) << 12 | (byte(1) & 0x3fU) << 6 | (byte(2) & 0x3fU);
    default:
        return 0x10000; // nothing up there is obeyed
    }
}

// C0, C1, line and paragraph separators, and the marks that turn the direction of what follows.
bool obeyed(std::uint32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x2069);
}

std::string quoted(std::string_view text, bool json)
{
    std::string out = "\"";
    for (; !text.empty();) {
        const auto size = utf8_sign(text);
        const auto sign = text.substr(0, std::max<std::size_t>(size, 1));
        text.remove_prefix(sign.size());
        if (size == 0 && json)
            out += "\\ufffd";
        else if (size == 0)
            fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<unsigned char>(sign.front()));
        else if (sign == "\"" || sign == "\\")
            out.append("\\").append(sign);
        else if (sign == "\n")
            out += "\\n";
        else if (const auto c = code_point(sign); !obeyed(c))
            out += sign;
        else if (json || c > 0xff)
            fmt::format_to(std::back_inserter(out), "\\u{:04x}", c);
        else
            fmt::format_to(std::back_inserter(out), "\\x{:02x}", c);
    }
    return out + '"';
}

bool plain(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("-_.:/+@%,").find(c) != std::string_view::npos;
    });
}

}

std::string log_text(std::span<const LogField> fields)
{
    std::string line;
    for (const auto& [key, value] : fields) {
        line += line.empty() ? "" : " ";
        line.append(key).append("=").append(plain(value) ? value : quoted(value, false));
    }
    return line;
}

std::string log_json(std::span<const LogField> fields)
{
    std::string line = "{";
    for (const auto& [key, value] : fields) {
        line += line.size() == 1 ? "\"" : ",\"";
        line.append(key).append("\":").append(quoted(value, true));
    }
    return line + '}';
}

}
