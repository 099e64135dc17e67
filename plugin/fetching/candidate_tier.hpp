// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/candidate_words.hpp"
#include <string_view>

namespace topfive {

// Where a candidate comes from, best first: the order in which candidates that fit are taken, whatever their score.
enum class Tier { isrc, label_audio, artist_channel, official_audio, official_video, rest };

[[nodiscard]] Tier tier(const Sought&, const Candidate&);
[[nodiscard]] std::string_view name(Tier);

}
