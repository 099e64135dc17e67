// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

namespace topfive {

// What somebody looked for: the one value that every watcher produces and that the rest of topfive works on.
struct SearchIntent {
    // noticed: a client searched, added or browsed. asked: a person addressed topfive itself.
    enum class Kind { search, add, browse, ask };
    enum class Origin { proxy, log, queue, channel, http, command, related };

    std::string text;  // what was typed, UTF-8, as it was typed but for blanks around it
    std::string field; // "any", "artist", "albumartist", "title", "album", ... lower case, as in MPD's tag names
    // A search by artist and title at once: `text` holds the artist, field "artist", and this the title.
    std::string title;
    Kind kind = Kind::search;
    Origin origin = Origin::proxy;
    std::string client; // who: a connection's address or number, for `why`
    std::chrono::system_clock::time_point at{};
    std::size_t count = 0; // how many of the chart; 0: as configured
    // Origin related: the story that this one follows, and the artist whom it was about.
    std::int64_t parent = 0;
    std::string related_to;

    // What a person asks topfive for goes first and skips the brakes that hold back what is merely noticed.
    [[nodiscard]] bool asked() const { return kind == Kind::ask; }
    // Nobody asked for this artist, only for one who is like them.
    [[nodiscard]] bool related() const { return origin == Origin::related; }

    bool operator==(const SearchIntent&) const = default;
};

}
