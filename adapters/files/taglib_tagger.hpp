// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/tagger.hpp"
#include <string>

namespace topfive {

// Tags Ogg (Opus, Vorbis), FLAC, MP4 and MP3 files with TagLib: whatever tags and pictures a file had are gone
// afterwards, YouTube's among them. Safe from every thread for different files.
class TagLibTagger : public Tagger {
public:
    void tag(const std::filesystem::path&, const Recording&, const Provenance&, const std::string& cover) override;
};

}
