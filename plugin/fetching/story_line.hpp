// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/candidate.hpp"
#include "plugin/ports/history.hpp"
#include <fmt/format.h>
#include <string>
#include <utility>

namespace topfive {

// A line of the story that has no figures yet.
[[nodiscard]] inline StoryLine story_line(std::string kind, std::string text)
{
    StoryLine told;
    told.kind = std::move(kind);
    told.text = std::move(text);
    return told;
}

// About a candidate: the line names its source and id, where it has one.
[[nodiscard]] inline StoryLine story_line(const Candidate& about, std::string kind, std::string text)
{
    StoryLine told = story_line(std::move(kind), std::move(text));
    if (!about.id.empty())
        told.figures = {{"candidate", fmt::format("{}:{}", about.source, about.id)}};
    return told;
}

}
