// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/candidate.hpp"
#include "plugin/music/artist.hpp"
#include "plugin/music/recording.hpp"
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace topfive {

// How other programs pick, rebuilt in a few lines from descriptions of their rules: yardsticks for the report only.

// The first one offered (Explo without a key).
[[nodiscard]] std::optional<std::size_t> first_offered(const Recording&, std::span<const Candidate>);
// The closest length of the first five (octo).
[[nodiscard]] std::optional<std::size_t> closest_length(const Recording&, std::span<const Candidate>);
// All words present, then the length, label audio and views raise the score; at least 80 (freyr).
[[nodiscard]] std::optional<std::size_t> words_and_views(const Recording&, std::span<const Candidate>);
// Title, artist and length weighted; words that name a version and are not asked for rule out (SoulSync).
[[nodiscard]] std::optional<std::size_t> weighted_likeness(const Recording&, std::span<const Candidate>);
// Whether two recordings are one: title, artist and length weighted as distances, at most a quarter apart (beets).
[[nodiscard]] bool near_in_fields(const Recording&, const Recording&);
// Likeness of names minus forbidden words found as parts of words, length by an exponential, views among the best
// (spotDL).
[[nodiscard]] std::optional<std::size_t> likeness_and_time(const Recording&, std::span<const Candidate>);
// The artist whose name has the most letters in common with a text, three in a row; at least three tenths of all.
[[nodiscard]] std::optional<std::size_t> most_trigrams(std::string_view text, std::span<const Artist>);

}
