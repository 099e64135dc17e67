// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/history.hpp"
#include "plugin/ports/library.hpp"
#include "plugin/ports/log.hpp"
#include "plugin/ports/stickers.hpp"
#include "plugin/showing/kept_playlist.hpp"
#include <set>
#include <string>
#include <utility>

namespace topfive {

// What came lately, inside MPD: a stored playlist, newest first, and at each fetched song where it came from, as the
// sticker `topfive_source` ("youtube:ID").
class RecentDisplay {
public:
    static constexpr auto source_sticker = "topfive_source";
    static constexpr std::size_t most = 50; // songs in the playlist

    // `playlist`: library.recent_playlist; empty: none.
    RecentDisplay(std::string playlist, History& history, const Library& library, KeptPlaylist& kept,
                  Stickers& stickers, DisplayMemory& shown, Log& log)
        : playlist_(std::move(playlist)), history_(history), library_(library), kept_(kept), stickers_(stickers),
          shown_(shown), log_(log)
    {
    }
    // Throws Unavailable when MPD cannot be asked now; what it refuses is told in the log and to the newest song's
    // stories, once.
    void show();

private:
    void show_playlist();
    void show_sources();
    void tell(const std::string& words);

    const std::string playlist_;
    History& history_;
    const Library& library_;
    KeptPlaylist& kept_;
    Stickers& stickers_;
    DisplayMemory& shown_;
    Log& log_;
    std::set<std::string> told_;
};

}
