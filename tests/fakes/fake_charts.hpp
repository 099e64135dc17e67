// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/errors.hpp"
#include "plugin/music/fold.hpp"
#include "plugin/ports/catalog.hpp"
#include "plugin/ports/charts.hpp"
#include "plugin/ports/related.hpp"
#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace topfive {

// A service in memory: artists with their songs in chart order.
class FakeCharts : public Catalog, public Charts, public Related {
public:
    // Songs of 200 to 202 seconds.
    void rank(const std::string& artist, const std::vector<std::string>& titles)
    {
        Artist known;
        known.id = "fake:" + std::to_string(known_.size() + 1);
        known.name = artist;
        known.following = 100000;
        auto& songs = songs_[known.id];
        for (const auto& title : titles) {
            Recording song;
            song.id = known.id + "-" + std::to_string(songs.size() + 1);
            song.title = title;
            song.artists = {artist};
            song.artist_id = known.id;
            song.album = "Album of " + artist;
            song.length = std::chrono::seconds(200 + songs.size() % 3);
            songs.push_back(song);
        }
        known_.push_back(known);
    }

    std::vector<Artist> artists(std::string_view name, std::stop_token) override
    {
        ask();
        std::vector<Artist> found;
        std::ranges::copy_if(known_, std::back_inserter(found),
                             [&](const Artist& a) { return fold_artist(a.name) == fold_artist(name); });
        return found;
    }
    std::vector<Recording> songs(std::string_view text, std::string_view, std::stop_token) override
    {
        ask();
        std::vector<Recording> found;
        const auto words = fold(text);
        for (const auto& [id, songs] : songs_)
            std::ranges::copy_if(songs, std::back_inserter(found), [&](const Recording& song) {
                return words.find(fold(song.title)) != std::string::npos;
            });
        return found;
    }
    Chart top(const Artist& artist, std::size_t count, std::stop_token) override
    {
        ask();
        auto songs = songs_[artist.id];
        if (songs.size() > count)
            songs.resize(count);
        return {songs.empty() ? "" : "fake", songs};
    }
    Recording complete(Recording recording, std::stop_token) override { return recording; }

    // Those whom similar[artist's name] names, each known by then.
    std::vector<Artist> related(const Artist& artist, std::size_t count, std::stop_token) override
    {
        ask();
        std::vector<Artist> found;
        for (const auto& name : similar[artist.name])
            std::ranges::copy_if(known_, std::back_inserter(found), [&](const Artist& a) { return a.name == name; });
        if (found.size() > count)
            found.resize(count);
        return found;
    }

    std::map<std::string, std::vector<std::string>> similar;
    bool away = false; // every question ends in Unavailable
    int questions = 0;

private:
    void ask()
    {
        ++questions;
        if (away)
            throw Unavailable("fake: GET /: no answer");
    }
    std::vector<Artist> known_;
    std::map<std::string, std::vector<Recording>> songs_;
};

}
