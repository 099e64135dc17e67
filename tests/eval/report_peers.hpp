// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/candidate.hpp"
#include "plugin/music/recording.hpp"
#include <cstddef>
#include <optional>
#include <span>

namespace topfive {

// How other programs pick, rebuilt in a few lines from descriptions of their rules: yardsticks for the report only.

// The first one offered (Explo without a key).
[[nodiscard]] std::optional<std::size_t> first_offered(const Recording&, std::span<const Candidate>);
// The closest length of the first five (octo).
[[nodiscard]] std::optional<std::size_t> closest_length(const Recording&, std::span<const Candidate>);
// All words present, then the length, label audio and views raise the score; at least 80 (freyr).
[[nodiscard]] std::optional<std::size_t> words_and_views(const Recording&, std::span<const Candidate>);
// Likeness of names minus forbidden words found as parts of words, length by an exponential (spotDL).
[[nodiscard]] std::optional<std::size_t> likeness_and_time(const Recording&, std::span<const Candidate>);

}
