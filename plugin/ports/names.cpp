// SPDX-License-Identifier: MIT
#include "plugin/ports/history.hpp"
#include "plugin/ports/progress.hpp"

#include <array>

namespace topfive {

namespace {
constexpr std::array<std::string_view, 4> download_states{"pending", "downloading", "completed", "error"};
constexpr std::array<std::string_view, 6> place_states{"in_library", "pending", "downloading",
                                                       "completed",  "error",   "rejected"};
constexpr std::array<std::string_view, 3> verifieds{"", "passed", "unknown"};
constexpr std::array<std::string_view, 3> story_states{"open", "done", "failed"};
constexpr std::array<std::string_view, 8> stages{"waiting",   "searching", "downloading", "converting",
                                                 "verifying", "tagging",   "placing",     "updating"};
}

std::string_view name(DownloadState state)
{
    return download_states.at(static_cast<std::size_t>(state));
}

std::string_view name(PlaceState state)
{
    return place_states.at(static_cast<std::size_t>(state));
}

std::string_view name(StoryState state)
{
    return story_states.at(static_cast<std::size_t>(state));
}

std::string_view name(Verified verified)
{
    return verifieds.at(static_cast<std::size_t>(verified));
}

Verified verified_of(std::string_view text)
{
    return text == "passed" ? Verified::passed : text == "unknown" ? Verified::unknown : Verified::not_yet;
}

std::string_view name(Stage stage)
{
    return stages.at(static_cast<std::size_t>(stage));
}

std::optional<DownloadState> download_state(std::string_view text)
{
    for (std::size_t i = 0; i < download_states.size(); ++i)
        if (download_states.at(i) == text)
            return static_cast<DownloadState>(i);
    return {};
}

}
