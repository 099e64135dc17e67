// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/tagger.hpp"
#include <filesystem>
#include <stop_token>
#include <string>

namespace topfive {

// What ffprobe finds in a file. A process of its own reads foreign bytes, and libavformat's hundreds of libraries stay
// out of topfive. The length is where the last packet ends, not what the header promises: a file that was cut short
// shows it. Throws Fault when the file does not open as audio, Unavailable when that cannot be told now: ffprobe is
// missing, was stopped or hangs.
[[nodiscard]] Probe probe_with(const std::string& ffprobe, const std::filesystem::path&, std::stop_token);

}
