// SPDX-License-Identifier: MIT
#pragma once
#include "config/config.hpp"
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

// "500ms", "2.5s", "15min", "24h", "7d". nullopt: no unit, a negative number, anything else.
[[nodiscard]] std::optional<Duration> duration_of(std::string_view);
// "60MB", "1GB", "500kB", "12B"; a plain 0.
[[nodiscard]] std::optional<std::uint64_t> size_of(std::string_view);
// "on", "yes", "true" and "off", "no", "false".
[[nodiscard]] std::optional<bool> switch_of(std::string_view);
// The shortest text that reads back as the same.
[[nodiscard]] std::string text_of(Duration);
[[nodiscard]] std::string size_text(std::uint64_t);
// The one of `words` that is meant, when only a letter or two are wrong; empty: none.
[[nodiscard]] std::string closest(std::string_view word, const std::vector<std::string>& words);

}
