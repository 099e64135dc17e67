// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/candidate.hpp"
#include "plugin/music/artist.hpp"
#include "plugin/music/recording.hpp"
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace topfive {

using Figures = std::vector<std::pair<std::string, std::string>>;

// Values as JSON texts for columns whose parts nobody asks for. What is empty or unknown is left out.
[[nodiscard]] std::string json_text(const Recording&);
[[nodiscard]] std::string json_text(const Candidate&);
[[nodiscard]] std::string json_text(const Artist&);
[[nodiscard]] std::string json_text(const Figures&);

// What json_text wrote. Unknown keys are passed over, missing ones stay empty. Throws Fault for what is no JSON.
[[nodiscard]] Recording recording_of(std::string_view json);
[[nodiscard]] Candidate candidate_of(std::string_view json);
[[nodiscard]] Artist artist_of(std::string_view json);
[[nodiscard]] Figures figures_of(std::string_view json);

}
