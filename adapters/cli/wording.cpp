// SPDX-License-Identifier: MIT
#include "adapters/cli/wording.hpp"

#include "plugin/fetching/path_name.hpp"
#include "plugin/watching/typed_text.hpp"

#include <algorithm>
#include <array>
#include <clocale>
#include <cmath>
#include <ctime>
#include <cwchar>
#include <fmt/format.h>

namespace topfive {

namespace {

// wcwidth() asks the thread's locale; ours for as long as this stands.
class Utf8Locale {
public:
    Utf8Locale() : locale_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)), before_(::uselocale(locale_)) {}
    Utf8Locale(const Utf8Locale&) = delete;
    Utf8Locale& operator=(const Utf8Locale&) = delete;
    ~Utf8Locale()
    {
        ::uselocale(before_);
        if (locale_ != nullptr)
            ::freelocale(locale_);
    }

private:
    locale_t locale_;
    locale_t before_;
};

std::size_t width_of(std::string_view sign)
{
    wchar_t wide = 0;
    std::mbstate_t state{};
    if (std::mbrtowc(&wide, sign.data(), sign.size(), &state) != sign.size())
        return 1;
    return static_cast<std::size_t>(std::max(0, ::wcwidth(wide)));
}

// The first sign of a text; a byte that is none counts as one.
std::string_view first_sign(std::string_view text)
{
    return text.substr(0, std::max<std::size_t>(1, utf8_sign(text)));
}

}

std::string shown(std::string_view text)
{
    return clean_line(text);
}

std::size_t columns(std::string_view text)
{
    const Utf8Locale utf8;
    std::size_t used = 0;
    for (; !text.empty(); text.remove_prefix(first_sign(text).size()))
        used += width_of(first_sign(text));
    return used;
}

std::string shortened(std::string_view text, std::size_t room)
{
    if (columns(text) <= room)
        return std::string(text);
    if (room == 0)
        return {};
    const Utf8Locale utf8;
    std::string out;
    for (std::size_t used = 0; !text.empty(); text.remove_prefix(first_sign(text).size())) {
        const auto sign = first_sign(text);
        used += width_of(sign);
        if (used > room - 1) // the last column is the ellipsis's
            break;
        out += sign;
    }
    return out + "…";
}

std::string fitted(std::string_view text, std::size_t room)
{
    const auto fits = shortened(text, room);
    return fits + std::string(room - columns(fits), ' ');
}

std::string wrapped(std::string_view text, std::size_t room, std::size_t indent)
{
    std::string out;
    std::size_t used = 0;
    while (!text.empty()) {
        const auto end =
            std::min(text.find(' ', text.find_first_not_of(' ')), text.size()); // with the blanks before it
        const auto word = text.substr(0, end);
        const auto blanks = std::min(word.find_first_not_of(' '), word.size());
        const auto wide = columns(word);
        if (used > indent && used + wide > room) {
            out += "\n" + std::string(indent, ' ');
            out += word.substr(blanks);
            used = indent + wide - blanks;
        } else {
            out += word;
            used += wide;
        }
        text.remove_prefix(end);
    }
    return out;
}

std::string bar(double share, std::size_t columns)
{
    const auto inside = columns < 2 ? 0 : columns - 2;
    const auto full = static_cast<std::size_t>(std::lround(std::clamp(share, 0.0, 1.0) * static_cast<double>(inside)));
    return "[" + std::string(full, '#') + std::string(inside - full, '.') + "]";
}

std::string local_time(const std::string& rfc3339)
{
    std::tm utc{};
    const char* rest = ::strptime(rfc3339.c_str(), "%Y-%m-%dT%H:%M:%S", &utc);
    if (rest == nullptr)
        return rfc3339;
    const std::time_t moment = ::timegm(&utc);
    std::tm here{};
    ::localtime_r(&moment, &here);
    std::array<char, 32> text{};
    return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M:%S", &here)};
}

}
