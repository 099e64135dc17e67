// SPDX-License-Identifier: MIT
#include "adapters/mpd/library_index.hpp"

#include "adapters/mpd/library_walk.hpp"
#include "plugin/music/song.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace topfive {

namespace {

std::uint32_t add_song(RecordingIndex& index, const Song& song)
{
    const auto artists = fmt::format("{}", fmt::join(song.artists, "; "));
    RecordingIndex::Entry entry;
    entry.title = song.title;
    entry.artist = artists;
    entry.album_artist = song.album_artist;
    entry.album = song.album;
    entry.path = song.path;
    entry.length_ms = static_cast<std::uint32_t>(song.length.count());
    return index.add(entry);
}

}

std::string_view folder_of(std::string_view path)
{
    const auto slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

void LibraryIndex::add(const WalkedSong& song)
{
    RecordingIndex::Entry entry;
    entry.title = song.title;
    entry.artist = song.artist;
    entry.album_artist = song.album_artist;
    entry.album = song.album;
    entry.path = song.path;
    entry.length_ms = song.length_ms;
    enter(recordings_.add(entry), song.path);
}

void LibraryIndex::add(const Song& song)
{
    enter(add_song(recordings_, song), song.path);
}

void LibraryIndex::enter(std::uint32_t number, std::string_view path)
{
    const auto folder = folder_of(path);
    if (!folders_.empty() && folder_path(folders_.size() - 1) == folder)
        return;
    paths_ += folder;
    folders_.push_back({number, static_cast<std::uint32_t>(paths_.size())});
}

std::string_view LibraryIndex::folder_path(std::size_t folder) const
{
    const std::size_t begin = folder == 0 ? 0 : folders_[folder - 1].path_end;
    return std::string_view(paths_).substr(begin, folders_[folder].path_end - begin);
}

std::optional<LibraryIndex::Hit> LibraryIndex::find(const Recording& wanted) const
{
    auto found = recordings_.find(wanted);
    if (!found)
        return {};
    const auto next = std::ranges::upper_bound(folders_, found->number, {}, &Folder::first_song);
    const auto folder = static_cast<std::size_t>(next - folders_.begin()) - 1;
    const std::size_t first = folders_[folder].first_song;
    const std::size_t end = next == folders_.end() ? recordings_.size() : next->first_song;
    const std::size_t place = found->number - first;
    return Hit{std::move(*found), std::string(folder_path(folder)), place, end - first};
}

std::optional<Song> pick_recording(const std::vector<Song>& songs, const Recording& wanted)
{
    RecordingIndex index;
    for (const auto& song : songs)
        add_song(index, song);
    const auto found = index.find(wanted);
    return found ? std::optional(songs[found->number]) : std::nullopt;
}

}
