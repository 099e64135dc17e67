// SPDX-License-Identifier: MIT
#include "plugin/showing/chart_display.hpp"

#include "plugin/errors.hpp"
#include "plugin/music/fold.hpp"
#include "plugin/showing/playlist_name.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace topfive {

namespace {

// Where a place's song stands now, empty: nowhere. What was owned may have moved since the chart was drawn.
std::string path_of(const Place& place, const Library& library)
{
    if (place.state == PlaceState::completed && library.lists(place.path))
        return place.path;
    const auto song = library.find(place.recording);
    if (song && song->path.empty())
        throw Unavailable(fmt::format("MPD does not say where “{}” is", place.recording.title));
    return song ? song->path : "";
}

}

void ChartDisplay::show(const std::string& artist_id)
{
    const auto story = history_.last_chart(artist_id, options_.count);
    if (!story)
        return;
    const auto of = fold_artist(story->artist->name);
    const auto songs = songs_of(*story);
    try {
        if (!options_.playlist.empty())
            show_playlist(*story, of, songs);
        if (stickers_.available())
            show_ranks(of, songs);
    } catch (const Unavailable&) {
        throw;
    } catch (const Fault& fault) {
        tell(story->id, fmt::format("the chart is not shown in MPD: {}", fault.what()));
    }
}

std::vector<ShownRank> ChartDisplay::songs_of(const Story& story) const
{
    std::vector<ShownRank> songs;
    for (const Place& place : story.places) {
        if (place.rank == 0) // the song asked for; it may have its place as well
            continue;
        auto path = path_of(place, library_);
        if (!path.empty() && std::ranges::find(songs, path, &ShownRank::path) == songs.end())
            songs.push_back({std::move(path), place.rank});
    }
    std::ranges::stable_sort(songs, {}, &ShownRank::rank);
    return songs;
}

void ChartDisplay::show_playlist(const Story& story, const std::string& of, const std::vector<ShownRank>& songs)
{
    std::vector<std::string> paths;
    std::ranges::transform(songs, std::back_inserter(paths), &ShownRank::path);
    if (const auto words = kept_.show(of, playlist_name(options_.playlist, story.artist->name), paths))
        tell(story.id, *words);
}

void ChartDisplay::show_ranks(const std::string& of, const std::vector<ShownRank>& songs)
{
    const auto before = shown_.ranks(of);
    if (before == songs)
        return;
    shown_.set_ranks(of, songs);
    try {
        std::set<std::string> touched;
        for (const auto* ranks : {&before, &songs})
            for (const ShownRank& song : *ranks)
                touched.insert(song.path);
        for (const auto& path : touched) {
            const int rank = shown_.best_rank(path);
            stickers_.put(path, rank_sticker, rank == 0 ? "" : fmt::format("{}", rank));
        }
    } catch (...) {
        shown_.set_ranks(of, before); // tried again the next time
        throw;
    }
}

void ChartDisplay::tell(StoryId story, const std::string& words)
{
    if (logged_.insert(words).second)
        log_.warning("{}", words);
    if (!told_.insert(fmt::format("{} {}", story, words)).second)
        return;
    StoryLine note;
    note.kind = "note";
    note.text = words;
    history_.tell(story, note);
}

}
