// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/music/comparison.hpp"
#include "plugin/music/fold.hpp"
#include "plugin/ports/library.hpp"
#include <algorithm>
#include <set>

namespace topfive {

// A library in memory; update() lists the path at the next look().
class FakeLibrary : public Library {
public:
    void add(const std::string& artist, const std::string& title)
    {
        Song song;
        song.path = artist + "/" + title + ".flac";
        song.title = title;
        song.artists = {artist};
        songs.push_back(song);
        paths.insert(song.path);
    }
    [[nodiscard]] bool ready() const override { return true; }
    bool wait_ready(std::stop_token) const override { return true; }
    [[nodiscard]] std::optional<std::string> obstacle() const override { return in_the_way; }
    [[nodiscard]] std::optional<Song> find(const Recording& recording) const override
    {
        for (const Song& song : songs) {
            Recording owned;
            owned.title = song.title;
            owned.artists = song.artists;
            if (compare(recording, owned).likeness == Likeness::same)
                return song;
        }
        return {};
    }
    [[nodiscard]] std::size_t songs_of(std::string_view artist) const override
    {
        return static_cast<std::size_t>(std::ranges::count_if(
            songs, [&](const Song& s) { return fold_artist(s.artists.front()) == fold_artist(artist); }));
    }
    [[nodiscard]] bool lists(const std::string& path) const override { return paths.contains(path); }
    void update(const std::string& path) override { updated.push_back(path); }
    void end_batch(const std::string& path) override { ended.push_back(path); }
    void on_change(std::function<void()>) override {}

    void look()
    {
        if (!deaf)
            paths.insert(updated.begin(), updated.end());
    }

    std::vector<Song> songs;
    std::set<std::string> paths;
    std::vector<std::string> updated;
    std::vector<std::string> ended; // batches
    bool deaf = false;              // MPD does not look
    std::optional<std::string> in_the_way;
};

}
