// SPDX-License-Identifier: MIT
#pragma once
#include "config/config.hpp"
#include "config/section.hpp"

namespace topfive {

// Reads every key of CONTRACT 3 from the top of the file.
void read_config(Section& top, Config&);

}
