// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace topfive {

// "2h" and "3d" before now, a day, or a moment, as RFC 3339 in UTC: fit for comparing with the daemon's times as text.
[[nodiscard]] std::optional<std::string> since_text(std::string_view);

}
