// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/music/fingerprint.hpp"
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>

namespace topfive {

// What an audio file is and sounds like, heard from its first to its last sample.
struct Sound {
    std::string codec;                   // "opus", "aac", "mp3"
    std::chrono::milliseconds told{0};   // the length that the container tells; 0: it tells none
    std::chrono::milliseconds length{0}; // what was decoded
    std::string complaint;               // the decoder's first; empty: it had none
    double silent = 0;                   // share of the time that is silence
    double noisy = 0;                    // share of the time that is steady noise
    std::optional<double> loudness;      // LUFS, integrated over the whole (EBU R 128); nothing for silence
    double peak = 0;                     // the loudest sample, 1 is full scale
    Fingerprint fingerprint;             // of the whole, when the listener was told to take it
    std::string lookup;                  // the first two minutes as AcoustID wants them, likewise
    std::filesystem::path file{};        // where it is: the file that was heard, or what was taken out of it
};

// Decodes files. Throws Fault when a file does not decode as audio, Unavailable when that cannot be told now: the tool
// is missing, was stopped or hangs.
class Listener {
public:
    virtual ~Listener() = default;
    virtual Sound listen(const std::filesystem::path&, std::stop_token) = 0;
    // Listens, and takes the sound out of a container that players or taggers do not know into one of their own beside
    // it, copied wherever that can be; the file itself goes.
    virtual Sound unpack(const std::filesystem::path&, std::stop_token) = 0;
};

}
