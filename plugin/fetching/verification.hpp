// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/opinion.hpp"
#include "plugin/ports/listener.hpp"
#include "plugin/ports/log.hpp"
#include "plugin/ports/sound_catalog.hpp"
#include "plugin/ports/source.hpp"
#include <stop_token>

namespace topfive {

// Is a downloaded file the recording? A person's ears would say; these come close: the file by itself (soundness.hpp),
// the chart's own clip, and those who know recordings by their sound (sound_evidence.hpp).
class Verification {
public:
    // `known` and `clips` are null where the configuration wants none.
    Verification(Listener& listener, SoundCatalog* known, Clips* clips, Log& log)
        : listener_(listener), known_(known), clips_(clips), log_(log)
    {
    }

    struct Verdict {
        Opinion opinion;
        Sound sound;
    };
    // Failed when any look fails, passed when one passes and none fails. A file that does not decode has failed; who
    // cannot be asked says nothing. Throws Unavailable when the tool does not work or it was stopped.
    [[nodiscard]] Verdict of(const Fetched&, const Recording&, std::stop_token) const;

private:
    [[nodiscard]] Opinion ask_known(const Recording&, const Sound&, std::stop_token) const;
    [[nodiscard]] Opinion ask_clip(const Recording&, const Sound&, std::stop_token) const;

    Listener& listener_;
    SoundCatalog* known_;
    Clips* clips_;
    Log& log_;
};

}
