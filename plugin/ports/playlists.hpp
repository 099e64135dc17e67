// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <string>
#include <vector>

namespace topfive {

// MPD's stored playlists, which every client shows. Throws Unavailable when MPD cannot be asked now, Fault when it
// refuses.
class Playlists {
public:
    virtual ~Playlists() = default;
    // The paths of a playlist, in order; nullopt: there is none of this name.
    [[nodiscard]] virtual std::optional<std::vector<std::string>> songs(const std::string& name) = 0;
    // Makes a playlist, or replaces it, in one step: no client sees half of it. Songs that MPD does not list are left
    // out.
    virtual void write(const std::string& name, const std::vector<std::string>& paths) = 0;
    virtual void remove(const std::string& name) = 0; // does nothing when there is none
};

}
