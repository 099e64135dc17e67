// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/music/comparison.hpp"

#include <chrono>
#include <string>
#include <utility>

namespace topfive {

inline Recording song(std::string artist, std::string title, std::chrono::seconds length = {}, std::string album = {})
{
    Recording recording;
    if (!artist.empty())
        recording.artists = {std::move(artist)};
    recording.title = std::move(title);
    recording.length = length;
    recording.album = std::move(album);
    return recording;
}

inline Likeness titles(std::string one, std::string other)
{
    return compare(song("Someone", std::move(one)), song("Someone", std::move(other))).likeness;
}

}
