// SPDX-License-Identifier: MIT
#include "adapters/archive/archive_index.hpp"

#include "adapters/io/file_walk.hpp"
#include "plugin/errors.hpp"
#include "plugin/music/comparison.hpp"
#include "plugin/music/credits.hpp"
#include "plugin/music/song_path.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <utility>

namespace topfive {

namespace fs = std::filesystem;

namespace {

using std::chrono::steady_clock;
constexpr std::chrono::minutes read_again{10};

Recording recording_of(const ArchivedSong& song)
{
    Recording recording;
    recording.title = song.title;
    recording.artists = song.artists;
    recording.album = song.album;
    recording.length = song.length;
    return recording;
}

// What the path says where the tags are silent.
void name_by_path(ArchivedSong& song, const std::string& path)
{
    if (!song.title.empty())
        return;
    song.title = file_stem(path);
    if (song.artists.empty())
        if (const auto artist = artist_folder(path); !artist.empty())
            song.artists.emplace_back(artist);
}

}

std::size_t ArchiveIndex::size() const
{
    const std::scoped_lock lock(mutex_);
    return files_.size();
}

void ArchiveIndex::refresh(const std::stop_token& stop)
try {
    std::map<fs::path, ArchivedSong> now;
    bool different = false;
    walk_files(folder_, stop, [&](const fs::path& file, const struct stat& status) {
        if (!is_audio_name(file))
            return;
        const auto bytes = static_cast<std::uint64_t>(status.st_size);
        if (const auto known = files_.find(file);
            known != files_.end() && known->second.changed == status.st_mtime && known->second.bytes == bytes) {
            now.emplace(file, known->second);
            return;
        }
        different = true;
        if (auto song = read_archived_song(file)) {
            name_by_path(*song, file.lexically_relative(folder_).string());
            song->changed = status.st_mtime;
            song->bytes = bytes;
            now.emplace(file, std::move(*song));
        }
    });
    if (stop.stop_requested())
        throw Unavailable(fmt::format("the archive {}: stopped", folder_.string()));
    if (now.empty()) // a share that is not mounted looks like this
        throw Unavailable(fmt::format("the archive {} holds no music now", folder_.string()));
    if (different || now.size() != files_.size()) {
        files_ = std::move(now);
        build();
    }
    read_at_ = steady_clock::now();
} catch (const Unavailable&) {
    throw;
} catch (const Fault& fault) {
    throw Unavailable(fmt::format("the archive: {}", fault.what()));
}

void ArchiveIndex::build()
{
    numbered_.clear();
    by_artist_.clear();
    by_isrc_.clear();
    recordings_ = RecordingIndex();
    for (const auto& [file, song] : files_) {
        const auto artists = fmt::format("{}", fmt::join(song.artists, "; "));
        RecordingIndex::Entry entry;
        entry.title = song.title;
        entry.artist = artists;
        entry.album = song.album;
        entry.length_ms = static_cast<std::uint32_t>(song.length.count());
        recordings_.add(entry);
        numbered_.push_back(&song);
        for (const auto& name : read_credits(song.artists).parts)
            by_artist_[name].push_back(&song);
        if (!song.isrc.empty())
            by_isrc_.emplace(song.isrc, &song);
    }
}

std::vector<ArchivedSong> ArchiveIndex::like(const Recording& wanted, std::stop_token stop)
{
    const std::scoped_lock lock(mutex_);
    if (read_at_ == steady_clock::time_point{} || steady_clock::now() - read_at_ > read_again)
        refresh(stop);
    std::vector<const ArchivedSong*> found;
    const auto add = [&](const ArchivedSong* song) {
        if (std::ranges::find(found, song) == found.end())
            found.push_back(song);
    };
    if (const auto same = by_isrc_.find(wanted.isrc); !wanted.isrc.empty() && same != by_isrc_.end())
        add(same->second);
    if (const auto same = recordings_.find(wanted)) // dirty tags, too
        add(numbered_.at(same->number));
    for (const auto& name : read_credits(wanted.artists).parts)
        if (const auto songs = by_artist_.find(name); songs != by_artist_.end())
            for (const ArchivedSong* song : songs->second)
                if (compare(wanted, recording_of(*song)).likeness != Likeness::other_song)
                    add(song);
    std::vector<ArchivedSong> songs;
    std::ranges::transform(found, std::back_inserter(songs), [](const ArchivedSong* song) { return *song; });
    return songs;
}

}
