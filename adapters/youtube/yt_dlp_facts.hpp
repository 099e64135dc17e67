// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/clock.hpp"
#include <chrono>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

namespace topfive {

// What doctor tells about yt-dlp.
struct YtDlpFacts {
    std::string version;                    // "2026.08.19"
    std::optional<std::chrono::days> age{}; // of the release; nothing: the version is no date
    // What runs YouTube's JavaScript, which releases since 2025.11.12 need, as yt-dlp names it: deno (2.0 or later),
    // node (20 or later), quickjs, bun; empty: none in PATH.
    std::string javascript{};
    // yt-dlp uses only deno by itself; any other must be named in youtube.extra_args: --js-runtimes NAME.
    [[nodiscard]] bool javascript_is_default() const { return javascript == "deno"; }
};

// "2026.08.19", "2026.08.19.232815" or "2026.08.19@nightly": the day in it.
[[nodiscard]] std::optional<std::chrono::sys_days> release_day(std::string_view version);

// Throws Unavailable when the program is missing or does not tell its version.
[[nodiscard]] YtDlpFacts inspect_yt_dlp(const std::string& program, const Clock&, std::stop_token);

}
