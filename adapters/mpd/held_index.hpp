// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/mpd/library_index.hpp"
#include "plugin/music/song.hpp"
#include <condition_variable>
#include <memory>
#include <shared_mutex>
#include <stop_token>
#include <string_view>
#include <vector>

namespace topfive {

// The index that is in force, for many readers; another takes its place in one step. Safe from every thread.
class HeldIndex {
public:
    [[nodiscard]] bool ready() const;
    bool wait_ready(std::stop_token) const;

    [[nodiscard]] std::optional<LibraryIndex::Hit> find(const Recording&) const;
    [[nodiscard]] std::size_t songs_of(std::string_view artist) const;
    [[nodiscard]] std::size_t size() const;

    void replace(std::unique_ptr<LibraryIndex>);
    void add(const std::vector<Song>&);

private:
    mutable std::shared_mutex mutex_;
    mutable std::condition_variable_any filled_;
    std::unique_ptr<LibraryIndex> index_;
};

}
