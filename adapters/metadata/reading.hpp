// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/metadata/json.hpp"
#include "plugin/music/recording.hpp"
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

// Single facts out of an answer. Each is empty or 0 when what stands there cannot be such a fact.

[[nodiscard]] std::string isrc_of(std::string_view); // twelve characters in upper case, dashes removed
[[nodiscard]] std::string mbid_of(std::string_view); // a UUID in lower case
[[nodiscard]] std::string date_of(std::string_view); // "2001", "2001-03" or "2001-03-12" at the beginning of the text
[[nodiscard]] std::string link_of(std::string_view); // an http or https address
[[nodiscard]] int small_number_of(Json);             // track and disc numbers: 1 to 9999
[[nodiscard]] std::chrono::milliseconds length_of(double milliseconds); // up to a day

// What stands behind "deezer:" in "deezer:27"; empty when another service gave the id.
[[nodiscard]] std::string id_at(std::string_view service, std::string_view id);

// The entries of a list, as `read` reads one, that name a recording: with an id, a title and an artist.
[[nodiscard]] std::vector<Recording> recordings_in(Json list, Recording (*read)(Json));

// For searches that know no way to write a quotation mark inside quotation marks.
[[nodiscard]] std::string in_quotes(std::string_view);

}
