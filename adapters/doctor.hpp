// SPDX-License-Identifier: MIT
#pragma once
#include "config/config.hpp"
#include "plugin/ports/log.hpp"
#include <stop_token>

namespace topfive {

// Checks everything that topfive needs, one line each, with what to do about each failure. 1 when one failed.
int doctor(const Config&, Log&, std::stop_token);

}
