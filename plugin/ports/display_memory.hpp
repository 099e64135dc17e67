// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace topfive {

// A playlist of MPD's that topfive keeps, or would keep were the name not a person's.
struct ShownPlaylist {
    std::string of;                    // whose chart: the folded artist; empty: what came lately
    std::string name;                  // as MPD knows it
    std::vector<std::string> meant;    // paths that it was last made of
    std::vector<std::string> listed;   // what MPD listed of them afterwards
    std::vector<std::string> about_to; // what is being written: a crash may fall between
    bool theirs = false;               // a person's list has this name; it was said
};

// A song's place in a chart as its sticker tells it.
struct ShownRank {
    std::string path;
    int rank = 0;
    bool operator==(const ShownRank&) const = default;
};

// What topfive has shown inside MPD, so that it touches nothing else there. Throws Fault.
class DisplayMemory {
public:
    virtual ~DisplayMemory() = default;
    [[nodiscard]] virtual std::optional<ShownPlaylist> playlist(const std::string& of) = 0;
    [[nodiscard]] virtual std::optional<ShownPlaylist> playlist_named(const std::string& name) = 0;
    virtual void remember(const ShownPlaylist&) = 0; // replaces what stood for `of`
    virtual void forget(const std::string& of) = 0;

    [[nodiscard]] virtual std::vector<ShownRank> ranks(const std::string& of) = 0; // by rank
    virtual void set_ranks(const std::string& of, const std::vector<ShownRank>&) = 0;
    // A song may stand in two charts: its best place. 0: it stands in none.
    [[nodiscard]] virtual int best_rank(const std::string& path) = 0;

    // Has this download's file got its source sticker? Forgotten together with the download.
    [[nodiscard]] virtual bool marked(std::int64_t download) = 0;
    virtual void mark(std::int64_t download) = 0;
};

}
