// SPDX-License-Identifier: MIT
#include "adapters/mpd/library_reader.hpp"

#include "adapters/mpd/command_connection.hpp"
#include "adapters/mpd/library_walk.hpp"

#include <algorithm>
#include <fmt/chrono.h>
#include <memory>
#include <utility>

namespace topfive {

namespace {
constexpr std::chrono::hours at_the_latest{24};
constexpr std::int64_t recent = 24 * 3600;                // seconds; files that arrive are mostly younger
constexpr std::size_t most_added = 3 * RecentSongs::most; // more than that is read faster as a whole
constexpr int rest = 10;                                  // times as long as reading took
}

bool LibraryReader::refresh(bool told, const std::stop_token& stop)
{
    const auto stats = mpd_.ask(ask_stats);
    const auto now = std::chrono::steady_clock::now();
    if (!known_ || now >= next_walk_) {
        walk(stop);
        return true;
    }
    if (*known_ == stats && !told)
        return false;
    const bool explained = read_added(stats);
    known_ = stats;
    if (!explained)
        next_walk_ = std::min(next_walk_, std::max(now, walk_again_));
    return true;
}

bool LibraryReader::read_added(const MpdStats& now)
{
    const auto found =
        mpd_.ask([&](MpdConnection& mpd) { return ask_modified_since(mpd, recent_.horizon(), most_added); });
    if (found.size() >= most_added)
        return false;
    std::vector<Song> added;
    bool tags_changed = false;
    for (const auto& one : found) {
        const auto kind = recent_.kind_of(one.song.path, one.modified);
        tags_changed = tags_changed || kind == RecentSongs::Kind::changed;
        if (kind != RecentSongs::Kind::known)
            added.push_back(one.song);
    }
    for (const auto& one : found)
        recent_.add(one.song.path, one.modified);
    index_.add(added);
    return !added.empty() && !tags_changed && known_->songs + added.size() == now.songs;
}

void LibraryReader::walk(const std::stop_token& stop)
{
    const auto start = std::chrono::steady_clock::now();
    const auto before = mpd_.ask(ask_stats);
    const auto horizon = static_cast<std::int64_t>(before.updated) - recent;
    const auto horizon_text = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::max<std::int64_t>(horizon, 0)));
    RecentSongs recent_songs(horizon);
    SpreadSample sample;
    auto index = std::make_unique<LibraryIndex>();
    walk_library(
        options_,
        [&](const WalkedSong& song) {
            index->add(song);
            sample.offer(song.path);
            if (song.modified >= horizon_text) // times of one form are ordered like their texts
                recent_songs.add(song.path, seconds_of(song.modified));
        },
        between_, stop);
    counted_(index->size());
    index_.replace(std::move(index));
    known_ = before;
    recent_ = std::move(recent_songs);
    sample_ = sample.paths();
    const auto end = std::chrono::steady_clock::now();
    walk_again_ = end + rest * (end - start);
    next_walk_ = end + at_the_latest;
}

}
