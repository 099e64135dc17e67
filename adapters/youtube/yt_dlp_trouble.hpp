// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/source.hpp"
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace topfive {

// What an error line of yt-dlp means.
struct Trouble {
    enum class Kind { rate_limit, bot_check, age, country, gone, drm, too_large, outdated, network, local, other };
    Kind kind = Kind::other;
    std::string id;                             // the video that it is about, where the line names one
    std::string text;                           // without yt-dlp's prefixes, one line
    std::optional<std::chrono::minutes> rest{}; // how long YouTube said that it will not answer

    // YouTube will answer nothing for a while.
    [[nodiscard]] bool concerns_all() const { return kind == Kind::rate_limit || kind == Kind::bot_check; }
    [[nodiscard]] Failure failure() const;
};

// Nothing when the line is no error.
[[nodiscard]] std::optional<Trouble> read_trouble(std::string_view line);

}
