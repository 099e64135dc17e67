// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/music/reading.hpp"
#include "plugin/music/recording_index.hpp"

namespace topfive {

// What the tags of a library's song say; where they are silent its path: "Artist/Album/03 - Title.flac".
[[nodiscard]] Reading read_tags(const RecordingIndex::Entry&);

}
