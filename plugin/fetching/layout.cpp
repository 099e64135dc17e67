// SPDX-License-Identifier: MIT
#include "plugin/fetching/layout.hpp"

#include "plugin/music/comparison.hpp"

#include <algorithm>
#include <fmt/chrono.h>
#include <fmt/format.h>

namespace topfive {

namespace {

StoryLine line(std::string kind, std::string text, std::vector<std::pair<std::string, std::string>> figures = {})
{
    StoryLine told;
    told.kind = std::move(kind);
    told.text = std::move(text);
    told.figures = std::move(figures);
    return told;
}

StoryLine verdict(const Place& place)
{
    StoryLine told = line("verdict", fmt::format("{}: {}", place.recording.title, place.why),
                          {{"rank", fmt::format("{}", place.rank)}, {"state", std::string(name(place.state))}});
    told.download = place.download;
    told.track_id = place.recording.id;
    if (place.recording.play_count > 0)
        told.figures.emplace_back("play_count", fmt::format("{}", place.recording.play_count));
    return told;
}

// A person named this very song to topfive, by artist and title: for that also one comes back that was taken out.
bool asked_for_song(const SearchIntent& intent)
{
    return intent.asked() && !intent.title.empty();
}

std::string wording(const Wish& wish)
{
    const std::string artist = fmt::format("{} ({})", wish.artist->name, wish.artist->id);
    return wish.track ? fmt::format("the song “{}” ({}) by {}: {}", wish.track->title, wish.track->id, artist, wish.why)
                      : fmt::format("{}: {}", artist, wish.why);
}

}

std::size_t Layout::count_of(const SearchIntent& intent) const
{
    return intent.count > 0 ? intent.count : options_.count;
}

Layout::Drawn Layout::draw(const SearchIntent& intent, const Wish& wish, bool with_chart, std::stop_token stop) const
{
    Drawn drawn;
    if (wish.track)
        drawn.places.push_back({0, *wish.track, PlaceState::pending, "", "", 0});
    if (!with_chart)
        return drawn;
    auto chart = charts_.top(*wish.artist, count_of(intent), stop);
    drawn.provider = std::move(chart.provider);
    int rank = 0;
    for (Recording& recording : chart.recordings)
        drawn.places.push_back({++rank, std::move(recording), PlaceState::pending, "", "", 0});
    return drawn;
}

void Layout::judge(Place& place, const SearchIntent& intent, const Wish& wish, bool preview, std::stop_token stop) const
{
    Occasion occasion{*wish.artist,     intent.asked(), asked_for_song(intent) && place.rank == 0,
                      count_of(intent), preview,        std::move(stop)};
    if (asked_for_song(intent) && wish.track && place.rank > 0)
        occasion.very_song = compare(*wish.track, place.recording).likeness == Likeness::same;
    if (auto rejection = wanted_.reject(place.recording, occasion)) {
        place.state = rejection->state;
        place.why = std::move(rejection->why);
        place.path = std::move(rejection->path);
        place.download = rejection->download;
        return;
    }
    place.state = PlaceState::pending;
    place.why = "the library lacks it";
}

Layout::Preview Layout::preview(const SearchIntent& intent, std::stop_token stop, const Soon& soon) const
{
    const auto tell = [&](const Wish& wish) {
        if (soon)
            soon(previewed(intent, wish, false, stop));
    };
    auto wish = whom_.of(intent, stop, tell);
    tell(wish);
    return previewed(intent, std::move(wish), true, stop);
}

Layout::Preview Layout::previewed(const SearchIntent& intent, Wish wish, bool with_chart, std::stop_token stop) const
{
    Preview preview{std::move(wish), "", {}};
    if (!preview.wish.artist)
        return preview;
    auto drawn = draw(intent, preview.wish, with_chart, stop);
    preview.provider = std::move(drawn.provider);
    preview.places = std::move(drawn.places);
    for (Place& place : preview.places)
        judge(place, intent, preview.wish, true, stop);
    return preview;
}

std::optional<Time> Layout::looked_lately(const Story& story, const Wish& wish) const
{
    if (story.intent.asked())
        return {};
    const auto last = history_.last_looked(wish.artist->id, story.id, story.intent.related());
    return last && *last > clock_.now() - options_.repeat ? last : std::nullopt;
}

Wish Layout::wish_of(const Story& story, std::stop_token stop) const
{
    if (story.intent.related() && story.artist)
        return {story.artist, {}, fmt::format("like {}, who was searched for", story.intent.related_to)};
    return whom_.of(story.intent, std::move(stop));
}

bool Layout::lay_out(const Story& story, std::stop_token stop) const
{
    const Wish wish = wish_of(story, stop);
    history_.name_story(story.id, wish.artist, wish.track);
    if (!wish.artist) {
        history_.tell(story.id, line("named", wish.why, wish.choices));
        history_.close(story.id, StoryState::done, wish.why);
        return false;
    }
    history_.tell(story.id,
                  line("named", wording(wish),
                       {{"artist_id", wish.artist->id}, {"following", fmt::format("{}", wish.artist->following)}}));
    const auto lately = looked_lately(story, wish);
    if (lately && !wish.track) {
        history_.close(story.id, StoryState::done,
                       fmt::format("{} was looked at on {:%F}; watch.repeat has not passed", wish.artist->name,
                                   fmt::gmtime(std::chrono::system_clock::to_time_t(*lately))));
        return false;
    }
    auto drawn = draw(story.intent, wish, !lately, stop);
    if (drawn.places.empty()) {
        history_.close(story.id, StoryState::done, fmt::format("no service has a chart of {}", wish.artist->name));
        return false;
    }
    if (!drawn.provider.empty()) {
        history_.set_chart(story.id, drawn.provider);
        history_.tell(story.id, line("chart", fmt::format("the chart of {} by {}", wish.artist->name, drawn.provider),
                                     {{"provider", drawn.provider}}));
    }
    for (Place& place : drawn.places) {
        judge(place, story.intent, wish, false, stop);
        if (place.state == PlaceState::pending) {
            if (story.intent.asked())
                history_.unblock(place.recording);
            const Download row =
                history_.claim(place.recording, *wish.artist, story.intent.asked(), story.intent.related_to);
            place.download = row.id;
            if (row.state == DownloadState::error)
                history_.waiting(row.id, "");
        }
        history_.tell(story.id, verdict(place));
    }
    history_.set_places(story.id, drawn.places);
    return true;
}

}
