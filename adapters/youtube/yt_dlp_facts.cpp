// SPDX-License-Identifier: MIT
#include "adapters/youtube/yt_dlp_facts.hpp"
#include "adapters/io/subprocess.hpp"
#include "plugin/errors.hpp"
#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <utility>

namespace topfive {
namespace {

// In yt-dlp's own order of preference: the program, and what yt-dlp calls it.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> runtimes{
    {{"deno", "deno"}, {"node", "node"}, {"qjs", "quickjs"}, {"bun", "bun"}}};

std::optional<unsigned> number(std::string_view digits)
{
    unsigned value = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return fault == std::errc{} && end == digits.data() + digits.size() ? std::optional(value) : std::nullopt;
}

}

std::optional<std::chrono::sys_days> release_day(std::string_view version)
{
    if (version.size() < 10 || version[4] != '.' || version[7] != '.')
        return {};
    const auto year = number(version.substr(0, 4));
    const auto month = number(version.substr(5, 2));
    const auto day = number(version.substr(8, 2));
    if (!year || !month || !day)
        return {};
    const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month),
                                           std::chrono::day(*day)};
    return date.ok() ? std::optional(std::chrono::sys_days(date)) : std::nullopt;
}

YtDlpFacts inspect_yt_dlp(const std::string& program, const Clock& clock, std::stop_token stop)
{
    YtDlpFacts facts;
    Command command{.argv = {program, "--ignore-config", "--version"}};
    command.time_limit = std::chrono::seconds(20);
    std::string complaint;
    const auto ending = run_program(
        command, [&](std::string_view line) { facts.version = line; }, [&](std::string_view line) { complaint = line; },
        stop);
    if (!ending.clean() || facts.version.empty())
        throw Unavailable(
            fmt::format("{} --version: it {}{}{}", program, words(ending), complaint.empty() ? "" : ": ", complaint));
    if (const auto day = release_day(facts.version))
        facts.age = std::chrono::floor<std::chrono::days>(clock.now()) - *day;
    const auto* found = std::find_if(runtimes.begin(), runtimes.end(),
                                     [](const auto& runtime) { return find_program(runtime.first).has_value(); });
    if (found != runtimes.end())
        facts.javascript = found->second;
    return facts;
}

}
