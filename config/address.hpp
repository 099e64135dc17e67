// SPDX-License-Identifier: MIT
#pragma once
#include "config/section.hpp"
#include <string>
#include <string_view>

namespace topfive {

// "host:port", "[::1]:port", ":port", or an absolute path.
[[nodiscard]] bool is_address(std::string_view);
[[nodiscard]] bool is_socket(std::string_view address);   // a path, or "@name" in the abstract namespace
[[nodiscard]] bool is_loopback(std::string_view address); // nobody but this machine reaches it
[[nodiscard]] bool is_host(std::string_view);             // an address whose port may be missing
// What MPD takes as a channel's name; empty: no channel.
[[nodiscard]] bool is_channel(std::string_view);

void read_url(Section&, const char* key, std::string& url);
void read_country(Section&, const char* key, std::string& country);

}
