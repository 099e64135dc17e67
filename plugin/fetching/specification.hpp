// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/music/artist.hpp"
#include "plugin/music/recording.hpp"
#include "plugin/ports/history.hpp"
#include <cstddef>
#include <optional>
#include <stop_token>
#include <string>

namespace topfive {

// Why a recording is not fetched: how its place is shown, and the reason that a person reads.
struct Rejection {
    PlaceState state = PlaceState::rejected;
    std::string why;
    std::string path;        // where it stands, relative to the music directory
    DownloadId download = 0; // its row, when it has one
};

// On what occasion a recording is looked at.
struct Occasion {
    const Artist& artist;
    bool asked = false;     // a person asked for the artist or the song
    bool very_song = false; // a person asked for this very song, by name
    std::size_t count = 5;  // top.count
    bool preview = false;   // nothing may be remembered of it
    std::stop_token stop{};
};

// One reason not to fetch.
class Specification {
public:
    virtual ~Specification() = default;
    [[nodiscard]] virtual std::optional<Rejection> reject(const Recording&, const Occasion&) const = 0;
};

}
