// SPDX-License-Identifier: MIT
#include "plugin/fetching/conclusion.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace topfive {

namespace {

// How often a story that waits for a cap or for room is looked at again.
constexpr std::chrono::minutes look_again{5};

// The song asked for may stand in the chart, too.
bool told_before(const Place& place, const Story& story)
{
    return place.rank > 0 && story.places.front().rank == 0 &&
           (place.recording.id == story.places.front().recording.id ||
            (place.download != 0 && place.download == story.places.front().download));
}

std::ptrdiff_t count(const Story& story, PlaceState state)
{
    return std::ranges::count_if(
        story.places, [&](const Place& place) { return place.state == state && !told_before(place, story); });
}

std::string outcome(const Story& story)
{
    std::string text;
    for (const auto& [state, words] :
         {std::pair{PlaceState::completed, "fetched"}, std::pair{PlaceState::in_library, "already in the library"},
          std::pair{PlaceState::rejected, "not wanted"}, std::pair{PlaceState::error, "failed"}})
        if (const auto number = count(story, state); number > 0)
            text += fmt::format("{}{} {}", text.empty() ? "" : ", ", number, words);
    if (story.intent.asked() && !story.intent.title.empty() && !story.track)
        text += fmt::format("; no song “{}” was found", story.intent.title);
    return text;
}

}

void Conclusion::conclude(StoryId id) const
{
    if (const auto story = history_.story(id))
        conclude(*story);
}

void Conclusion::conclude_all() const
{
    for (const Story& story : history_.open_stories())
        conclude(story);
}

bool Conclusion::under_way(const Place& place) const
{
    if (place.state == PlaceState::pending || place.state == PlaceState::downloading)
        return true;
    if (place.state != PlaceState::error || place.download == 0)
        return false;
    const auto row = history_.download(place.download); // a rung that says "at once" is no end
    return row && row->retry_at && *row->retry_at <= clock_.now();
}

std::string Conclusion::waits_for(const Story& story) const
{
    for (const Place& place : story.places)
        if (place.state == PlaceState::pending && place.download != 0)
            if (const auto row = history_.download(place.download); row && !row->error.empty())
                return row->error;
    return {};
}

void Conclusion::conclude(const Story& story) const
{
    if (story.state != StoryState::open || story.places.empty())
        return;
    if (const auto reason = waits_for(story); !reason.empty() && !story.retry_at) {
        history_.postpone(story.id, story.rung, clock_.now() + look_again, reason);
        return;
    }
    if (std::ranges::any_of(story.places, [this](const Place& place) { return under_way(place); }))
        return;
    relatives_.follow(story); // first: what is closed is not looked at again after a crash
    history_.close(story.id, count(story, PlaceState::error) > 0 ? StoryState::failed : StoryState::done,
                   outcome(story));
    tell_end(story.id);
}

void Conclusion::tell_end(StoryId id) const
{
    if (const auto story = history_.story(id); story && story->state != StoryState::open && ended_)
        ended_(*story);
}

}
