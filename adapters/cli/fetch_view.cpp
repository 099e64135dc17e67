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
constexpr std::size_t narrowest_bar = 8;
constexpr std::size_t widest_bar = 32;
constexpr std::size_t widest_figures = whole_progress - narrowest_bar; // what stands behind a bar

// The download of a place, by its track; empty when it has none.
const json::object& download_of(const json::object& fetch, const json::object& place)
{
    static const json::object none;
    for (const auto& row : list_of(fetch, "downloads"))
        if (text_of(row.as_object(), "track_id") == text_of(place, "track_id"))
            return row.as_object();
    return none;
}

std::size_t count(const std::vector<json::object>& places, std::initializer_list<std::string_view> states)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        places, [&](const auto& place) { return std::ranges::find(states, text_of(place, "state")) != states.end(); }));
}

// "3 of 5 there, 1 failed"
std::string tally(const std::vector<json::object>& places)
{
    auto words = fmt::format("{} of {} there", count(places, {"completed", "in_library"}), places.size());
    for (const auto& [state, word] : {std::pair{"rejected", "not wanted"}, std::pair{"error", "failed"}})
        if (const auto number = count(places, {state}); number > 0)
            words += fmt::format(", {} {}", number, word);
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
    return state == "downloading" ? "coming in" : "waiting";
}

std::string state_words(const json::object& fetch, const json::object& place)
{
    const auto reason = text_of(place, "state") == "pending" ? text_of(download_of(fetch, place), "error") : "";
    return reason.empty() ? state_words(place) : reason;
}

std::string progress(const json::object& row, std::size_t room)
{
    const auto stage = text_of(row, "stage");
    const auto share = number_of(row, "progress");
    const auto total = number_of(row, "total_bytes");
    const auto bytes = number_of(row, "bytes");
    const auto speed = number_of(row, "speed");
    if (stage == "waiting" || stage == "searching" || (stage.empty() && bytes == 0))
        return stage.empty() ? "searching" : stage;
    std::vector<std::string> figures{fmt::format(" {:3.0f} %", share * 100)};
    if (!stage.empty() && stage != "downloading") {
        figures.push_back("  " + stage);
    } else {
        figures.push_back(fmt::format("  {:>8}", size_words(bytes)));
        figures.push_back(speed > 0 ? fmt::format("  {:>8}/s", size_words(speed)) : "");
        figures.push_back(speed > 0 && total >= bytes ? fmt::format("  {}", clock_words((total - bytes) / speed)) : "");
    }
    std::string words; // as many figures as leave room for a bar
    for (const auto& figure : figures)
        if (narrowest_bar + words.size() + figure.size() <= room)
            words += figure;
    const auto behind = std::max(words.size(), room >= narrowest_bar + widest_figures ? widest_figures : 0);
    return bar(share, std::clamp(room > behind ? room - behind : 0, narrowest_bar, widest_bar)) + words;
}

std::vector<std::string> bars(const json::object& fetch, std::size_t width)
{
    const auto places = places_of(fetch);
    std::size_t title_columns = narrowest_title;
    for (const auto& place : places)
        title_columns = std::max(title_columns, columns(text_of(place, "title")));
    title_columns = std::min({title_columns, widest_title, std::max(narrowest_title, width * 2 / 5)});
    const auto room = width > title_columns + 2 ? width - title_columns - 2 : 0;
    std::vector<std::string> lines;
    for (const auto& place : places) {
        const auto& row = download_of(fetch, place);
        const auto state = text_of(place, "state");
        const auto words = state == "downloading" && !row.empty() ? progress(row, room) : state_words(fetch, place);
        lines.push_back(fitted(text_of(place, "title"), title_columns) + "  " + words);
    }
    if (places.size() > 1)
        lines.push_back(tally(places));
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
    if (!text_of(object_of(fetch, "search"), "title").empty() && object_of(fetch, "track").empty())
        return false; // the song asked for
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
