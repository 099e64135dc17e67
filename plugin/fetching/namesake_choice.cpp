// SPDX-License-Identifier: MIT
#include "plugin/fetching/namesake_choice.hpp"

#include "plugin/errors.hpp"
#include "plugin/music/fold.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

namespace topfive {

namespace {

// Whoever has fewer is somebody's first upload, or a misspelt double of the famous one.
constexpr std::uint64_t real_following = 100;
constexpr std::size_t most_namesakes = 4;
constexpr std::size_t places = 8; // of each chart that are looked for in the library

// Those of this very name, most followed first.
std::vector<std::size_t> namesakes(std::string_view name, std::span<const Artist> artists)
{
    const auto folded = fold_artist(name);
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < artists.size(); ++i)
        if (artists[i].following >= real_following && fold_artist(artists[i].name) == folded)
            found.push_back(i);
    std::ranges::stable_sort(found, std::ranges::greater{}, [&](std::size_t i) { return artists[i].following; });
    if (found.size() > most_namesakes)
        found.resize(most_namesakes);
    return found;
}

std::size_t owned(const Artist& artist, Charts& charts, const Library& library, std::stop_token stop)
try {
    const auto chart = charts.top(artist, places, std::move(stop));
    return static_cast<std::size_t>(
        std::ranges::count_if(chart.recordings, [&](const Recording& song) { return library.find(song).has_value(); }));
} catch (const Unavailable&) { // says nothing about the library
    return 0;
}

}

ArtistChoice prefer_owned(ArtistChoice choice, std::string_view text, std::span<const Artist> artists, Charts& charts,
                          const Library& library, std::stop_token stop)
{
    if (!choice.exact)
        return choice;
    const auto& name = choice.index ? artists[*choice.index].name : artists[choice.choices.front()].name;
    const auto candidates = namesakes(name, artists);
    if (candidates.size() < 2 || library.songs_of(name) == 0)
        return choice;
    std::size_t most = 0;
    for (const std::size_t candidate : candidates) {
        const auto count = owned(artists[candidate], charts, library, stop);
        if (count <= most)
            continue;
        most = count;
        choice = {candidate,
                  true,
                  false,
                  fmt::format("\"{}\" is {}, of several artists of that name the one whose songs the library has ({})",
                              text, artists[candidate].name, count),
                  {}};
        if (candidate == candidates.front())
            break; // the one whom most people mean
    }
    return choice;
}

}
