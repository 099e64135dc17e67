// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/music/recording.hpp"
#include "plugin/ports/listener.hpp"
#include <stop_token>
#include <string>
#include <vector>

namespace topfive {

// A recording that somebody knows by its sound.
struct KnownSound {
    double score = 0; // 0 to 1: how well the sound fits
    std::string mbid; // MusicBrainz recording id; empty: not told
    std::string title;
    std::vector<std::string> artists;
};

// Who names recordings by what they sound like. An empty list: asked, and the sound is not known there.
// Throws Unavailable when it cannot be asked now, Refused when it never will answer (a wrong key).
class SoundCatalog {
public:
    virtual ~SoundCatalog() = default;
    virtual std::vector<KnownSound> recordings(const Sound&, std::stop_token) = 0;
};

// The chart's own clip of a recording, about 30 s from somewhere inside it. Empty: it offers none. Throws as above.
class Clips {
public:
    virtual ~Clips() = default;
    virtual Fingerprint clip_of(const Recording&, std::stop_token) = 0;
};

}
