// SPDX-License-Identifier: MIT
#include "adapters/mpd/walked_answer.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace topfive {

namespace {

// "123.456": MPD always writes three digits after the point.
std::uint32_t milliseconds(std::string_view seconds)
{
    double value = 0;
    std::from_chars(seconds.data(), seconds.data() + seconds.size(), value);
    return value > 0 && value < 4e6 ? static_cast<std::uint32_t>(std::lround(value * 1000)) : 0;
}

void add_name(std::string& names, std::string_view name)
{
    if (!names.empty())
        names += "; ";
    names += name;
}

}

void WalkedAnswer::clear()
{
    used_ = 0;
    open_ = nullptr;
    folders_.clear();
}

void WalkedAnswer::begin_song(std::string_view path)
{
    if (used_ == slots_.size())
        slots_.emplace_back();
    open_ = &slots_[used_++];
    open_->path.assign(path);
    for (auto* const text : {&open_->title, &open_->artist, &open_->album_artist, &open_->album, &open_->modified})
        text->clear();
    open_->length_ms = 0;
}

void WalkedAnswer::read(std::string_view line)
{
    const auto colon = line.find(": ");
    if (colon == std::string_view::npos)
        return;
    const auto name = line.substr(0, colon);
    const auto value = line.substr(colon + 2);
    if (name == "file")
        begin_song(value);
    else if (name == "directory") {
        folders_.emplace_back(value);
        open_ = nullptr;
    } else if (name == "playlist")
        open_ = nullptr;
    else if (open_ == nullptr)
        return;
    else if (name == "Artist")
        add_name(open_->artist, value);
    else if (name == "Title" && open_->title.empty())
        open_->title.assign(value);
    else if (name == "AlbumArtist")
        add_name(open_->album_artist, value);
    else if (name == "Album" && open_->album.empty())
        open_->album.assign(value);
    else if (name == "Last-Modified")
        open_->modified.assign(value);
    else if (name == "duration")
        open_->length_ms = milliseconds(value);
}

}
