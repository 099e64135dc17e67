// SPDX-License-Identifier: MIT
#include "adapters/metadata/facts.hpp"

#include <utility>

namespace topfive {

namespace {

void add(std::string& to, const std::string& from)
{
    if (to.empty())
        to = from;
}

}

unsigned missing_facts(const Recording& recording)
{
    unsigned missing = 0;
    if (recording.length.count() == 0)
        missing |= facts::length;
    if (recording.isrc.empty())
        missing |= facts::isrc;
    if (recording.album.empty())
        missing |= facts::album;
    if (recording.mbid.empty())
        missing |= facts::mbid;
    if (recording.cover_url.empty())
        missing |= facts::cover;
    if (recording.date.empty())
        missing |= facts::date;
    return missing;
}

std::string facts_words(unsigned facts)
{
    static constexpr std::pair<unsigned, const char*> names[]{{facts::length, "length"}, {facts::isrc, "ISRC"},
                                                              {facts::album, "album"},   {facts::mbid, "MBID"},
                                                              {facts::cover, "cover"},   {facts::date, "date"}};
    std::string words;
    for (const auto& [fact, name] : names)
        if ((facts & fact) != 0)
            words += (words.empty() ? "" : ", ") + std::string(name);
    return words;
}

void add_facts(Recording& to, const Recording& from)
{
    // What describes a release is taken whole from one release: its date and track number mean nothing on another.
    if (to.album.empty() || to.album == from.album) {
        add(to.album, from.album);
        add(to.album_artist, from.album_artist);
        add(to.date, from.date);
        if (to.track_number == 0)
            to.track_number = from.track_number;
        if (to.disc_number == 0)
            to.disc_number = from.disc_number;
        add(to.cover_url, from.cover_url);
    }
    if (to.length.count() == 0)
        to.length = from.length;
    add(to.isrc, from.isrc);
    add(to.mbid, from.mbid);
    add(to.artist_mbid, from.artist_mbid);
    if (!to.explicit_lyrics)
        to.explicit_lyrics = from.explicit_lyrics;
    add(to.preview_url, from.preview_url);
    add(to.url, from.url);
    if (to.play_count == 0)
        to.play_count = from.play_count;
    if (from.artists.size() > to.artists.size() && from.main_artist() == to.main_artist())
        to.artists = from.artists;
}

}
