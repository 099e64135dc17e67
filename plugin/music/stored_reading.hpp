// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/music/reading.hpp"
#include <string>
#include <string_view>

namespace topfive {

// A reading's title and credit as short texts, to be kept in large numbers: "core\x1fsubtitle\x1ev3detail".
[[nodiscard]] std::string title_text(const Reading&);
[[nodiscard]] std::string credit_text(const Credit&);

[[nodiscard]] std::string_view core_of(std::string_view title_text);
[[nodiscard]] std::string_view whole_of(std::string_view credit_text);
[[nodiscard]] Credit credit_from(std::string_view credit_text);
// The title is this once more in another script.
[[nodiscard]] bool also_called(std::string_view title_text, std::string_view core);
// Core, loose, again and versions.
[[nodiscard]] Reading reading_from(std::string_view title_text);

}
