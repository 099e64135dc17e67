// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace topfive {

// One recording: a performance that was captured once, whatever releases it stands on (MusicBrainz: Recording).
// What a service did not tell is empty, 0 or nullopt, never guessed.
struct Recording {
    std::string id;    // "deezer:1109731"
    std::string title; // as the service writes it, with its notes: "Get Lucky (Radio Edit - feat. Pharrell Williams)"
    std::vector<std::string> artists; // all credited, the main one first
    std::string artist_id;            // the main artist's id, "deezer:27"
    std::string album;
    std::string album_artist; // empty: the first of artists
    std::string date;         // of the release: "2001", "2001-03" or "2001-03-12"
    int track_number = 0;
    int disc_number = 0;
    std::chrono::milliseconds length{0};
    std::string isrc; // twelve characters, no dashes
    std::string mbid; // MusicBrainz recording id
    std::string artist_mbid;
    std::optional<bool> explicit_lyrics;
    std::string cover_url;   // the largest picture that the service offers
    std::string preview_url; // a clip of about 30 s
    std::uint64_t play_count = 0;
    std::string url; // a page for people
    // Where facts came from that whoever ranked it did not tell in his list: "ISRC, date by deezer:1109731".
    std::vector<std::string> accounts;

    [[nodiscard]] std::string main_artist() const { return artists.empty() ? std::string{} : artists.front(); }

    bool operator==(const Recording&) const = default;
};

}
