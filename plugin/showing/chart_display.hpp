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
#include <vector>

namespace topfive {

struct ChartDisplayOptions {
    std::string playlist;  // library.playlist; empty: none
    std::size_t count = 5; // top.count: a chart that was asked for with fewer places is not shown instead
};

// An artist's chart inside MPD: a stored playlist of the songs that are there, in rank order, and each song's rank as
// the sticker `topfive_rank`, owned ones too. A song still missing is left out until it arrives.
class ChartDisplay {
public:
    static constexpr auto rank_sticker = "topfive_rank";

    ChartDisplay(ChartDisplayOptions options, History& history, const Library& library, KeptPlaylist& kept,
                 Stickers& stickers, DisplayMemory& shown, Log& log)
        : options_(std::move(options)), history_(history), library_(library), kept_(kept), stickers_(stickers),
          shown_(shown), log_(log)
    {
    }
    // Brings up to date what MPD shows of this artist. Throws Unavailable when MPD cannot be asked now; what it refuses
    // is told in the log and to the story, once.
    void show(const std::string& artist_id);

private:
    [[nodiscard]] std::vector<ShownRank> songs_of(const Story&) const;
    void show_playlist(const Story&, const std::string& of, const std::vector<ShownRank>&);
    void show_ranks(const std::string& of, const std::vector<ShownRank>&);
    void tell(StoryId, const std::string& words);

    const ChartDisplayOptions options_;
    History& history_;
    const Library& library_;
    KeptPlaylist& kept_;
    Stickers& stickers_;
    DisplayMemory& shown_;
    Log& log_;
    std::set<std::string> told_, logged_;
};

}
