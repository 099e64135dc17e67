// SPDX-License-Identifier: MIT
#include "adapters/cli/time_point.hpp"

#include "config/scalars.hpp"

#include <ctime>
#include <string_view>

namespace topfive {

namespace {

// Reads what `form` says and nothing else.
std::optional<std::tm> read(const std::string& text, const char* form)
{
    std::tm when{};
    const char* rest = ::strptime(text.c_str(), form, &when);
    return rest != nullptr && *rest == '\0' ? std::optional(when) : std::nullopt;
}

}

std::optional<std::chrono::system_clock::time_point> time_point_of(const std::string& text,
                                                                   std::chrono::system_clock::time_point now)
{
    if (const auto ago = duration_of(text))
        return now - *ago;
    if (auto utc = read(text, "%Y-%m-%dT%H:%M:%SZ"))
        return std::chrono::system_clock::from_time_t(::timegm(&*utc));
    for (const char* form : {"%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S"})
        if (auto local = read(text, form)) {
            local->tm_isdst = -1;
            return std::chrono::system_clock::from_time_t(std::mktime(&*local));
        }
    return {};
}

}
