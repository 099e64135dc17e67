// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/playlists.hpp"
#include "plugin/ports/display_memory.hpp"
#include <optional>
#include <string>
#include <vector>

namespace topfive {

// Keeps stored playlists up to date, and keeps its hands off those of people: one that it did not make, one that
// somebody changed since, stays as it is. One that somebody removed comes back when it would hold something else.
class KeptPlaylist {
public:
    KeptPlaylist(Playlists& playlists, DisplayMemory& shown) : playlists_(playlists), shown_(shown) {}

    // Shows these songs under this name; without songs the playlist goes. Written only when it would be another.
    // What a person should know, once: the name is taken. Throws what Playlists throws.
    std::optional<std::string> show(const std::string& of, const std::string& name,
                                    const std::vector<std::string>& paths);

private:
    void withdraw(const ShownPlaylist&);
    void write(ShownPlaylist, const std::vector<std::string>& paths);

    Playlists& playlists_;
    DisplayMemory& shown_;
};

}
