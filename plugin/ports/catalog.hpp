// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/music/artist.hpp"
#include "plugin/music/recording.hpp"
#include <stop_token>
#include <string_view>
#include <vector>

namespace topfive {

// Who knows artists and songs by name. An empty list: asked, and nothing is known by that name.
// Throws Unavailable when the service cannot be asked now, Refused when it never will answer (a wrong key).
class Catalog {
public:
    virtual ~Catalog() = default;
    // Artists whose name resembles `name`, the service's own order.
    virtual std::vector<Artist> artists(std::string_view name, std::stop_token) = 0;
    // Songs for a text; with `artist` not empty, `text` is a title by that artist. The service's own order.
    virtual std::vector<Recording> songs(std::string_view text, std::string_view artist, std::stop_token) = 0;
    // A word ahead: these songs() will be asked for soon and may be fetched side by side with what is asked before.
    virtual void expect_songs(std::string_view /*text*/, std::string_view /*artist*/) {}
};

}
