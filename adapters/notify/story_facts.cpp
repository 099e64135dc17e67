// SPDX-License-Identifier: MIT
#include "adapters/notify/story_facts.hpp"

#include "plugin/fetching/path_name.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <string_view>

namespace topfive {

namespace {

constexpr std::size_t longest_value = 1000;  // bytes
constexpr std::size_t longest_list = 60'000; // Linux takes 128 KiB a variable

std::string one_line(std::string_view text)
{
    return std::string(cut(clean_line(text), longest_value));
}

std::string_view origin_of(const SearchIntent& intent)
{
    switch (intent.origin) {
    case SearchIntent::Origin::proxy:
        return "proxy";
    case SearchIntent::Origin::log:
        return "log";
    case SearchIntent::Origin::queue:
        return "queue";
    case SearchIntent::Origin::channel:
        return "channel";
    case SearchIntent::Origin::http:
        return "http";
    case SearchIntent::Origin::command:
        return "command";
    case SearchIntent::Origin::related:
        return "related";
    }
    return "";
}

// Came with this story: else topfive had fetched it before.
bool came(const Story& story, const Place& place)
{
    return place.state == PlaceState::completed && std::ranges::any_of(story.lines, [&](const StoryLine& line) {
               return line.kind == "completed" && line.download == place.download;
           });
}

struct Songs {
    std::size_t count = 0;
    std::string titles, paths;

    void add(const Place& place)
    {
        ++count;
        append(titles, one_line(place.recording.title));
        append(paths, place.path);
    }

private:
    static void append(std::string& list, const std::string& value)
    {
        if (list.size() + value.size() < longest_list)
            list += (list.empty() ? "" : "\t") + value;
    }
};

}

std::vector<std::string> story_facts(const Story& story)
{
    Songs fetched, failed;
    std::size_t owned = 0;
    for (const Place& place : story.places) {
        const bool twice = place.rank == 0 && std::ranges::any_of(story.places, [&](const Place& other) {
                               return other.rank > 0 && place.download != 0 && other.download == place.download;
                           });
        if (twice) // the song asked for, which has its place in the chart as well
            continue;
        if (came(story, place))
            fetched.add(place);
        else if (place.state == PlaceState::error)
            failed.add(place);
        else if (place.state == PlaceState::in_library || place.state == PlaceState::completed)
            ++owned;
    }
    const auto artist = story.artist.value_or(Artist{});
    return {
        fmt::format("TOPFIVE_STORY={}", story.id),
        fmt::format("TOPFIVE_STATE={}", name(story.state)),
        fmt::format("TOPFIVE_OUTCOME={}", one_line(story.outcome)),
        fmt::format("TOPFIVE_ARTIST={}", one_line(artist.name)),
        fmt::format("TOPFIVE_ARTIST_ID={}", one_line(artist.id)),
        fmt::format("TOPFIVE_TRACK={}", story.track ? one_line(story.track->title) : ""),
        fmt::format("TOPFIVE_CHART={}", one_line(story.provider)),
        fmt::format("TOPFIVE_SEARCH={}", one_line(story.intent.text)),
        fmt::format("TOPFIVE_ORIGIN={}", origin_of(story.intent)),
        fmt::format("TOPFIVE_CLIENT={}", one_line(story.intent.client)),
        fmt::format("TOPFIVE_FETCHED={}", fetched.count),
        fmt::format("TOPFIVE_FAILED={}", failed.count),
        fmt::format("TOPFIVE_OWNED={}", owned),
        "TOPFIVE_TITLES=" + fetched.titles,
        "TOPFIVE_PATHS=" + fetched.paths,
        "TOPFIVE_FAILED_TITLES=" + failed.titles,
    };
}

}
