// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>
#include <stop_token>

namespace topfive {

// False: stopped before that long had passed.
[[nodiscard]] bool wait(std::chrono::milliseconds, const std::stop_token&);

}
