// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/mpd/dial.hpp"
#include <stop_token>
#include <string>
#include <vector>

namespace topfive {

class CommandConnection;

// Where MPD's music lies, as MPD itself says; empty when it does not. MPD tells it over a socket only: where it is
// reached over TCP on this machine, the sockets are tried (empty: the usual paths) and believed when the same MPD
// answers there.
[[nodiscard]] std::string find_music_directory(const MpdOptions&, CommandConnection&,
                                               const std::vector<std::string>& sockets, const std::stop_token&);

}
