// SPDX-License-Identifier: MIT
#include "plugin/fetching/verification.hpp"

#include "plugin/errors.hpp"
#include "plugin/fetching/sound_evidence.hpp"
#include "plugin/fetching/soundness.hpp"

#include <algorithm>
#include <iterator>

namespace topfive {

namespace {

using Outcome = Opinion::Outcome;

void add(Opinion& all, Opinion more)
{
    std::ranges::move(more.figures, std::back_inserter(all.figures));
    if (more.outcome == Outcome::failed)
        all.why = std::move(more.why);
    else if (!more.why.empty())
        all.why += "; " + more.why;
    if (more.outcome != Outcome::unknown)
        all.outcome = more.outcome;
}

}

Verification::Verdict Verification::of(const Fetched& fetched, const Recording& recording, std::stop_token stop) const
{
    Verdict verdict;
    try {
        verdict.sound = fetched.packed ? listener_.unpack(fetched.file, stop) : listener_.listen(fetched.file, stop);
    } catch (const Unavailable&) { // the tool, not the file
        throw;
    } catch (const Fault& fault) {
        verdict.opinion = {Outcome::failed, fault.what(), {}};
        return verdict;
    }
    verdict.opinion = judge_soundness(recording, fetched.candidate, verdict.sound);
    for (const auto ask : {&Verification::ask_clip, &Verification::ask_known})
        if (verdict.opinion.outcome != Outcome::failed)
            add(verdict.opinion, (this->*ask)(recording, verdict.sound, stop));
    return verdict;
}

Opinion Verification::ask_clip(const Recording& recording, const Sound& sound, std::stop_token stop) const
try {
    if (clips_ == nullptr)
        return {};
    const auto clip = clips_->clip_of(recording, stop);
    return clip.empty() ? Opinion{} : judge_clip(clip, sound.fingerprint);
} catch (const Fault& fault) {
    if (stop.stop_requested())
        throw;
    log_.info("the clip of “{}” cannot be had: {}", recording.title, fault.what());
    return {Outcome::unknown, "the chart's clip could not be had", {}};
}

Opinion Verification::ask_known(const Recording& recording, const Sound& sound, std::stop_token stop) const
try {
    if (known_ == nullptr)
        return {};
    return judge_known_sound(recording, known_->recordings(sound, stop));
} catch (const Fault& fault) {
    if (stop.stop_requested())
        throw;
    log_.warning("“{}”: {}", recording.title, fault.what());
    return {Outcome::unknown, "AcoustID could not be asked", {}};
}

}
