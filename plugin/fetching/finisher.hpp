// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/verification.hpp"
#include "plugin/music/recording.hpp"
#include "plugin/ports/history.hpp"
#include "plugin/ports/library.hpp"
#include "plugin/ports/progress.hpp"
#include "plugin/ports/shelf.hpp"
#include "plugin/ports/source.hpp"
#include "plugin/ports/tagger.hpp"
#include <optional>
#include <stop_token>
#include <string>

namespace topfive {

// From a whole file in staging to a tagged song in the music directory that MPD was told of.
class Finisher {
public:
    Finisher(std::string path_pattern, const Verification& verification, Covers& covers, Tagger& tagger, Shelf& shelf,
             History& history, Library& library, Progress& progress)
        : path_pattern_(std::move(path_pattern)), verification_(verification), covers_(covers), tagger_(tagger),
          shelf_(shelf), history_(history), library_(library), progress_(progress)
    {
    }

    // Whether the file is the recording. It takes a processor a while; safe for several files side by side.
    [[nodiscard]] Verification::Verdict hear(const Fetched&, const Recording&, std::stop_token) const;
    // Why the file is not the recording, in words for a person; nullopt: it stands in the music directory.
    // Throws Fault when it cannot be tagged or placed.
    [[nodiscard]] std::optional<std::string> finish(const Fetched&, const Verification::Verdict&, const Recording&,
                                                    std::stop_token) const;

private:
    std::string path_pattern_;
    const Verification& verification_;
    Covers& covers_;
    Tagger& tagger_;
    Shelf& shelf_;
    History& history_;
    Library& library_;
    Progress& progress_;
};

}
