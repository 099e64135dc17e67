// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/opinion.hpp"
#include "plugin/music/fingerprint.hpp"
#include "plugin/music/recording.hpp"
#include "plugin/ports/sound_catalog.hpp"
#include <span>

namespace topfive {

// What those who know the sound say. Passed: one of the names that fit it is the recording's. Failed: all that fit it
// well name another song or another version, clearly. Unknown: nobody knows it, or the names are neither: in another
// script, half alike. One sound may carry wrong names among right ones; only all of them together speak against it.
[[nodiscard]] Opinion judge_known_sound(const Recording& wanted, std::span<const KnownSound>);

// Does the chart's clip lie in the song? Passed, failed, or unknown between the two.
[[nodiscard]] Opinion judge_clip(std::span<const std::uint32_t> clip, std::span<const std::uint32_t> song);

}
