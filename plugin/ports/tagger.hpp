// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/music/recording.hpp"
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>

namespace topfive {

// What a file's tags say beside the recording.
struct Provenance {
    std::string source{};             // "youtube:ID"
    std::string reason{};             // "related to Eminem"; empty: it was searched for
    std::string verified{};           // "passed", "unknown"; empty: nobody looked
    std::optional<double> loudness{}; // LUFS
    double peak = 0;                  // 1 is full scale
};

// Writes and reads the tags of files.
class Tagger {
public:
    virtual ~Tagger() = default;
    // Writes the tags of CONTRACT 5 and what players need to play all songs equally loud (ReplayGain 2.0). A tag that
    // is not known stays absent. `cover` holds a JPEG or PNG, or is empty. Throws Fault.
    virtual void tag(const std::filesystem::path&, const Recording&, const Provenance&, const std::string& cover) = 0;
};

// Gets a picture. Empty when there is none to be had: a missing cover never fails a song.
class Covers {
public:
    virtual ~Covers() = default;
    virtual std::string fetch(const std::string& url, std::stop_token) noexcept = 0;
};

}
