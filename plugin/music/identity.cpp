// SPDX-License-Identifier: MIT
#include "plugin/music/comparison.hpp"
#include "plugin/music/likeness.hpp"
#include "plugin/music/reading.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace topfive {

std::vector<std::string> identity_keys(const Recording& recording)
{
    const auto ways = readings(recording);
    if (ways.empty())
        return {};
    const auto& plain = ways.front();
    const auto song = "|" + squeezed(plain.core) + "|" + (plain.versions.empty() ? "" : describe(plain.versions));
    std::vector<std::string> names;
    for (const auto& raw : recording.artists)
        if (const auto credit = read_credit(raw); !names_nobody(credit.whole))
            names.push_back(squeezed(credit.whole));
    if (names.empty() && !plain.credit.whole.empty())
        names.push_back(squeezed(plain.credit.whole));
    std::vector<std::string> keys;
    for (const auto& name : names)
        if (auto key = name + song; std::find(keys.begin(), keys.end(), key) == keys.end())
            keys.push_back(std::move(key));
    return keys;
}

std::vector<Recording> fold_chart(std::vector<Recording> chart, std::size_t count)
{
    std::vector<Recording> places;
    for (auto& recording : chart) {
        const auto place = std::find_if(places.begin(), places.end(), [&](const Recording& taken) {
            return compare(taken, recording).likeness != Likeness::other_song;
        });
        if (place == places.end()) {
            if (places.size() < count)
                places.push_back(std::move(recording));
            continue;
        }
        // The first of the plain ones stands for the song.
        const auto marks = [](const Recording& one) {
            const auto ways = readings(one);
            return ways.empty() ? std::size_t{99} : ways.front().versions.size();
        };
        if (marks(*place) > 0 && marks(recording) == 0)
            *place = std::move(recording);
    }
    return places;
}

}
