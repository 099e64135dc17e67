// SPDX-License-Identifier: MIT
#include "plugin/music/version.hpp"

#include "plugin/music/likeness.hpp"
#include "plugin/music/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace topfive {

namespace {

bool details_agree(const Version& a, const Version& b)
{
    return a.detail == b.detail || words_alike(a.detail, b.detail) >= likely_typed;
}

// Who remixed must be named by both; where a concert was may be left out by one.
bool may_be_silent(VersionKind kind)
{
    return kind != VersionKind::remix;
}

}

std::string_view name(VersionKind kind)
{
    constexpr std::array<std::string_view, 16> names{
        "live",   "remix",  "acoustic", "instrumental", "karaoke",  "cover",       "demo", "sped up",
        "slowed", "effect", "extended", "cut",          "language", "arrangement", "take", "about the song"};
    return names.at(static_cast<std::size_t>(kind));
}

VersionsLikeness compare(const Versions& a, const Versions& b)
{
    if (a == b)
        return VersionsLikeness::equal;
    if (a.size() != b.size())
        return VersionsLikeness::different;
    auto result = VersionsLikeness::equal;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i].kind != b[i].kind)
            return VersionsLikeness::different;
        if (details_agree(a[i], b[i]))
            continue;
        // At Wembley, at Wembley Stadium 1986.
        const bool within = contains_words(a[i].detail, b[i].detail) || contains_words(b[i].detail, a[i].detail);
        if (!may_be_silent(a[i].kind) || (!a[i].detail.empty() && !b[i].detail.empty() && !within))
            return VersionsLikeness::different;
        result = VersionsLikeness::vague;
    }
    return result;
}

std::string describe(const Versions& versions)
{
    if (versions.empty())
        return "plain";
    std::string text;
    for (const auto& [kind, detail] : versions) {
        if (!text.empty())
            text += ", ";
        text += detail.empty() ? fmt::format("{}", name(kind)) : fmt::format("{} ({})", name(kind), detail);
    }
    return text;
}

void add(Versions& versions, Version version)
{
    const auto at = std::lower_bound(versions.begin(), versions.end(), version);
    if (at == versions.end() || *at != version)
        versions.insert(at, std::move(version));
}

}
