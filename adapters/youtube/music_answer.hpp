// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/candidate.hpp"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

// What a page of YouTube Music offers. Artists' ids are in Candidate::channel_id.
struct MusicPage {
    std::vector<Candidate> candidates{};
    std::string song_list{}; // an artist's page: the browse id of all their songs; empty: none
};

// Reads the JSON of youtubei/v1/search and browse. Everything is looked for by the name of its renderer, never by words
// or position, since layouts and languages change. A page without a single song is whole as long as it is one that the
// service writes; nothing is returned for what it does not write, or not whole.
[[nodiscard]] std::optional<MusicPage> read_music_page(std::string_view json);

// Adds a song. Of one id the first counts; what it does not tell a later one may.
void merge(std::vector<Candidate>& songs, Candidate);

// For the cache: what matters of a page, a few hundred bytes instead of hundreds of thousands.
[[nodiscard]] std::string write_page(const MusicPage&);
[[nodiscard]] std::optional<MusicPage> read_page(std::string_view);

}
