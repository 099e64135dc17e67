// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/web/status.hpp"
#include "adapters/web/tally.hpp"
#include <string>

namespace topfive {

// GET /metrics: Prometheus' text format, version 0.0.4.
[[nodiscard]] std::string metrics_text(const Status&, const Tally::Counts&);

}
