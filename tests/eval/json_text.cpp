// SPDX-License-Identifier: MIT
#include "tests/eval/json_text.hpp"

#include "plugin/watching/typed_text.hpp"

#include <fmt/format.h>
#include <iterator>

namespace topfive {

void append_json(std::string_view text, std::string& out)
{
    out += '"';
    while (!text.empty()) {
        const auto c = static_cast<unsigned char>(text.front());
        auto length = c < 0x80 ? std::size_t{1} : utf8_sign(text);
        if (c == '"' || c == '\\')
            out += {'\\', text.front()};
        else if (c < 0x20)
            fmt::format_to(std::back_inserter(out), "\\u{:04x}", c);
        else if (length == 0)
            fmt::format_to(std::back_inserter(out), "\\udc{:02x}", c);
        else
            out += text.substr(0, length);
        text.remove_prefix(length == 0 ? 1 : length);
    }
    out += '"';
}

}
