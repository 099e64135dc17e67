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

// "image/jpeg" or "image/png", by the first bytes; empty for another picture.
[[nodiscard]] std::string picture_type(const std::string& picture);

}
