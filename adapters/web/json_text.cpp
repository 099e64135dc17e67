// SPDX-License-Identifier: MIT
#include "adapters/web/json_text.hpp"

#include "plugin/watching/typed_text.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>
#include <string_view>

namespace topfive {

namespace {

// U+007F and U+0080 to U+009F. Boost.JSON escapes only what is below a space; a terminal obeys these, too.
int control_character(std::string_view sign)
{
    if (sign == "\x7f")
        return 0x7f;
    const bool high = sign.size() == 2 && sign[0] == '\xc2' && static_cast<unsigned char>(sign[1]) < 0xa0;
    return high ? static_cast<unsigned char>(sign[1]) : 0;
}

}

// JSON's own signs are ASCII, so that all that is looked for here stands inside of strings.
std::string json_text(const boost::json::value& value)
{
    const std::string raw = boost::json::serialize(value);
    std::string text;
    text.reserve(raw.size());
    for (std::string_view rest = raw; !rest.empty();) {
        const auto size = utf8_sign(rest);
        const auto sign = rest.substr(0, size);
        if (size == 0)
            text += "\xef\xbf\xbd";
        else if (const int control = control_character(sign); control != 0)
            text += fmt::format("\\u{:04x}", control);
        else
            text += sign;
        rest.remove_prefix(size == 0 ? 1 : size);
    }
    return text;
}

}
