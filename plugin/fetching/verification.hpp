// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/candidate.hpp"
#include "plugin/music/recording.hpp"
#include "plugin/ports/tagger.hpp"
#include <optional>
#include <string>

namespace topfive {

// Is this file the recording, as far as its container tells? The reason against it, in words for a person.
[[nodiscard]] std::optional<std::string> verification_fault(const Recording& wanted, const Candidate&, const Probe&);

}
