// SPDX-License-Identifier: MIT
#include "adapters/store/rows.hpp"

#include "adapters/store/json_text.hpp"
#include "adapters/store/time_text.hpp"
#include "plugin/music/fold.hpp"

#include <algorithm>
#include <array>

namespace topfive {

namespace {

constexpr std::array<std::string_view, 4> kinds{"search", "add", "browse", "ask"};
constexpr std::array<std::string_view, 7> origins{"proxy", "log", "queue", "channel", "http", "command", "related"};
constexpr std::array<PlaceState, 6> place_states{PlaceState::in_library, PlaceState::pending, PlaceState::downloading,
                                                 PlaceState::completed,  PlaceState::error,   PlaceState::rejected};
constexpr std::array<StoryState, 3> story_states{StoryState::open, StoryState::done, StoryState::failed};

// The value that is written so; the first one for a text that this version does not know.
template <typename Value, std::size_t count, typename Text>
Value written(const std::array<Value, count>& values, const Text& text_of, std::string_view text)
{
    const auto found = std::ranges::find(values, text, text_of);
    return found == values.end() ? values.front() : *found;
}

template <typename Value, std::size_t count>
Value numbered(const std::array<std::string_view, count>& names, std::string_view text)
{
    const auto found = std::ranges::find(names, text);
    return found == names.end() ? Value{} : static_cast<Value>(found - names.begin());
}

PlaceState place_state(DownloadState state)
{
    switch (state) {
    case DownloadState::pending:
        return PlaceState::pending;
    case DownloadState::downloading:
        return PlaceState::downloading;
    case DownloadState::completed:
        return PlaceState::completed;
    case DownloadState::error:
        break;
    }
    return PlaceState::error;
}

bool has_letter(std::string_view text)
{
    return std::ranges::any_of(text, [](unsigned char c) { return (c | 0x20) >= 'a'; }); // and all beyond ASCII
}

}

std::string_view name(SearchIntent::Kind kind)
{
    return kinds.at(static_cast<std::size_t>(kind));
}

std::string_view name(SearchIntent::Origin origin)
{
    return origins.at(static_cast<std::size_t>(origin));
}

Download download_from(const Rows& row)
{
    Download download;
    download.id = row.number(0);
    download.recording = recording_of(row.text(1));
    download.artist_id = row.text(2);
    download.artist = row.text(3);
    if (!row.null(4))
        download.candidate = candidate_of(row.text(4));
    download.path = row.text(5);
    download.state = download_state(row.text(6)).value_or(DownloadState::pending);
    download.placed = row.number(7) != 0;
    download.error = row.text(8);
    download.rung = static_cast<int>(row.number(9));
    download.retry_at = time_of(row.text(10));
    download.bytes = static_cast<std::uint64_t>(row.number(11));
    download.asked = row.number(12) != 0;
    download.created_at = time_of(row.text(13)).value_or(Time{});
    download.updated_at = time_of(row.text(14)).value_or(Time{});
    download.related_to = row.text(15);
    download.verified = verified_of(row.text(16));
    return download;
}

Story story_from(const Rows& row)
{
    Story story;
    story.id = row.number(0);
    story.intent.text = row.text(1);
    story.intent.field = row.text(2);
    story.intent.title = row.text(3);
    story.intent.kind = numbered<SearchIntent::Kind>(kinds, row.text(4));
    story.intent.origin = numbered<SearchIntent::Origin>(origins, row.text(5));
    story.intent.client = row.text(6);
    story.intent.at = time_of(row.text(7)).value_or(Time{});
    story.intent.count = static_cast<std::size_t>(row.number(8));
    story.state = written(
        story_states, [](StoryState s) { return name(s); }, row.text(9));
    if (!row.null(10))
        story.artist = artist_of(row.text(10));
    if (!row.null(11))
        story.track = recording_of(row.text(11));
    story.provider = row.text(12);
    story.outcome = row.text(13);
    story.rung = static_cast<int>(row.number(14));
    story.retry_at = time_of(row.text(15));
    story.created_at = time_of(row.text(16)).value_or(Time{});
    story.updated_at = time_of(row.text(17)).value_or(Time{});
    story.intent.parent = row.number(18);
    story.intent.related_to = row.text(19);
    return story;
}

std::vector<Place> places_of(Database& database, StoryId story)
{
    Rows rows(database, "SELECT p.rank, p.recording, p.state, p.path, p.why, p.download, "
                        "d.download_status, d.download_path, d.error "
                        "FROM place p LEFT JOIN downloaded_track d ON d.id = p.download "
                        "WHERE p.story = ? ORDER BY p.rank, p.position");
    rows.bind(story);
    std::vector<Place> places;
    while (rows.next()) {
        Place& place = places.emplace_back();
        place.rank = static_cast<int>(rows.number(0));
        place.recording = recording_of(rows.text(1));
        place.state = written(
            place_states, [](PlaceState s) { return name(s); }, rows.text(2));
        place.path = rows.text(3);
        place.why = rows.text(4);
        if (rows.null(6))
            continue;
        place.download = rows.number(5);
        place.state = place_state(download_state(rows.text(6)).value_or(DownloadState::pending));
        place.path = rows.text(7);
        if (auto error = rows.text(8); !error.empty())
            place.why = std::move(error);
    }
    return places;
}

// A recording that another chart had named first stands under this story's own id, by which its places are known.
std::vector<StoryLine> lines_of(Database& database, const Story& story)
{
    Rows rows(database,
              "SELECT at, kind, download, track_id, text, figures FROM story_line WHERE story = ? ORDER BY id");
    rows.bind(story.id);
    std::vector<StoryLine> lines;
    while (rows.next()) {
        auto& line = lines.emplace_back(StoryLine{time_of(rows.text(0)).value_or(Time{}), rows.text(1), rows.number(2),
                                                  rows.text(3), rows.text(4), figures_of(rows.text(5))});
        const auto place = std::ranges::find(story.places, line.download, &Place::download);
        if (line.download > 0 && place != story.places.end())
            line.track_id = place->recording.id;
    }
    return lines;
}

std::string folded_words(std::initializer_list<std::string_view> texts)
{
    std::string words;
    for (const auto text : texts)
        if (!text.empty())
            words.append(fold(text)).push_back('\n');
    return words;
}

std::string folded_words(const Recording& recording)
{
    std::string words = folded_words({recording.id, recording.title, recording.album, recording.isrc, recording.mbid});
    for (const auto& artist : recording.artists)
        words += folded_words({artist});
    return words;
}

std::string folded_words(const StoryLine& line)
{
    std::string words = folded_words({line.track_id});
    for (const auto& figure : line.figures)
        if (has_letter(figure.second))
            words += folded_words({figure.second});
    return words;
}

}
