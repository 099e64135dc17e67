// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>

namespace topfive {

// Text as HTML shows it, in an element or in a quoted attribute: valid UTF-8 on one line, nothing in it is markup. What
// is very long is cut.
[[nodiscard]] std::string escaped(std::string_view);

// A name of any script, kept from turning what stands around it.
[[nodiscard]] std::string bdi(std::string_view);

}
