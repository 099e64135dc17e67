// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/music/recording.hpp"
#include <chrono>
#include <filesystem>
#include <stop_token>
#include <string>

namespace topfive {

// What a container holds. Throws Fault when it does not open as audio.
struct Probe {
    std::string codec; // "opus", "aac", "mp3"
    std::chrono::milliseconds length{0};
    int channels = 0;
    int sample_rate = 0;
};

// How a file came into the library.
struct Provenance {
    std::string source;   // "youtube:ID"
    std::string reason{}; // "related to Eminem"; empty: it was searched for
};

// Looks into files and writes their tags.
class Tagger {
public:
    virtual ~Tagger() = default;
    [[nodiscard]] virtual Probe probe(const std::filesystem::path&, std::stop_token) = 0;
    // Writes the tags of CONTRACT 5. A tag that is not known stays absent.
    // `cover` holds a JPEG or PNG, or is empty. Throws Fault.
    virtual void tag(const std::filesystem::path&, const Recording&, const Provenance&, const std::string& cover) = 0;
};

// Gets a picture. Empty when there is none to be had: a missing cover never fails a song.
class Covers {
public:
    virtual ~Covers() = default;
    virtual std::string fetch(const std::string& url, std::stop_token) noexcept = 0;
};

}
