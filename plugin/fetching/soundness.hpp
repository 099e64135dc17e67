// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/candidate.hpp"
#include "plugin/fetching/opinion.hpp"
#include "plugin/music/recording.hpp"
#include "plugin/ports/listener.hpp"

namespace topfive {

// Is this a whole song of the right length, as far as a file tells by itself? Failed: cut off, silent, noise, another
// length. Passed: nothing speaks against it, and the source's own word vouches for the recording - the label's audio
// track, or what it has under the ISRC, as long as the chart says within three seconds. Unknown: nothing speaks
// against it.
[[nodiscard]] Opinion judge_soundness(const Recording& wanted, const Candidate&, const Sound&);

}
