// SPDX-License-Identifier: MIT
#include "adapters/cli/since.hpp"

#include "config/scalars.hpp"

#include <chrono>
#include <fmt/chrono.h>
#include <regex>

namespace topfive {

std::optional<std::string> since_text(std::string_view text)
{
    if (const auto ago = duration_of(text)) {
        const auto then = std::chrono::system_clock::now() - *ago;
        return fmt::format("{:%FT%TZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(then)));
    }
    static const std::regex moment(R"(\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?Z?)?)");
    return text.size() < 32 && std::regex_match(text.begin(), text.end(), moment) ? std::optional<std::string>(text)
                                                                                  : std::nullopt;
}

}
