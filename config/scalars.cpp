// SPDX-License-Identifier: MIT
#include "config/scalars.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <numeric>
#include <utility>

namespace topfive {

namespace {

struct Unit {
    std::string_view name;
    double factor;
};

constexpr std::array<Unit, 5> durations{{{"ms", 1}, {"s", 1e3}, {"min", 6e4}, {"h", 3.6e6}, {"d", 8.64e7}}};
constexpr std::array<Unit, 5> sizes{{{"B", 1}, {"kB", 1e3}, {"MB", 1e6}, {"GB", 1e9}, {"TB", 1e12}}};
// A hundred years, and a million terabytes: what is above is a mistake and would overflow later.
constexpr double longest = 3.2e12;
constexpr double largest = 1e18;

// A number with one of the units behind it, in the smallest unit.
template <std::size_t N>
std::optional<double> measure(std::string_view text, const std::array<Unit, N>& units)
{
    double number = 0;
    const auto* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, number, std::chars_format::fixed);
    if (error != std::errc{} || !std::isfinite(number) || number < 0)
        return {};
    const std::string_view name(rest, static_cast<std::size_t>(end - rest));
    const auto unit = std::ranges::find(units, name, &Unit::name);
    return unit == units.end() ? std::nullopt : std::optional(number * unit->factor);
}

template <std::size_t N>
std::string shortest(std::uint64_t count, const std::array<Unit, N>& units)
{
    for (auto unit = units.rbegin(); unit != units.rend(); ++unit)
        if (const auto factor = static_cast<std::uint64_t>(unit->factor); count >= factor && count % factor == 0)
            return fmt::format("{}{}", count / factor, unit->name);
    return fmt::format("0{}", units.front().name);
}

}

std::optional<Duration> duration_of(std::string_view text)
{
    const auto milliseconds = measure(text, durations);
    if (!milliseconds || *milliseconds > longest)
        return {};
    return Duration(std::llround(*milliseconds));
}

std::optional<std::uint64_t> size_of(std::string_view text)
{
    if (text == "0")
        return 0;
    const auto bytes = measure(text, sizes);
    if (!bytes || *bytes > largest)
        return {};
    return static_cast<std::uint64_t>(std::llround(*bytes));
}

std::optional<bool> switch_of(std::string_view text)
{
    static constexpr std::array<std::string_view, 9> on{"on", "On", "ON", "yes", "Yes", "YES", "true", "True", "TRUE"};
    static constexpr std::array<std::string_view, 9> off{"off", "Off",   "OFF",   "no",   "No",
                                                         "NO",  "false", "False", "FALSE"};
    if (std::ranges::find(on, text) != on.end())
        return true;
    if (std::ranges::find(off, text) != off.end())
        return false;
    return {};
}

std::string text_of(Duration duration)
{
    return duration == Duration::zero() ? "0s" : shortest(static_cast<std::uint64_t>(duration.count()), durations);
}

std::string size_text(std::uint64_t bytes)
{
    return bytes == 0 ? "0" : shortest(bytes, sizes);
}

std::string closest(std::string_view word, const std::vector<std::string>& words)
{
    const auto distance = [&](const std::string& other) {
        std::vector<std::size_t> row(other.size() + 1);
        std::iota(row.begin(), row.end(), std::size_t{0});
        for (std::size_t i = 1; i <= word.size(); ++i) {
            std::size_t diagonal = std::exchange(row[0], i);
            for (std::size_t j = 1; j <= other.size(); ++j) {
                const auto changed = diagonal + (word[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, changed}));
            }
        }
        return row.back();
    };
    if (word.size() > 64)
        return {};
    const auto best = std::ranges::min_element(words, {}, distance);
    return best != words.end() && distance(*best) <= std::max<std::size_t>(1, word.size() / 3) ? *best : "";
}

}
