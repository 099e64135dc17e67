// SPDX-License-Identifier: MIT
#include "adapters/web/html.hpp"

#include "plugin/fetching/path_name.hpp"

namespace topfive {

namespace {

constexpr std::size_t longest = 300; // bytes: a sentence, a path, or a name that wants to break a page

std::string shortened(std::string text)
{
    if (text.size() <= longest)
        return text;
    return std::string(cut(text, longest)) + "…";
}

}

std::string escaped(std::string_view foreign)
{
    std::string html;
    for (const char sign : shortened(clean_line(foreign)))
        switch (sign) {
        case '&':
            html += "&amp;";
            break;
        case '<':
            html += "&lt;";
            break;
        case '>':
            html += "&gt;";
            break;
        case '"':
            html += "&quot;";
            break;
        case '\'':
            html += "&#39;";
            break;
        default:
            html += sign;
        }
    return html;
}

std::string bdi(std::string_view name)
{
    return "<bdi>" + escaped(name) + "</bdi>";
}

}
