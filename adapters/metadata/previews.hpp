// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/metadata/metadata.hpp"
#include "adapters/metadata/pace.hpp"
#include "adapters/metadata/web.hpp"
#include "plugin/music/recording.hpp"
#include <stop_token>
#include <string>

namespace topfive {

// Where the clip of a recording lies that Deezer or iTunes ranked. Asked anew each time: Deezer signs its addresses and
// they expire within the hour.
class Previews {
public:
    Previews(const MetadataOptions&, HttpClient&, const Clock&);
    // Empty: that service offers none. Throws Unavailable and Refused as services do.
    [[nodiscard]] std::string address_of(const Recording&, std::stop_token);

private:
    Pace deezer_pace_;
    Web deezer_;
    Pace itunes_pace_;
    Web itunes_;
    std::string country_;
};

}
