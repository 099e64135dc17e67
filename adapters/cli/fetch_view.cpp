// SPDX-License-Identifier: MIT
#include "adapters/cli/fetch_view.hpp"

#include "adapters/cli/reply.hpp"
#include "adapters/cli/wording.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <fmt/format.h>

namespace topfive {

namespace json = boost::json;

namespace {

constexpr std::size_t narrowest_title = 10;
constexpr std::size_t widest_title = 48;

// The download of a place, by its track; empty when it has none.
const json::object& download_of(const json::object& fetch, const json::object& place)
{
    static const json::object none;
    for (const auto& row : list_of(fetch, "downloads"))
        if (text_of(row.as_object(), "track_id") == text_of(place, "track_id"))
            return row.as_object();
    return none;
}

// "[#######.......]  45 %  12.3 MB  1.2 MB/s  0:03"
std::string progress(const json::object& row, std::size_t bar_columns)
{
    const auto stage = text_of(row, "stage");
    const auto total = number_of(row, "total_bytes");
    const auto bytes = number_of(row, "bytes");
    const auto speed = number_of(row, "speed");
    auto words =
        fmt::format("{} {:3.0f} %", bar(number_of(row, "progress"), bar_columns), number_of(row, "progress") * 100);
    if (!stage.empty() && stage != "downloading")
        return words + "  " + stage;
    if (bytes > 0)
        words += fmt::format(" {:>9}", size_words(bytes));
    if (speed > 0)
        words += fmt::format(" {:>9}/s", size_words(speed));
    if (speed > 0 && total >= bytes)
        words += fmt::format("  {}", clock_words((total - bytes) / speed));
    return words;
}

}

std::vector<json::object> places_of(const json::object& fetch)
{
    std::vector<json::object> places;
    if (const auto& track = object_of(fetch, "track"); !track.empty())
        places.push_back(track);
    for (const auto& place : list_of(fetch, "top"))
        if (places.empty() || text_of(places.front(), "track_id") != text_of(place.as_object(), "track_id"))
            places.push_back(place.as_object());
    return places;
}

std::string state_words(const json::object& place)
{
    const auto state = text_of(place, "state");
    const auto why = text_of(place, "why");
    if (state == "in_library")
        return "in the library";
    if (state == "completed")
        return "there";
    if (state == "error")
        return "failed: " + why;
    if (state == "rejected")
        return "not wanted: " + why;
    if (state == "pending")
        return "waiting";
    return state;
}

std::vector<std::string> bars(const json::object& fetch, std::size_t width)
{
    const auto places = places_of(fetch);
    std::size_t title_columns = narrowest_title;
    for (const auto& place : places)
        title_columns = std::max(title_columns, columns(text_of(place, "title")));
    title_columns = std::min({title_columns, widest_title, std::max(narrowest_title, width / 2)});
    constexpr std::size_t figures = 38; // what stands behind a bar
    const auto bar_columns =
        std::clamp<std::size_t>(width > title_columns + figures ? width - title_columns - figures : 0, 8, 30);
    std::vector<std::string> lines;
    for (const auto& place : places) {
        const auto& row = download_of(fetch, place);
        const bool moving = text_of(place, "state") == "downloading" && !row.empty();
        lines.push_back(fitted(text_of(place, "title"), title_columns) + "  " +
                        (moving ? progress(row, bar_columns) : state_words(place)));
    }
    return lines;
}

bool settled(const json::object& fetch_or_place)
{
    const auto state = text_of(fetch_or_place, "state");
    return state != "pending" && state != "downloading";
}

bool waits(const json::object& fetch)
{
    const auto places = places_of(fetch);
    return !text_of(fetch, "retry_at").empty() &&
           std::ranges::none_of(places, [](const auto& place) { return text_of(place, "state") == "downloading"; });
}

bool fulfilled(const json::object& fetch)
{
    const auto places = places_of(fetch);
    return settled(fetch) && text_of(fetch, "state") != "error" && !object_of(fetch, "artist").empty() &&
           !places.empty() && std::ranges::none_of(places, [](const auto& place) {
               return !settled(place) || text_of(place, "state") == "error";
           });
}

json::object get_shape(const json::object& fetch)
{
    json::object shape;
    for (const char* key : {"artist", "track", "top"})
        if (const auto* value = fetch.if_contains(key))
            shape[key] = *value;
    return shape;
}

}
