// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/errors.hpp"
#include "plugin/ports/playlists.hpp"
#include "plugin/ports/display_memory.hpp"
#include "plugin/ports/stickers.hpp"
#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace topfive {

// Stored playlists in memory. `refusal`: every change is a Fault of these words.
class FakePlaylists : public Playlists {
public:
    using Paths = std::vector<std::string>;
    [[nodiscard]] std::optional<Paths> songs(const std::string& name) override
    {
        const auto found = all.find(name);
        return found == all.end() ? std::nullopt : std::optional(found->second);
    }
    void write(const std::string& name, const Paths& paths) override
    {
        obey();
        ++writes;
        auto& songs = all[name] = {};
        std::ranges::copy_if(paths, std::back_inserter(songs), [&](const auto& p) { return !unknown.contains(p); });
        if (die_after_writing)
            throw Unavailable("mpd: connection closed");
    }
    void remove(const std::string& name) override
    {
        obey();
        all.erase(name);
    }

    std::map<std::string, Paths> all;
    std::set<std::string> unknown; // paths that MPD does not list
    int writes = 0;
    std::string refusal;
    bool die_after_writing = false;

private:
    void obey() const
    {
        if (!refusal.empty())
            throw Fault(refusal);
    }
};

class FakeStickers : public Stickers {
public:
    [[nodiscard]] bool available() override { return there; }
    void put(const std::string& path, const std::string& name, const std::string& value) override
    {
        if (away)
            throw Unavailable("mpd: connection closed");
        if (value.empty())
            all.erase({path, name});
        else
            all[{path, name}] = value;
    }

    bool there = true, away = false;
    std::map<std::pair<std::string, std::string>, std::string> all;
};

class FakeDisplayMemory : public DisplayMemory {
public:
    std::optional<ShownPlaylist> playlist(const std::string& of) override
    {
        const auto found = playlists.find(of);
        return found == playlists.end() ? std::nullopt : std::optional(found->second);
    }
    std::optional<ShownPlaylist> playlist_named(const std::string& name) override
    {
        for (const auto& [of, shown] : playlists)
            if (shown.name == name)
                return shown;
        return {};
    }
    void remember(const ShownPlaylist& shown) override { playlists[shown.of] = shown; }
    void forget(const std::string& of) override { playlists.erase(of); }
    std::vector<ShownRank> ranks(const std::string& of) override { return by_chart[of]; }
    void set_ranks(const std::string& of, const std::vector<ShownRank>& ranks) override { by_chart[of] = ranks; }
    int best_rank(const std::string& path) override
    {
        int best = 0;
        for (const auto& [of, ranks] : by_chart)
            for (const auto& song : ranks)
                if (song.path == path && (best == 0 || song.rank < best))
                    best = song.rank;
        return best;
    }
    bool marked(std::int64_t download) override { return marks.contains(download); }
    void mark(std::int64_t download) override { marks.insert(download); }

    std::map<std::string, ShownPlaylist> playlists;
    std::map<std::string, std::vector<ShownRank>> by_chart;
    std::set<std::int64_t> marks;
};

}
