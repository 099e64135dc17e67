// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/mpd/held_index.hpp"
#include "adapters/mpd/questions.hpp"
#include "adapters/mpd/recent_songs.hpp"
#include "adapters/mpd/right_directory.hpp"
#include <chrono>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace topfive {

class CommandConnection;
struct MpdOptions;

// Keeps the index in step with MPD's database. What was added is read alone; whenever that does not account for the
// number of songs (deleted, moved, tagged anew, old files), and once a day, all is read again and replaces the index.
// For one thread.
class LibraryReader {
public:
    using Moment = std::chrono::steady_clock::time_point;

    // `between` is called now and then while all is read, `counted` with the number of songs before an index that was
    // read anew takes its place.
    LibraryReader(const MpdOptions& options, CommandConnection& mpd, HeldIndex& index, std::function<void()> between,
                  std::function<void(std::size_t)> counted)
        : options_(options), mpd_(mpd), index_(index), between_(std::move(between)), counted_(std::move(counted))
    {
    }

    // Reads what has changed since the last time; the first time everything. `told`: MPD said that its database has
    // changed, which its figures do not always show: they count whole seconds. True: the index is another than before.
    bool refresh(bool told, const std::stop_token&);
    // When all is to be read again; then refresh() does.
    [[nodiscard]] Moment next_walk() const { return next_walk_; }
    // A few of the songs' paths.
    [[nodiscard]] const std::vector<std::string>& sample() const { return sample_; }

private:
    void walk(const std::stop_token&);
    // False: there is more to the change than songs that were added.
    bool read_added(const MpdStats& now);

    const MpdOptions& options_;
    CommandConnection& mpd_;
    HeldIndex& index_;
    std::function<void()> between_;
    std::function<void(std::size_t)> counted_;
    std::optional<MpdStats> known_; // what the index stands for
    RecentSongs recent_{0};
    std::vector<std::string> sample_;
    Moment next_walk_{};  // not before it is needed
    Moment walk_again_{}; // not sooner, so that MPD and the processor rest
};

}
