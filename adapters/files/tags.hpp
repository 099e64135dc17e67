// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/music/recording.hpp"
#include "plugin/ports/tagger.hpp"
#include <string>
#include <utility>
#include <vector>

namespace topfive {

// The tags of CONTRACT 5 by their Vorbis comment names, each with its values, in order. Only what is known, each value
// on one line.
using Tags = std::vector<std::pair<std::string, std::vector<std::string>>>;
[[nodiscard]] Tags tags_of(const Recording&, const Provenance&);

// The tag whose value tells which recording a file holds; and how it begins among the keywords of an MP4 file.
inline const std::string mark = "TOPFIVE_TRACK";
inline const std::string keyword_mark = mark + '=';

// The gain as Opus has it (RFC 7845): R128_TRACK_GAIN towards -23 LUFS, in 256ths of a dB. MPD reads this one alone
// there; the peak has no other name than ReplayGain's.
[[nodiscard]] Tags opus_gain_of(const Provenance&);

// "image/jpeg" or "image/png", by the first bytes; empty for another picture.
[[nodiscard]] std::string picture_type(const std::string& picture);

}
