// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace topfive {

// An artist as one metadata service knows them.
struct Artist {
    std::string id;                   // "deezer:13": the service, a colon, its own id
    std::string name;                 // as the service writes it
    std::string url;                  // a page for people; empty: none
    std::uint64_t following = 0;      // fans or listeners as the service counts them; 0: it does not say
    std::vector<std::string> aliases; // other spellings that the service gives
    std::string mbid;                 // MusicBrainz artist id; empty: unknown

    bool operator==(const Artist&) const = default;
};

}
